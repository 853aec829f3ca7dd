import assert from "node:assert/strict";
import { test } from "node:test";
import { clockFace, faceOf, secondsFrom } from "../../src/elements/digits.ts";
import type { Timer } from "../../src/sdk/protocol.d.ts";

function timer(more: Partial<Timer> = {}): Timer {
  const elapsed = { position: 0, rate: 1, at: 100 };
  return {
    mode: "countdown",
    total: 60,
    elapsed,
    work: 0,
    rest: 0,
    rounds: 0,
    ended_at: null,
    label: null,
    ...more,
  };
}

test("a countdown shows its whole length until the first second is over", () => {
  assert.equal(faceOf(timer(), 100).digits, "1:00");
  assert.equal(faceOf(timer(), 100.9).digits, "1:00");
  assert.equal(faceOf(timer(), 101).digits, "0:59");
});

test("a countdown armed ahead stands still until its instant", () => {
  assert.deepEqual(faceOf(timer(), 99.6), { phase: "running", digits: "1:00", gone: 0, next: 101 });
});

test("two clocks that differ by a few milliseconds show the same digit at a tick", () => {
  assert.equal(faceOf(timer(), 110.997).digits, faceOf(timer(), 111.003).digits);
});

test("each digit says when the next one comes", () => {
  let now = 100;
  const seen: string[] = [];
  for (;;) {
    const face = faceOf(timer({ total: 3 }), now);
    seen.push(face.digits);
    if (face.next === undefined) break;
    assert.ok(face.next > now);
    now = face.next;
  }
  assert.deepEqual(seen, ["0:03", "0:02", "0:01", "0:00"]);
  assert.equal(now, 103);
});

test("a countdown ends by itself, before the hub has said so", () => {
  assert.equal(faceOf(timer(), 160).phase, "ended");
  assert.equal(faceOf(timer({ ended_at: 160 }), 170).digits, "0:00");
});

test("a held timer keeps its digit and has no next one", () => {
  const face = faceOf(timer({ elapsed: { position: 12.3, rate: 0, at: 112.3 } }), 500);
  assert.equal(face.phase, "held");
  assert.equal(face.digits, "0:48");
  assert.equal(face.next, undefined);
});

test("a stopwatch counts up", () => {
  const watch = timer({ mode: "stopwatch", total: null });
  assert.equal(faceOf(watch, 100).digits, "0:00");
  const face = faceOf(watch, 165.2);
  assert.equal(face.digits, "1:05");
  assert.equal(face.next, 166);
});

test("intervals name the round and whether it rests", () => {
  const rounds = timer({ mode: "intervals", work: 20, rest: 10, rounds: 2, total: 50 });
  assert.deepEqual(faceOf(rounds, 100).round, { n: 1, rest: false });
  assert.equal(faceOf(rounds, 100).digits, "0:20");
  assert.deepEqual(faceOf(rounds, 121).round, { n: 1, rest: true });
  assert.equal(faceOf(rounds, 121).digits, "0:09");
  assert.deepEqual(faceOf(rounds, 131).round, { n: 2, rest: false });
  assert.equal(faceOf(rounds, 150).phase, "ended");
});

test("seconds are written as a person says them", () => {
  assert.equal(clockFace(65), "1:05");
  assert.equal(clockFace(3766), "1:02:46");
  assert.equal(secondsFrom("90"), 90);
  assert.equal(secondsFrom(" 1:30 "), 90);
  assert.equal(secondsFrom("1:00:00"), 3600);
  for (const wrong of ["", "0", "1:70", "-5", "soon", "1:2:3:4"]) assert.equal(secondsFrom(wrong), null);
});
