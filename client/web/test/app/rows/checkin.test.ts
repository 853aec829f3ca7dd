import assert from "node:assert/strict";
import { test } from "node:test";
import { asLines, asPage } from "../../../src/app/keepsake.ts";
import { memories, searched } from "../../../src/app/memories.ts";
import { toldNow } from "../../../src/app/rows/row.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const at = Date.parse("2026-11-24T20:00:00Z") / 1000;
const note = plain(JSON.stringify({ mood: [0.8, 0], need: "an hour" }));
const entry = (kind: string, body: Record<string, unknown>): Entry => ({
  id: `${kind}-0`,
  seq: 1,
  at,
  on: "checkin",
  kind,
  by: "noor",
  body,
});
const NOTES = entry("notes", { day: "d1", notes: { ines: note } });
const MET = entry("met", { day: "d1", member: "ines", text: plain(JSON.stringify({ act: "hug" })) });

test("notes and an answer to one are kept with who wrote them, to whom, and the field they were sealed for", async () => {
  const room = new FakeRoom();
  const [notes, met] = [keptOf(NOTES), keptOf(MET)];
  await notes?.learn?.();
  assert.deepEqual(
    notes?.told.map(({ who, to, field }) => [who, to, field]),
    [["ines", undefined, "share.note/d1"]],
  );
  assert.deepEqual(
    met?.told.map(({ who, to, field }) => [who, to, field]),
    [["noor", "ines", "meet.text/d1/ines"]],
  );
  assert.match(notes?.told[0] ? toldNow(room, NOTES, notes.told[0]) : "", /an hour/);
  assert.equal(searched(memories([NOTES, MET]), "hug", room, {}).length, 1);
});

test("the page and the lines have them, each in its place", async () => {
  const room = new FakeRoom();
  const page = await asPage(room, [NOTES, MET], "Europe/Berlin");
  assert.match(page, /\*how you were\*\n {2}- \*\*Inês:\*\* .*an hour/);
  assert.match(page, /\*answered Inês\*\n {2}- \*\*Noor → Inês:\*\* A hug/);
  const [, first, second] = (await asLines(room, [NOTES, MET])).split("\n");
  assert.match(JSON.parse(first ?? "").body.notes.ines, /an hour/);
  assert.match(JSON.parse(second ?? "").body.text, /hug/);
});

test("what was erased keeps its place, and other entries have none", () => {
  const kinds = memories([entry("notes", { day: "d1" }), entry("met", {})]).map((one) => one.kind);
  assert.deepEqual(kinds, ["erased", "erased"]);
  assert.equal(keptOf(entry("else", {})), undefined);
  assert.equal(keptOf({ ...NOTES, on: "chat" }), undefined);
});
