import assert from "node:assert/strict";
import { test } from "node:test";
import { asPage } from "../../../src/app/keepsake.ts";
import { memories, searched } from "../../../src/app/memories.ts";
import { play } from "../../../src/app/now-play.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const at = Date.parse("2026-11-24T20:00:00Z") / 1000;
const entry = (kind: string, body: Record<string, unknown>, by = "ines"): Entry => ({
  ...{ id: `${kind}-0`, seq: 1, at, on: "play", kind, by, body },
});
const CHOSEN = { ines: plain("0"), noor: plain("1") };
const THIS = entry("played", { page: "p2", game: "this", card: "h101", by: "", words: null, played: CHOSEN });
const TALE = entry("played", {
  ...{ page: "p3", game: "tale", card: null, by: "ines", words: plain('["a bear","a boat","a bed"]') },
  played: { ines: plain("2"), noor: plain("0") },
});
const DRAWING = entry("drawing", { card: "d101", found: "noor", blobs: ["ab".repeat(32)] });
const JOKE = entry("joke", { by: "noor", text: plain("Knock knock.") });
const INSIDE = entry("inside", { text: plain('{"words":"the blue goat","from":"Lisbon"}') });

test("what was played, drawn and laughed at is kept, found by its words, and reads in words", async () => {
  const room = new FakeRoom();
  assert.deepEqual(
    keptOf(TALE)?.told.map(({ who, field }) => [who, field]),
    [
      ["ines", "tell.text"],
      ["ines", "tell.which"],
      ["noor", "answer.text/p3"],
    ],
  );
  const page = await asPage(room, [THIS, TALE, DRAWING, JOKE, INSIDE], "UTC");
  assert.match(page, /Sea \/ Mountains/);
  assert.match(page, /\*\*Noor:\*\* Mountains/);
  assert.match(page, /1\\?\. a bear 2\\?\. a boat 3\\?\. a bed/);
  assert.match(page, /a bicycle, found by .*Noor/);
  assert.match(page, /\*\*Noor:\*\* Knock knock\./);
  assert.match(page, /the blue goat \(Lisbon\)/);
  assert.equal(searched(memories([INSIDE]), "goat", room, {}).length, 1);
  assert.deepEqual(
    memories(["played", "drawing", "joke", "inside"].map((kind) => entry(kind, {}))).map((one) => one.kind),
    Array(4).fill("erased"),
  );
});

test("Tonight says who has said theirs, and what there is to guess", () => {
  const room = new FakeRoom();
  const round = { in: ["ines"], awaited: ["noor"], opens_at: null, answers: {}, passed: [], shared: [] };
  const sketch = { id: "s1", by: "ines", card: null, guesses: [], picture: null, over: false, found: "" };
  const seen = (more: object) => {
    room.change({ play: { page: "p1", round: null, sketch: null, ...more } });
    return play(room).map(({ what, lead }) => `${what} ${lead?.replace(/[\u2066-\u2069]/g, "")}`);
  };
  assert.deepEqual(play(room), []);
  assert.deepEqual(seen({ round }), ["row-asks Inês has said theirs. Yours opens it."]);
  assert.deepEqual(seen({ round: { ...round, opens_at: 5 } }), []);
  assert.deepEqual(seen({ sketch }), ["row-asks Inês has drawn something."]);
  assert.deepEqual(seen({ sketch: { ...sketch, by: "noor" } }), []);
  assert.deepEqual(seen({ sketch: { ...sketch, over: true } }), []);
});
