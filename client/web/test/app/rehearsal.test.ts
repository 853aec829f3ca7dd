import assert from "node:assert/strict";
import { test } from "node:test";
import { rehearse } from "../../src/app/rehearsal.ts";
import { FakeClock, FakeRoom } from "../fake-room.ts";
import "../words.ts";

const round = (more: object) => ({
  answers: {},
  awaited: ["ines", "noor"],
  in: [],
  opens_at: null,
  passed: [],
  shared: [],
  until: null,
  ...more,
});
const table = (more: object) => ({
  questions: { card: "e101", text: null, depth: 1, kept: {}, own: {}, ask: null, round: round(more) },
});
const soon = () => new Promise((done) => setTimeout(done, 5));

test("Ben answers once, after you, and tells what happens", async () => {
  const clock = new FakeClock(1000);
  const room = new FakeRoom(clock);
  const said: string[] = [];
  const stop = rehearse(room, "ines", (one) => said.push(one), 0);
  room.change(table({}));
  await soon();
  assert.equal(room.asked.length, 0, "he does not begin");
  room.change(table({ in: ["ines"] }));
  room.change(table({ in: ["ines"] }));
  await soon();
  assert.deepEqual(
    room.asked.map((one) => [one.cmd, one.args.card]),
    [["answer", "e101"]],
  );
  room.change(table({ in: ["ines", "noor"], opens_at: 1001 }));
  assert.deepEqual(said, ["question", "sealed"]);
  clock.pass(1001);
  assert.deepEqual(said, ["question", "sealed", "open"]);
  room.tell("signal", { t: "signal", kind: "reaction", from: "ines", at: 1001, data: { name: "nod" } });
  await soon();
  assert.deepEqual(
    room.signals.map((one) => one.kind),
    ["reaction"],
  );
  stop();
  room.change(table({ in: ["ines"], opens_at: null }));
  await soon();
  assert.equal(room.asked.length, 1);
});
