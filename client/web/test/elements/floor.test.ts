import assert from "node:assert/strict";
import { test } from "node:test";
import { aboutField } from "../../src/elements/about.ts";
import { type FloorTurn, leftOf } from "../../src/elements/floor.ts";
import { restsFor } from "../../src/elements/resting.ts";
import { FakeRoom } from "../fake-room.ts";

const turn = (more: object = {}) => ({
  id: "p2",
  part: "speak",
  speaker: "ines",
  listener: "noor",
  talking: "ines",
  circle: ["ines", "noor"],
  clock: { position: 30, rate: 1, at: 100 },
  length: 120,
  paused: false,
  away: [],
  asking: [],
  ...more,
});
const left = (now: number, more: object = {}) => leftOf(turn(more) as FloorTurn, now);

test("what is left counts down on all screens alike, stands where it is held, and ends at nothing", () => {
  assert.deepEqual(left(100), { digits: "1:30", over: false, next: 101 });
  assert.deepEqual(left(130.5), { digits: "1:00", over: false, next: 131 });
  assert.deepEqual(left(500, { clock: { position: 45.2, rate: 0, at: 100 } }), {
    digits: "1:15",
    over: false,
  });
  assert.deepEqual(left(400), { digits: "0:00", over: true });
});

test("own words are sealed for who speaks first, and for the topic where there is one", () => {
  assert.equal(aboutField({ first: "ines" }), "announce.about/ines");
  assert.equal(aboutField({ first: "ines", topic: "t01" }), "announce.about/ines/t01");
});

const rests = (more: object) => {
  const room = new FakeRoom();
  room.change({ listening: { turn: turn(more), opening: null, heard: [], minutes: 2 } });
  return restsFor(room);
};

test("who listens rests, and nobody else", () => {
  assert.equal(rests({}), "ines");
  assert.equal(rests({ part: "reflect", talking: "noor" }), undefined);
  assert.equal(rests({ circle: ["ines", "cleo"] }), undefined);
  for (const still of [{ paused: true }, { away: ["ines"] }, { part: "swap" }])
    assert.equal(rests(still), undefined);
});

test("while one asks, who is asked may answer", () => {
  const asks = { part: "clarify", talking: "ines", listener: "ines", speaker: "noor" };
  assert.equal(rests(asks), undefined);
  assert.equal(rests({ ...asks, speaker: "cleo", circle: ["cleo", "ines", "noor"] }), "ines");
});
