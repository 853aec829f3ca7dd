import assert from "node:assert/strict";
import { test } from "node:test";
import { cardText, games } from "../../src/elements/play-cards.ts";
import {
  fieldOf,
  insideLine,
  insideOf,
  insideWritten,
  placeIn,
  saidIn,
  taleOf,
  taleWritten,
  wordsField,
} from "../../src/elements/play-note.ts";
import { Strokes } from "../../src/elements/play-strokes.ts";
import {
  type Line,
  MOST_SENT,
  Pen,
  pointsOf,
  sketchOf,
  sketchWritten,
  stroked,
  strokeOf,
  whole,
} from "../../src/elements/sketch.ts";
import { plain, textOf } from "../../src/sdk/sealing.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

/** What travels, as the other side reads it. */
const over = (value: unknown) => strokeOf(JSON.stringify(value));

test("what is written reads as it was, and strange texts say nothing", () => {
  assert.deepEqual(taleOf(taleWritten(["a", "b", "c"])), ["a", "b", "c"]);
  for (const text of [undefined, "", "7", "{}", '["a","b"]', "[1,2,3]"])
    assert.equal(taleOf(text), undefined);
  assert.deepEqual(
    [placeIn("1", 2), placeIn("2", 2), placeIn("x", 2), placeIn(undefined, 3)],
    [1, undefined, undefined, undefined],
  );
  assert.equal(
    insideLine(insideWritten({ words: "the blue goat", from: "Lisbon" })),
    "the blue goat (Lisbon)",
  );
  assert.deepEqual(insideOf("[]"), { words: "[]", from: "" });
  assert.equal(fieldOf({ game: "tale", by: "ines", page: "p2" }, "ines"), "tell.which");
  assert.equal(fieldOf({ game: "tale", by: "ines", page: "p2" }, "noor"), "answer.text/p2");
  assert.deepEqual([wordsField("tale"), wordsField("finish")], ["tell.text", "begin.text"]);
});

test("the cards of both languages are the same, and what was chosen reads in words", async () => {
  const [en, de] = [await games("en"), await games("de")];
  for (const game of ["this", "finish", "draw"] as const)
    assert.deepEqual(
      en[game].map(({ id }) => id),
      de[game].map(({ id }) => id),
    );
  assert.equal(cardText(en, "h101"), "Sea / Mountains");
  assert.equal(cardText(de, "d101"), "ein Fahrrad");
  assert.equal(saidIn({ game: "this", card: "h101" }, "1", en, undefined), "Mountains");
  assert.equal(saidIn({ game: "tale", card: null }, "2", en, ["a", "b", "c"]), "c");
  assert.equal(saidIn({ game: "finish", card: "f101" }, "sleep", en, undefined), "sleep");
});

test("what one draws, another sees, stroke by stroke, and what is taken back goes there too", () => {
  const pen = new Pen("s1");
  let seen: readonly Line[] = [];
  const beat = () => {
    const stroke = pen.fresh();
    if (stroke) seen = stroked(seen, over(stroke) ?? { s: "" }) ?? assert.fail("a stroke is missing");
  };
  pen.down(10.4, -5);
  beat();
  for (let n = 0; n < MOST_SENT; n += 1) pen.move(n, n % 700);
  beat();
  pen.move(2000, 2000);
  beat();
  pen.down(1, 1);
  beat();
  beat();
  assert.deepEqual(seen, pen.lines);
  assert.deepEqual([seen[0]?.[0], seen[0]?.[1], seen[0]?.at(-2), seen[0]?.at(-1)], [10, 0, 1000, 750]);
  pen.undo();
  pen.down(5, 5);
  beat();
  assert.deepEqual(seen, pen.lines);
  pen.undo(true);
  beat();
  assert.deepEqual(seen, []);
  assert.equal(pen.fresh(), undefined);
});

test("who comes in the middle asks for all of it, and a gap is noticed", () => {
  const lines = Array.from({ length: 30 }, (_, n) => Array.from({ length: 100 }, (_, m) => (n + m) % 700));
  const strokes = whole("s1", lines);
  assert.ok(strokes.every(({ d = [] }) => d.reduce((sum, part) => sum + part.length - 2, 0) <= MOST_SENT));
  let seen: readonly Line[] = [[1, 2]];
  for (const stroke of strokes) seen = stroked(seen, over(stroke) ?? { s: "" }) ?? [];
  assert.deepEqual(seen, lines);
  assert.equal(stroked([], { s: "s1", d: [[0, 4, 1, 2]] }), undefined);
  assert.deepEqual(whole("s1", []), [{ s: "s1", d: [], u: 0 }]);
});

test("strokes and pictures that are none are held to what a sheet has room for", () => {
  for (const text of [undefined, "", "7", "[]", '{"d":[]}']) assert.equal(strokeOf(text), undefined);
  assert.deepEqual(
    over({ s: "x", d: [[0, 0, "a"], [0], [-1, 0, 1], [0, 0, 2000], [0, 0, 5, 5]], u: 1e9, q: 1 }),
    {
      s: "x",
      d: [[0, 0, 5, 5]],
    },
  );
  assert.deepEqual(sketchOf(sketchWritten([[1, 2, 3, 4]])), [[1, 2, 3, 4]]);
  assert.deepEqual(sketchOf('{"lines":[["a"],[1,2],7]}'), [[1, 2]]);
  for (const text of [undefined, "[]", '{"lines":7}']) assert.equal(sketchOf(text), undefined);
  assert.equal(sketchOf(sketchWritten(Array(400).fill(Array(400).fill(1)))), undefined);
  assert.equal(pointsOf([3, 4]), "3,4 3,4");
});

test("strokes go out sealed, at most twenty a second, to whoever asks, and only who draws is believed", async () => {
  const room = new FakeRoom();
  const sent: string[] = [];
  room.signal = (_kind: string, data?: unknown) => {
    sent.push(textOf((data as { box: Uint8Array }).box));
  };
  const until = async (done: () => boolean) => {
    for (let n = 0; n < 200 && !done(); n += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(done());
  };
  const mine = new Strokes(room, "play", () => undefined);
  mine.follow("s1", "noor");
  mine.pen?.down(1, 1);
  mine.drawn();
  for (let n = 2; n < 50; n += 1) {
    mine.pen?.move(n, n);
    mine.drawn();
  }
  await until(() => sent.length > 0);
  assert.equal(sent.length, 1);
  mine.heard("ines", { on: "play", box: plain('{"s":"s1","q":true}') });
  await until(() => sent.length > 1);
  assert.match(sent.at(-1) ?? "", /"u":0/);
  mine.stop();
  const theirs = new Strokes(room, "play", () => undefined);
  theirs.follow("s2", "ines");
  await until(() => sent.at(-1) === '{"s":"s2","q":true}');
  theirs.heard("guest", { on: "play", box: plain('{"s":"s2","d":[[0,0,9,9]]}') });
  theirs.heard("ines", { on: "play", box: plain('{"s":"old","d":[[0,0,9,9]]}') });
  theirs.heard("ines", { on: "play:b", box: plain('{"s":"s2","d":[[0,0,9,9]]}') });
  theirs.heard("ines", { on: "play", box: plain('{"s":"s2","d":[[0,0,5,5]]}') });
  await until(() => theirs.lines.length > 0);
  assert.deepEqual(theirs.lines, [[5, 5]]);
  theirs.stop();
});
