import assert from "node:assert/strict";
import { test } from "node:test";
import { handOf, handsOf, markOf, toldOf, written } from "../../src/elements/guess-note.ts";
import { soFar, tally } from "../../src/elements/guess-so-far.ts";
import type { Entry, GuessView } from "../../src/sdk/protocol.d.ts";
import { plain, textOf } from "../../src/sdk/sealing.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

test("what is written reads as it was, and what is nothing of the kind is none", () => {
  for (const told of [
    { answer: "the sea", guess: "" },
    { answer: "the sea", guess: "the hills" },
  ])
    assert.deepEqual(toldOf(written(told)), told);
  assert.deepEqual(toldOf('{"answer": "a", "guess": 3, "more": 1}'), { answer: "a", guess: "" });
  for (const none of [undefined, "", "null", "[]", '{"guess": "a"}', "{"])
    assert.equal(toldOf(none), undefined);
  assert.equal(markOf("part"), "part");
  assert.equal(markOf("perfect"), undefined);
});

const entry = (at: number, body: unknown, on = "guess", kind = "hand"): Entry =>
  ({ id: `${at}-0`, seq: at, at, on, kind, by: "ines", body }) as Entry;
const hand = (at: number, name: string, ...who: string[]) =>
  entry(at, {
    hand: name,
    card: "e101",
    whom: { ines: "noor", noor: "ines" },
    notes: Object.fromEntries(who.map((one) => [one, plain(one)])),
  });

test("a hand is one, however many entries it came in; long after, its name is that of another", () => {
  const year = 366 * 86400;
  const found = handsOf([
    hand(1, "h1", "ines"),
    hand(2, "h1", "noor"),
    hand(3, "h2", "ines"),
    hand(year, "h1", "ines"),
  ]);
  assert.deepEqual(
    found.map((one) => [one.hand, ...Object.keys(one.notes)]),
    [
      ["h1", "ines", "noor"],
      ["h2", "ines"],
      ["h1", "ines"],
    ],
  );
  assert.equal(handOf(entry(1, {})), undefined);
  assert.equal(handOf(entry(1, { notes: { ines: plain("x") } }, "questions", "answers")), undefined);
});

test("guesses are counted between two, and not before there are three", () => {
  const marks = (["close", "close", "part", "off"] as const).map((mark, n) => ({
    hand: `h${n}`,
    by: "noor",
    of: "ines",
    mark: plain(mark),
  }));
  const view = (some: typeof marks) => ({ marks: some }) as unknown as GuessView;
  const read = ({ mark }: { mark: Uint8Array }) => markOf(textOf(mark));
  assert.equal(tally(view(marks.slice(0, 2)), "noor", "ines", read), undefined);
  assert.deepEqual(tally(view(marks), "noor", "ines", read), { close: 2, part: 1, off: 1 });
  assert.equal(tally(view(marks), "ines", "noor", read), undefined);
  assert.equal(soFar(view(marks), new FakeRoom(), read).length, 1);
  assert.deepEqual(soFar(view(marks.slice(2)), new FakeRoom(), read), []);
});
