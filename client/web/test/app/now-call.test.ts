import assert from "node:assert/strict";
import { test } from "node:test";
import { call } from "../../src/app/now-call.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const NIGHT = { start: "00:00", end: "23:59" };
const told = (inside: string[], asked: string[] = [], quiet: object | null = null) => {
  const room = new FakeRoom();
  const there = Object.fromEntries(inside.map((one) => [one, { device: one, since: 1, back: null }]));
  room.change({
    call: { id: inside.length ? "c1" : "", by: inside[0], inside: there, asked },
    "notices:noor": { quiet },
  });
  return call(room, 1000).map(({ what, who, lead }) => [what, ...who, lead]);
};

test("who would like to talk calls for me, but not in my quiet hours", () => {
  assert.deepEqual(told(["ines"], ["noor"]), [["row-asks", "ines", "Inês would like to talk."]]);
  assert.deepEqual(told(["ines"], ["noor"], NIGHT), [["row-on", "ines", "Inês would like to talk."]]);
});

test("a call that is on is told to who is in it, and to the others", () => {
  assert.deepEqual(told([]), []);
  assert.deepEqual(told(["noor"], ["ines"]), [["row-on", "You asked Inês."]]);
  assert.deepEqual(told(["noor", "ines"]), [["row-on", "ines", "You are in a call with Inês."]]);
  assert.deepEqual(
    told(["ines", "kim"]).map(([what, ...who]) => [what, who.length]),
    [["row-on", 3]],
  );
});
