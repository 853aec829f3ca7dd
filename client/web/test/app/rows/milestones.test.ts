import assert from "node:assert/strict";
import { test } from "node:test";
import { asLines, asPage } from "../../../src/app/keepsake.ts";
import { memories, searched } from "../../../src/app/memories.ts";
import { headNow } from "../../../src/app/rows/row.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const at = Date.parse("2026-11-24T20:00:00Z") / 1000;
const body = { milestone: "c", what: "change", words: plain('{"title":"A new job"}'), by: "ines" };
const entry = (kind: string, more: Record<string, unknown>): Entry => ({
  id: `${kind}-0`,
  seq: 1,
  at,
  on: "milestones",
  kind,
  by: "noor",
  body: more,
});
const FEAST = entry("celebrated", { ...body, day: null });
const TALK = entry("talked", { ...body, round: "t1", texts: { ines: plain("Glad, and afraid") } });

test("it is kept under its name, with what each wrote in the fields they were sealed for", () => {
  const room = new FakeRoom();
  const talk = keptOf(TALK);
  assert.deepEqual([talk?.of?.who, talk?.of?.field, talk?.of?.old], ["ines", "change.words/c", true]);
  assert.deepEqual(
    talk?.told.map(({ who, field }) => [who, field]),
    [["ines", "write.text/c/t1"]],
  );
  const feast = keptOf(FEAST);
  assert.equal(feast && headNow(room, FEAST, feast, String), "celebrated · A new job");
  const all = memories([FEAST, TALK]);
  assert.equal(searched(all, "new job", room, {}).length, 2);
  assert.equal(searched(all, "afraid", room, {}).length, 1);
});

test("the page and the lines have it, and what was erased keeps its place", async () => {
  const room = new FakeRoom();
  const page = await asPage(room, [FEAST, TALK], "UTC");
  assert.match(page, /\*celebrated · A new job\*/);
  assert.match(page, /\*what you wrote of a change · A new job\*\n {2}- \*\*Inês:\*\* Glad, and afraid/);
  const [, , line] = (await asLines(room, [FEAST, TALK])).split("\n");
  const { words, texts } = JSON.parse(line ?? "").body;
  assert.deepEqual([words, texts], ['{"title":"A new job"}', { ines: "Glad, and afraid" }]);
  assert.deepEqual(
    memories([entry("celebrated", {})]).map((one) => one.kind),
    ["erased"],
  );
});
