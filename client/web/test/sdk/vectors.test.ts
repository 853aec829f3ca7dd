// The conformance vectors of docs/, read and written by the SDK.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decode } from "@msgpack/msgpack";
import { comesBack } from "../../src/sdk/errors.ts";
import { positionAt } from "../../src/sdk/motion.ts";
import type { ClientFrame, HubFrame, Motion } from "../../src/sdk/protocol.d.ts";
import { Replica } from "../../src/sdk/replica.ts";
import { bytes } from "../../src/sdk/socket.ts";

interface Vector {
  from: "client" | "hub";
  json: unknown;
  msgpack: string;
}
interface Vectors {
  frames: Vector[];
  closes: Record<string, { then: string }>;
  motions: { motion: Motion; t: number; position: number }[];
  transcripts: { name: string; steps: Vector[] }[];
}

const vectors: Vectors = JSON.parse(
  readFileSync(new URL("../../../../docs/vectors.json", import.meta.url), "utf8"),
);
const all = [...vectors.frames, ...vectors.transcripts.flatMap(({ steps }) => steps)];
const raw = ({ msgpack }: Vector) => Uint8Array.from(Buffer.from(msgpack, "hex"));
/** As JSON frames have it: bytes are base64. */
const plain = (frame: unknown) =>
  JSON.parse(
    JSON.stringify(frame, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
    ),
  );

test("every frame is read as it was meant", () => {
  assert.ok(all.length > 30);
  for (const vector of all) assert.deepEqual(plain(decode(raw(vector))), vector.json);
});

test("every frame of a client comes back from bytes to the same bytes' meaning", () => {
  const mine = all.filter(({ from }) => from === "client");
  assert.ok(mine.length > 15);
  for (const vector of mine) {
    const frame = decode(raw(vector)) as ClientFrame;
    assert.deepEqual(decode(bytes(frame)), frame);
    assert.ok(bytes(frame).length <= raw(vector).length, "numbers are as short as they can be");
  }
});

test("the close codes mean what the table says", () => {
  assert.ok(Object.keys(vectors.closes).length >= 10);
  for (const [code, { then }] of Object.entries(vectors.closes)) {
    assert.equal(comesBack(Number(code)), then.split(",", 1)[0]);
  }
});

test("motions stand where they should", () => {
  assert.ok(vectors.motions.length >= 10);
  for (const { motion, t, position } of vectors.motions) assert.equal(positionAt(motion, t), position);
});

for (const { name, steps } of vectors.transcripts) {
  test(`a replica follows the conversation "${name}"`, () => {
    const replica = new Replica("r");
    const newest: Record<string, unknown> = {};
    for (const step of steps.filter(({ from }) => from === "hub")) {
      const frame = decode(raw(step)) as HubFrame;
      if (frame.t === "welcome") replica.welcome(frame);
      else if (frame.t === "change") {
        replica.change(frame);
        Object.assign(newest, frame.states);
      } else if (frame.t === "ready") {
        replica.ready(frame);
        assert.deepEqual(replica.since, frame.position);
        assert.deepEqual(replica.states, newest);
      }
    }
    assert.deepEqual(replica.states, newest);
  });
}
