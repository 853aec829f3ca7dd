import assert from "node:assert/strict";
import { test } from "node:test";
import { asPage } from "../../../src/app/keepsake.ts";
import { memories } from "../../../src/app/memories.ts";
import { happening } from "../../../src/app/now.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const at = Date.parse("2026-11-24T20:00:00Z") / 1000;
const entry = (kind: string, by: string, body: Record<string, unknown>, when = at): Entry => ({
  id: `${kind}-${by}-${when}`,
  seq: 1,
  at: when,
  on: "kindness",
  kind,
  by,
  body,
});
const DID = entry("did", "ines", { member: "noor", text: plain('{"text":"Watered your plants"}') });
const THANKS = entry("thanked", "noor", { member: "ines", text: plain("How good of you") }, at + 5);

test("acts and thanks stand in the page, each with its field; what was erased keeps its place", async () => {
  assert.deepEqual(
    [DID, THANKS].map((one) => keptOf(one)?.told.map(({ field }) => field)),
    [["did.text/noor"], ["thank.text/ines"]],
  );
  const page = await asPage(new FakeRoom(), [DID, THANKS], "Europe/Berlin");
  assert.match(page, /\*did something for Noor\*\n {2}- \*\*Inês → Noor:\*\* Watered your plants/);
  assert.match(page, /\*thanked Inês\*\n {2}- \*\*Noor → Inês:\*\* How good of you/);
  assert.deepEqual(
    memories([entry("did", "ines", {}), entry("thanked", "ines", {})]).map(({ kind }) => kind),
    ["erased", "erased"],
  );
});

test("a room that knows of it has a small act each day; a kind word is told until it is answered", () => {
  const room = new FakeRoom();
  const on = () => happening(room, at + 10).map(({ what, lead }) => [what, lead]);
  assert.deepEqual(on(), []);
  room.change({ kindness: { cares: {} } });
  assert.deepEqual(on(), [["row-waits", "Something for today, if you like."]]);
  room.change({}, at, [DID]);
  assert.deepEqual(on(), [["row-on", "There is a kind word from Inês."]]);
  room.change({}, at, [THANKS]);
  assert.deepEqual(on(), [["row-waits", "Something for today, if you like."]]);
});
