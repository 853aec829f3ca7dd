import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answer,
  answerWords,
  BLANK,
  type Day,
  dayOf,
  dayWords,
  moodWords,
  written,
} from "../../src/elements/checkin-note.ts";
import { answersOf, metOf, notesOf, told } from "../../src/elements/checkin-past.ts";
import { byDay, type Lit } from "../../src/elements/checkin-weeks.ts";
import type { Entry } from "../../src/sdk/protocol.d.ts";
import "../words.ts";

const day: Day = {
  mood: [0.4, -0.4],
  feelings: ["calm", "tired"],
  energy: "low",
  need: "an hour, unhurried",
  meet: "listen",
};

test("what is written reads as it was, and what was not given is not written", () => {
  assert.deepEqual(dayOf(written(day)), day);
  assert.equal(written({ ...BLANK, need: "  " }), '{"mood":[0,0],"feelings":[]}');
});

test("what is no note, or of a newer version, breaks nothing", () => {
  for (const text of [undefined, "", "[]", "null", "{", '{"mood":[1]}', '{"mood":["1",2]}'])
    assert.equal(dayOf(text), undefined);
  assert.deepEqual(dayOf('{"mood":[9,0],"feelings":["calm","zesty"],"energy":"wild","need":3}'), {
    mood: [1, 0],
    feelings: ["calm"],
    energy: undefined,
    need: "",
    meet: undefined,
  });
});

test("a note reads as words, never as numbers", () => {
  assert.equal(
    dayWords(written(day)),
    "A little light, rather still · calm, tired · energy: low · Needs: an hour, unhurried · Would like an open ear",
  );
  assert.equal(moodWords({ mood: [0, 0] }), "Neither heavy nor light");
});

test("an answer is one of our acts, or words", () => {
  assert.equal(answerWords(answer({ act: "hug" })), "A hug");
  assert.equal(answerWords(answer({ text: "I am here." })), "I am here.");
  assert.equal(answerWords("?"), "A note that a newer version wrote.");
});

const box = new Uint8Array([1]);
const entry = (kind: string, at: number, body: unknown, on = "checkin"): Entry =>
  ({ id: `${at}-0`, seq: at, at, on, kind, by: "noor", body }) as Entry;

test("the timeline gives the notes and answers of a day; what was erased is nothing", () => {
  const all = [
    entry("notes", 1, { day: "d7", notes: { noor: box } }),
    entry("met", 2, { day: "d7", member: "noor", text: box }),
    entry("notes", 3, {}),
    entry("met", 4, {}),
    entry("notes", 5, { day: "d7", notes: { noor: box } }, "other"),
  ];
  assert.deepEqual(
    told(all, "checkin", 0).map(({ who, at }) => [who, at]),
    [["noor", 1]],
  );
  assert.equal(answersOf(all, "checkin", "d7", 0).length, 1);
  assert.equal(answersOf(all, "checkin", "d7", 3).length, 0);
  assert.equal(notesOf(all[4] as Entry), undefined);
  assert.equal(metOf(all[3] as Entry), undefined);
});

test("a day has one light of each, by the days of who looks", () => {
  const at = (text: string) => Date.parse(text) / 1000;
  const lit = (who: string, when: string): Lit => ({ who, at: at(when), day: BLANK });
  const lights = [
    lit("noor", "2026-11-24T22:30:00Z"),
    lit("noor", "2026-11-24T23:30:00Z"),
    lit("ines", "2026-10-01T12:00:00Z"),
  ];
  const days = byDay(lights, at("2026-11-25T12:00:00Z"), "Europe/Berlin");
  assert.deepEqual([...(days.get("noor")?.keys() ?? [])], [1, 0]);
  assert.equal(byDay(lights, at("2026-11-25T12:00:00Z"), "UTC").get("noor")?.size, 1);
  assert.equal(days.has("ines"), false, "it is longer than four weeks ago");
});
