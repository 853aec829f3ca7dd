import assert from "node:assert/strict";
import { test } from "node:test";
import { toldNow } from "../../../src/app/rows/row.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

test("a page that has opened reads as what does each good, the most of all first", async () => {
  const ways = { ines: plain('{"chosen":{"l01":"near","l02":"eased","l03":"near"}}'), noor: plain("?") };
  const entry: Entry = {
    id: "1-0",
    seq: 1,
    at: 1,
    on: "languages",
    kind: "ways",
    by: "noor",
    body: { page: "p1", ways },
  };
  const kept = keptOf(entry);
  await kept?.learn?.();
  const room = new FakeRoom();
  assert.deepEqual(
    kept?.told.map((one) => [one.who, one.field, toldNow(room, entry, one)]),
    [
      ["ines", "answer.text/p1", "Being close, Being relieved"],
      ["noor", "answer.text/p1", "This was written by a newer version."],
    ],
  );
  assert.deepEqual(keptOf({ ...entry, body: { page: "p1" } })?.told, []);
  assert.equal(keptOf({ ...entry, kind: "else" }), undefined);
});
