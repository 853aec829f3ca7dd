import assert from "node:assert/strict";
import { test } from "node:test";
import { figure } from "../../src/elements/constellation.ts";
import { beginnings, courseAt } from "../../src/elements/course.ts";
import type { EveningView, Segment } from "../../src/sdk/protocol.d.ts";

const segment = (id: string, minutes: number): Segment => ({
  id,
  minutes,
  gate: "hand",
  on: null,
  cmd: null,
  args: {},
  title: null,
  card: null,
});

/** An evening of 10, 30 and 20 minutes, in the second since 1000. */
const evening = (change: Partial<EveningView> = {}): EveningView => ({
  title: null,
  programme: null,
  planned_by: "ann",
  revision: 1,
  segments: [segment("a", 10), segment("b", 30), segment("c", 20)],
  phase: "running",
  lobby: null,
  circle: ["ann", "bob"],
  gone: [],
  current: "b",
  coming: null,
  clock: { position: 0, rate: 1, at: 1000 },
  length: 1800,
  held: null,
  gate: null,
  ask: null,
  looks_at: null,
  paused: true,
  spent: { a: 660 },
  started_at: 340,
  ended_at: null,
  lull_at: null,
  ritual: null,
  date: null,
  ...change,
});

test("how long is left follows from the motion, and so does when the next digit comes", () => {
  const course = courseAt(evening(), 1100.25);
  assert.equal(course.phase, "running");
  assert.equal(course.left, 1699.75);
  assert.equal(course.n, 2);
  assert.equal(course.next?.id, "c");
  assert.ok(Math.abs((course.changes ?? 0) - 1101) < 1e-9);
  assert.ok(
    Math.abs((courseAt(evening(), 1101).changes ?? 0) - 1102) < 1e-9,
    "on a digit the next one is a second off",
  );
});

test("past its time the clock runs below zero and nothing ends", () => {
  const course = courseAt(evening(), 3000);
  assert.equal(course.left, -200);
  assert.equal(course.phase, "running");
});

test("three, two, one before what is coming, alike on all devices", () => {
  const coming = { segment: "c", at: 2000 };
  const counts = [1997, 1997.5, 1998, 1998.2, 1999.999, 2000].map(
    (t) => courseAt(evening({ coming }), t).count,
  );
  assert.deepEqual(counts, [3, 3, 2, 2, 0, 0]);
  const lobby = evening({ phase: "lobby", current: null, coming, clock: { position: 0, rate: 0, at: 0 } });
  assert.equal(courseAt(lobby, 1998.5).changes, 1999);
});

test("held, its clock stands and the wait is counted", () => {
  const held = evening({
    held: { by: "", awaited: ["bob"], until: 1500 },
    clock: { position: 100, rate: 0, at: 1100 },
  });
  const course = courseAt(held, 1200.5);
  assert.equal(course.phase, "held");
  assert.equal(course.left, 1700);
  assert.ok(Math.abs((course.changes ?? 0) - 1201) < 1e-9);
});

test("nothing planned, planned, resting and over", () => {
  assert.equal(courseAt(undefined, 0).phase, "empty");
  assert.equal(courseAt(evening({ segments: [] }), 0).phase, "empty");
  const open = evening({ phase: "open", current: null, clock: { position: 0, rate: 0, at: 0 } });
  assert.deepEqual(
    [courseAt(open, 5).phase, courseAt(open, 5).n, courseAt(open, 5).changes],
    ["planned", 0, undefined],
  );
  assert.equal(courseAt(evening({ phase: "resting" }), 0).phase, "resting");
  assert.equal(courseAt(evening({ phase: "over" }), 0).phase, "over");
});

test("the past is told as it was, and the future as it is planned", () => {
  assert.deepEqual(beginnings(evening(), 1600), [340, 1000, 2800]);
  assert.deepEqual(beginnings(evening(), 4000), [340, 1000, 4000], "late is late for all that follows");
  const open = evening({ phase: "open", current: null, clock: { position: 0, rate: 0, at: 0 }, spent: {} });
  assert.deepEqual(beginnings(open, 600), [600, 1200, 3000]);
});

test("a constellation is the same for the same room and programme, and another for another", () => {
  assert.deepEqual(figure("r1cook", 5), figure("r1cook", 5));
  assert.notDeepEqual(figure("r1cook", 5), figure("r2cook", 5));
  for (let n = 0; n < 200; n++) {
    const stars = figure(`room ${n}`, 8);
    assert.ok(stars.every(({ x, y }) => x >= 20 && x <= 620 && y >= 0 && y <= 100));
    assert.ok(
      stars.slice(1).every(({ x }, at) => x > (stars[at]?.x ?? 0) + 20),
      "it never runs back",
    );
  }
});
