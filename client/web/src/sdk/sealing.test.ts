import assert from "node:assert/strict";
import { test } from "node:test";
import type { RefusedError } from "./errors.ts";
import { positionAt } from "./motion.ts";
import { padded, plain, textOf, unpadded } from "./sealing.ts";

const code = (expected: string) => (error: RefusedError) => error.code === expected;

test("text comes back as it was", () => {
  for (const words of ["", "guten Morgen, Łucja 🌅", "\ufeffa\0b"]) assert.equal(textOf(plain(words)), words);
  assert.deepEqual([...plain("é")], [0, 0xc3, 0xa9]);
});

test("what cannot be opened is said, not shown", () => {
  assert.throws(() => textOf(new Uint8Array([1, 65])), code("unknown"));
  assert.throws(() => textOf(new Uint8Array([])), code("unknown"));
  assert.throws(() => textOf(new Uint8Array([0, 0xff])), code("invalid"));
});

test("a motion rests before it starts", () => {
  const motion = { position: 4, rate: 2, at: 100 };
  assert.deepEqual(
    [90, 100, 103].map((t) => positionAt(motion, t)),
    [4, 4, 10],
  );
});

test("padding comes off again and hides most of the length", () => {
  for (const length of [0, 1, 63, 64, 95, 96, 5000]) {
    const content = new Uint8Array(length).fill(7);
    assert.deepEqual(unpadded(padded(content)), content);
  }
  assert.equal(padded(new Uint8Array(3)).length, padded(new Uint8Array(60)).length);
  assert.throws(() => unpadded(new Uint8Array(64)), code("invalid"));
  assert.throws(() => padded(new Uint8Array(4 << 20)), code("too_large"));
});
