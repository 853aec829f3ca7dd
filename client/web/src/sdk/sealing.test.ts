import assert from "node:assert/strict";
import { test } from "node:test";
import type { RefusedError } from "./errors.ts";
import { positionAt } from "./motion.ts";
import { sealed, text } from "./sealing.ts";

const code = (expected: string) => (error: RefusedError) => error.code === expected;

test("text comes back as it was", () => {
  for (const words of ["", "guten Morgen, Łucja 🌅", "\ufeffa\0b"]) assert.equal(text(sealed(words)), words);
  assert.deepEqual([...sealed("é")], [0, 0xc3, 0xa9]);
});

test("what cannot be opened is said, not shown", () => {
  assert.throws(() => text(new Uint8Array([1, 65])), code("unknown"));
  assert.throws(() => text(new Uint8Array([])), code("unknown"));
  assert.throws(() => text(new Uint8Array([0, 0xff])), code("invalid"));
});

test("a motion rests before it starts", () => {
  const motion = { position: 4, rate: 2, at: 100 };
  assert.deepEqual(
    [90, 100, 103].map((t) => positionAt(motion, t)),
    [4, 4, 10],
  );
});
