import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  beginOf,
  breathAt,
  countedAt,
  cycle,
  eased,
  PATTERNS,
  type Pattern,
  ticks,
  whole,
} from "../../src/elements/breath.ts";

const BOX = PATTERNS.box;

test("a box is in, hold, out and hold, and the height goes with it", () => {
  const told = (position: number) => {
    const { round, part, left, height } = breathAt(BOX, position);
    return [round, part, left, height];
  };
  assert.deepEqual(told(-2), [0, "in", 4, 0]);
  assert.deepEqual(told(1), [0, "in", 3, 0.25]);
  assert.deepEqual(told(4), [0, "hold", 4, 1]);
  assert.deepEqual(told(9), [0, "out", 3, 0.75]);
  assert.deepEqual(told(15), [0, "rest", 1, 0]);
  assert.deepEqual(told(16 * 7 + 1), [7, "in", 3, 0.25]);
});

test("patterns have the numbers of the rule", () => {
  const rule = readFileSync(
    new URL("../../../../shared/samesky_shared/core/breath.py", import.meta.url),
    "utf8",
  );
  assert.match(rule, /SLOW = 60\.0 \/ 5\.5 \/ 2\n/);
  for (const [name, parts] of Object.entries(PATTERNS)) {
    const said = rule.match(new RegExp(`"${name}": \\((.*?)\\)`))?.[1] ?? "";
    const numbers = said.split(", ").map((one) => (one === "SLOW" ? 60 / 5.5 / 2 : Number(one)));
    assert.deepEqual(numbers, [...parts], name);
  }
});

test("coherent has five and a half breaths a minute", () => {
  assert.ok(Math.abs(cycle(PATTERNS.coherent) * 5.5 - 60) < 1e-9);
});

test("the height never jumps, from one breath to the next either", () => {
  for (const name of Object.keys(PATTERNS) as Pattern[]) {
    const parts = PATTERNS[name];
    for (let at = 0; at < 3 * cycle(parts); at += 0.01)
      assert.ok(
        Math.abs(breathAt(parts, at).height - breathAt(parts, at + 0.01).height) < 0.004,
        `${name} ${at}`,
      );
  }
});

test("it is slow where the breath turns", () => {
  assert.deepEqual([eased(0), eased(0.5).toFixed(3), eased(1)], [0, "0.500", 1]);
  assert.ok(eased(0.05) < 0.01);
});

test("a length is whole breaths", () => {
  assert.equal(whole(BOX, 60), 64);
  assert.equal(whole(PATTERNS["four-seven-eight"], 1), 19);
  assert.equal(beginOf(BOX, 35), 32);
});

test("ticks grow denser while one breathes in, sparser while one breathes out, and fit their part", () => {
  const gaps = (felt: number[]) => felt.filter((_, n) => n % 2 === 1);
  const [ins, outs] = [ticks("in", 4), ticks("out", 8)];
  assert.deepEqual(
    gaps(ins).toSorted((a, b) => b - a),
    gaps(ins),
  );
  assert.deepEqual(
    gaps(outs).toSorted((a, b) => a - b),
    gaps(outs),
  );
  assert.ok(ins.reduce((sum, one) => sum + one) <= 4000);
  assert.equal(ins.length % 2, 1, "it ends with a tick");
  assert.deepEqual(ticks("hold", 7), [20]);
});

test("a part counts down in whole seconds, and its last digit stands for what is over", () => {
  const told = (name: Pattern, position: number) => {
    const { digit, stays } = countedAt(PATTERNS[name], position);
    return [digit, Number(stays.toFixed(3))];
  };
  assert.deepEqual(
    [0, 0.5, 1, 3.9].map((at) => told("box", at)),
    [
      [4, 1],
      [4, 0.5],
      [3, 1],
      [1, 0.1],
    ],
  );
  assert.deepEqual(
    [0, 1.5, 5.4].map((at) => told("coherent", at)),
    [
      [5, 1],
      [4, 0.5],
      [1, 0.055],
    ],
  );
});
