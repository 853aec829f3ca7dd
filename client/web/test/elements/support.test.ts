import assert from "node:assert/strict";
import { test } from "node:test";
import { hugs } from "../../src/elements/hugs.ts";
import {
  answerOf,
  answerText,
  answerWords,
  choices,
  type Hard,
  hardOf,
  hardText,
  hardWords,
} from "../../src/elements/support-note.ts";
import { answersTo, saidOf } from "../../src/elements/support-past.ts";
import type { Entry } from "../../src/sdk/protocol.d.ts";
import { plain } from "../../src/sdk/sealing.ts";
import { FakeClock, FakeRoom } from "../fake-room.ts";
import "../words.ts";

const hard: Hard = { words: "Too much at once", help: ["listen", "hug"] };
const entry = (kind: string, body: object, more: Partial<Entry> = {}): Entry => ({
  id: `${kind}-0`,
  seq: 1,
  at: 1000,
  on: "support",
  kind,
  by: "ines",
  body: body as Record<string, unknown>,
  ...more,
});
const answered = (given: object, more: Partial<Entry> = {}) =>
  entry("answered", { member: "noor", day: "h1", text: plain(JSON.stringify(given)) }, more);

test("what is said reads as it was, and what this version has no words for is left out", () => {
  assert.deepEqual(hardOf(hardText(hard)), hard);
  assert.equal(hardText({ words: "  ", help: [] }), '{"help":[]}');
  assert.deepEqual(hardOf('{"words":3,"help":["hug","zesty"]}'), { words: "", help: ["hug"] });
  for (const text of [undefined, "", "[]", "{"]) assert.deepEqual(hardOf(text), { words: "", help: [] });
  assert.equal(hardWords(hardText(hard)), "Too much at once · Would help: an open ear, a hug");
  assert.equal(hardWords("{}"), "It is a hard day.");
});

test("an answer reads as it was; only an address of the web is one, and only a time is a time", () => {
  const given = { act: "song" as const, text: "Ours", link: "https://a.test/song", at: 5 };
  assert.deepEqual(answerOf(answerText(given)), given);
  const odd = answerOf('{"act":"kick","link":"javascript:alert(1)","at":"now"}');
  assert.deepEqual(odd, { act: undefined, text: "", link: undefined, at: undefined });
  assert.equal(answerWords('{"act":"hug"}'), "A hug");
  assert.match(
    answerWords('{"act":"sooner","at":1764100800}', "Europe/Berlin"),
    /25 November.*21:00|November 25.*9:00/,
  );
  assert.equal(answerWords('{"at":1e300}'), "Something that a newer version wrote.");
});

test("what fits stands first with what always does, and each answer once", () => {
  assert.deepEqual(choices({ words: "", help: ["nothing"] }).first, ["seen", "words"]);
  const { first, rest } = choices({ words: "", help: ["hug", "call", "listen"] });
  assert.deepEqual(first, ["call", "hug", "seen", "words"]);
  assert.deepEqual(rest, ["song", "sooner", "space", "later"]);
});

test("answers are those to one day since it began; an erased entry holds nothing", () => {
  const all = [
    answered({ act: "hug" }, { id: "1", at: 10 }),
    answered({ act: "seen" }, { id: "2", at: 2000 }),
    entry("answered", { member: "ines", day: "h1", text: plain("{}") }, { id: "3", at: 2000 }),
  ];
  assert.deepEqual(
    answersTo(all, "support", "noor", "h1", 1000).map(({ id, field }) => [id, field]),
    [["2", "answer.text/noor/h1"]],
  );
  assert.equal(saidOf(entry("answered", {})), undefined);
  assert.equal(saidOf(entry("hard", { day: "h1" }, { on: "chat" })), undefined);
  assert.equal(saidOf(entry("lighter", { day: "h1" }))?.box, undefined);
});

test("a hug is felt at its instant by the two whom it joins, once, and an old one is not", () => {
  const clock = new FakeClock(1000);
  const room = new FakeRoom(clock);
  const felt: string[] = [];
  room.change({}, 1000, [answered({ act: "hug" }, { id: "before", at: 999 })]);
  const off = hugs(room, "support", ({ by, to }) => felt.push(`${by} ${to}`));
  room.change({}, 1000, [
    answered({ act: "hug" }, { id: "now", at: 1001 }),
    answered({ act: "call" }, { id: "call", at: 1001 }),
    answered({ act: "hug" }, { id: "late", at: 900 }),
    entry(
      "answered",
      { member: "kenji", day: "h2", text: plain('{"act":"hug"}') },
      { id: "others", at: 1001 },
    ),
  ]);
  assert.deepEqual(felt, []);
  clock.pass(1001);
  assert.deepEqual(felt, ["ines noor"]);
  off();
  room.change({}, 1001, [answered({ act: "hug" }, { id: "after", at: 1001 })]);
  clock.pass(1002);
  assert.deepEqual(felt, ["ines noor"]);
});
