import assert from "node:assert/strict";
import { test } from "node:test";
import { Near } from "../../src/elements/near.ts";

const ids = Array.from({ length: 10_000 }, (_, n) => `l${n}`);

test("of ten thousand a few dozen are drawn, and the rest takes its room", () => {
  const near = new Near();
  const whole = near.top(ids, ids.length);
  for (const top of [0, 5000, whole / 2, whole - 600]) {
    const { from, to, before, after } = near.piece(ids, top, 600);
    assert.ok(to - from < 40 && to > from, `${to - from} lines`);
    const drawn = near.top(ids, to) - near.top(ids, from);
    assert.ok(Math.abs(before + drawn + after - whole) < 1e-6);
    assert.ok(before <= top && before + drawn >= Math.min(whole, top + 600));
  }
});

test("heights that were measured count, and the others are taken to be like them", () => {
  const near = new Near();
  near.measured("l0", 100);
  near.measured("l1", 300);
  assert.equal(near.height("l0"), 100);
  assert.equal(near.height("l7"), 200);
  near.measured("l1", 100);
  assert.equal(near.height("l7"), 100);
  assert.equal(near.top(ids, 2), 200);
});

test("beyond the end nothing is drawn, and nothing of nothing", () => {
  const near = new Near();
  assert.deepEqual(near.piece([], 0, 600), { from: 0, to: 0, before: 0, after: 0 });
  const { from, to } = near.piece(ids.slice(0, 3), 9000, 600);
  assert.deepEqual([from, to], [3, 3]);
});
