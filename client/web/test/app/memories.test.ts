import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "../../src/app/day.ts";
import { eveningParts } from "../../src/app/evening-words.ts";
import { memories, searched } from "../../src/app/memories.ts";
import type { Entry } from "../../src/sdk/protocol.d.ts";
import { plain } from "../../src/sdk/sealing.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

let seq = 0;
function entry(on: string, kind: string, by: string, body: Record<string, unknown>, at = 1000 + seq): Entry {
  seq += 1;
  return { id: `${seq}-0`, seq, at, on, kind, by, body };
}

const said = (line: string, text: string, by = "ines") =>
  entry("chat", "line", by, { line, text: plain(text) });
const answers = (answers: Record<string, string>, card = "e101") =>
  entry("questions", "answers", "noor", {
    card,
    deck: "everyday",
    text: null,
    answers: Object.fromEntries(Object.entries(answers).map(([who, text]) => [who, plain(text)])),
  });

test("the newest comes first, and a changed line reads as it was last written", () => {
  const first = said("a", "one");
  const all = memories([
    first,
    answers({ ines: "the sea" }),
    said("b", "two"),
    entry("chat", "edited", "ines", { line: "a", text: plain("uno") }),
  ]);
  assert.deepEqual(
    all.map((one) => one.kind),
    ["line", "answers", "line"],
  );
  const last = all.at(-1);
  assert.ok(last?.kind === "line" && last.line.edited);
});

test("what was erased keeps its place", () => {
  const gone = { ...answers({ ines: "the sea" }), body: { card: "e101" } };
  assert.deepEqual(
    memories([gone]).map((one) => one.kind),
    ["erased"],
  );
  const line = entry("chat", "line", "ines", { line: "a" });
  const [one] = memories([line]);
  assert.ok(one?.kind === "line" && one.line.text === null);
});

test("answers to one question that came one after the other stand together, and a second round for itself", () => {
  const all = memories([
    answers({ ines: "the sea" }),
    answers({ noor: "the hills" }),
    answers({ ines: "the lake" }),
  ]);
  assert.deepEqual(
    all.map((one) => one.kind === "answers" && Object.keys(one.answers)),
    [["ines"], ["ines", "noor"]],
  );
});

test("a search finds all of its words, whatever their case and accents", () => {
  const room = new FakeRoom();
  const all = memories([
    said("a", "Coração, às sete"),
    said("b", "seven"),
    answers({ noor: "um café às oito" }),
  ]);
  const found = (wanted: string) =>
    searched(all, wanted, room, { e101: "What do you see?" }).map((one) => one.kind);
  assert.deepEqual(found("CORACAO sete"), ["line"]);
  assert.deepEqual(found("cafe see"), ["answers"]);
  assert.deepEqual(found("as"), ["answers", "line"]);
  assert.equal(found("  ").length, 3);
  assert.deepEqual(found("never"), []);
});

test("a day is that of the reader", () => {
  const night = Date.parse("2026-11-24T23:30:00Z") / 1000;
  assert.equal(dayOf(night, "Europe/Berlin"), "2026-11-25");
  assert.equal(dayOf(night, "America/Sao_Paulo"), "2026-11-24");
});

test("an evening is kept with its segments, is found by their words, and is none without a body", () => {
  const segments = [
    { card: null, title: plain("Bread and olives"), seconds: 640 },
    { card: "cook-thanks", title: null, seconds: 10 },
  ];
  const body = {
    programme: "cook",
    title: plain("Slow supper"),
    by: "ines",
    segments,
    started_at: 1,
    ended_at: 2,
  };
  const evening = entry("evening", "evening", "noor", body);
  const room = new FakeRoom();
  const all = memories([evening, entry("evening", "evening", "noor", {})]);
  assert.deepEqual(
    all.map((one) => one.kind),
    ["evening"],
  );
  assert.equal(searched(all, "olives", room, {}).length, 1);
  assert.equal(searched(all, "film", room, {}).length, 0);
  assert.deepEqual(eveningParts(room, evening), [
    { title: "Bread and olives", minutes: 11 },
    { title: "Part 2", minutes: 1 },
  ]);
});

test("thanks of one page stand together however they came, are found by their words, and may be erased", () => {
  const thanks = (given: Record<string, string>) =>
    entry("gratitude", "thanks", "noor", {
      page: "p1",
      thanks: Object.fromEntries(Object.entries(given).map(([who, text]) => [who, plain(text)])),
    });
  const all = memories([thanks({ ines: "the soup" }), thanks({ noor: "the call" })]);
  assert.equal(all.length, 1);
  assert.ok(all[0]?.kind === "thanks" && Object.keys(all[0].thanks).join() === "ines,noor");
  const room = new FakeRoom();
  assert.equal(searched(all, "soup call", room, {}).length, 1);
  assert.equal(searched(all, "rain", room, {}).length, 0);
  const gone = entry("gratitude", "thanks", "noor", {});
  assert.deepEqual(
    memories([gone]).map((one) => one.kind),
    ["erased"],
  );
});

test("a hand is one memory, found by its card, its answers and its guesses", () => {
  const body = {
    hand: "h1",
    card: "e101",
    whom: { ines: "noor", noor: "ines" },
    notes: { ines: plain('{"answer":"the sea","guess":"a lamp"}'), noor: plain('{"answer":"the hills"}') },
  };
  const all = memories([entry("guess", "hand", "noor", body), entry("guess", "hand", "noor", {})]);
  assert.deepEqual(all.map((one) => one.kind).sort(), ["erased", "hand"]);
  for (const wanted of ["sea hills", "lamp", "see first"])
    assert.equal(searched(all, wanted, new FakeRoom(), { e101: "What do you see first?" }).length, 1);
});
