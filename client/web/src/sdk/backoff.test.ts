import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff } from "./backoff.ts";

const ALMOST = 1 - 1e-9;

test("waits grow from half a second to thirty and stay there", () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 7, 5000].map((tries) => Math.ceil(backoff(tries, ALMOST) * 10) / 10);
  assert.deepEqual(longest, [0.5, 1, 2, 4, 8, 16, 30, 30, 30]);
});

test("the jitter is full", () => {
  for (const tries of [0, 4, 99]) assert.equal(backoff(tries, 0), 0);
  assert.equal(backoff(3, 0.5), 2);
});

test("what the hub asks for is only ever lengthened", () => {
  assert.equal(backoff(9, 0, 8), 8);
  assert.ok(backoff(0, ALMOST, 8) > 9.9);
});
