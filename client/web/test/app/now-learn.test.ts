import assert from "node:assert/strict";
import { test } from "node:test";
import { learn } from "../../src/app/now-learn.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const told = (by: string, awaited: string[], opens_at: number | null = null) => {
  const room = new FakeRoom();
  room.change({ learn: { page: "p2", goal: null, by, words: null, round: { awaited, in: [by], opens_at } } });
  return learn(room).map(({ what, who, lead }) => [what, ...who, lead]);
};

test("a question waits for who has not answered, and not for who asked", () => {
  assert.deepEqual(told("ines", ["noor"]), [["row-asks", "ines", "Inês asks you something."]]);
  assert.deepEqual(told("noor", ["ines"]), []);
  assert.deepEqual(told("ines", [], 9), []);
});
