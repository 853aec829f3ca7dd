import assert from "node:assert/strict";
import { test } from "node:test";
import { moment } from "../../../src/app/rows/moment.ts";
import { toldNow } from "../../../src/app/rows/row.ts";
import { saidText } from "../../../src/elements/moment-note.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const entry = (kind: string, body: object): Entry => ({
  id: "1-0",
  seq: 1,
  at: 1000,
  on: "moment",
  kind,
  by: "ines",
  body: body as Record<string, unknown>,
});

test("a strip reads as what is said of its pictures, each sealed for its place", () => {
  const room = new FakeRoom();
  const pictures = {
    ines: { text: plain(saidText("a".repeat(64), "the sea")), blob: "a".repeat(64) },
    noor: { text: plain(saidText("b".repeat(64), "")), blob: "b".repeat(64) },
  };
  const kept = moment(entry("strip", { strip: "m3", pictures, blobs: [] }));
  assert.ok(kept?.pictures);
  assert.equal(
    kept.head(() => ""),
    "Strip",
  );
  const read = kept.told.map((one) => [one.who, one.field, toldNow(room, entry("strip", {}), one)]);
  assert.deepEqual(read, [
    ["ines", "put.text/m3", "the sea"],
    ["noor", "put.text/m3", "a picture"],
  ]);
});

test("an erased strip keeps its place, and other entries are none of ours", () => {
  assert.deepEqual(moment(entry("strip", {}))?.told, []);
  assert.equal(moment(entry("else", {})), undefined);
});
