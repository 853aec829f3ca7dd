import assert from "node:assert/strict";
import { test } from "node:test";
import * as reference from "@msgpack/msgpack";
import { decode, encode } from "../../src/sdk/msgpack.ts";

const EDGES = [
  0,
  1,
  31,
  32,
  127,
  128,
  255,
  256,
  32767,
  32768,
  65535,
  65536,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
]
  .concat([2 ** 32, Number.MAX_SAFE_INTEGER, 0.1, 1e300, Number.POSITIVE_INFINITY])
  .flatMap((n) => [n, -n, -n - 1]);
const LENGTHS = [0, 1, 15, 16, 31, 32, 255, 256, 65535, 65536];
const VALUES: unknown[] = [
  null,
  true,
  false,
  ...EDGES,
  ...LENGTHS.flatMap((n) => ["x".repeat(n), new Uint8Array(n).fill(7)]),
  ...LENGTHS.slice(0, 8).flatMap((n) => [
    Array.from({ length: n }, (_, i) => i),
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, i])),
  ]),
  "Inês и نور 🌅",
  { t: "do", args: { deep: [[{ box: Uint8Array.of(1, 2, 3) }]], none: null } },
];

test("it writes the same bytes as a whole library, and reads them back", () => {
  for (const value of VALUES) {
    const bytes = encode(value);
    assert.deepEqual(bytes, new Uint8Array(reference.encode(value, { ignoreUndefined: true })));
    assert.deepEqual(decode(bytes), reference.decode(bytes));
    assert.deepEqual(decode(bytes.buffer), reference.decode(bytes));
  }
});

test("a number of several bytes is written wherever the place for it runs out", () => {
  for (const number of [300, 70_000, 2 ** 40, -300, -70_000, 0.5]) {
    for (let length = 200; length < 600; length++) {
      const value = ["x".repeat(length), number];
      assert.deepEqual(decode(encode(value)), value);
    }
  }
});

test("it reads what others write longer than need be, and single floats", () => {
  assert.deepEqual(
    decode(Uint8Array.of(0xdd, 0, 0, 0, 1, 0xd3, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe)),
    [-2],
  );
  assert.deepEqual(decode(Uint8Array.of(0xdf, 0, 0, 0, 1, 0xd9, 1, 0x61, 0xcf, 0, 0, 0, 1, 0, 0, 0, 0)), {
    a: 2 ** 32,
  });
  assert.equal(decode(reference.encode(0.5, { forceFloat32: true })), 0.5);
});

test("what is undefined is left out of maps, and is nothing in lists", () => {
  assert.deepEqual(decode(encode({ a: undefined, b: [undefined] })), { b: [null] });
});

test("only plain values and bytes are written", () => {
  const loop: unknown[] = [];
  loop.push(loop);
  for (const bad of [() => 1, Symbol("s"), 1n, new Date(), new Map(), /x/, { a: [() => 1] }, loop]) {
    assert.throws(() => encode(bad));
  }
});

test("what is cut off, goes on, names an extension, another key or a prototype is not read", () => {
  const whole = encode({
    t: "change",
    states: { timer: { left: 1.5, box: new Uint8Array(40) } },
    entries: ["one"],
  });
  for (let n = 0; n < whole.length; n += 1) assert.throws(() => decode(whole.subarray(0, n)), String(n));
  assert.throws(() => decode(Uint8Array.of(...whole, 0)));
  assert.throws(() => decode(reference.encode(new Date(0))));
  assert.throws(() => decode(Uint8Array.of(0x81, 1, 1)));
  assert.throws(() => decode(Uint8Array.of(0x81, 0xa9, ...new TextEncoder().encode("__proto__"), 0x80)));
  assert.throws(() => decode(Uint8Array.of(0xdd, 0xff, 0xff, 0xff, 0xff)), "as many as there are bytes");
  assert.throws(() => decode(new Uint8Array(65536).fill(0x91)));
  assert.throws(() => decode(Uint8Array.of(0xc1)));
});
