// The vectors of docs/sealing.json: what the Python client seals opens here, and comes out the same byte for byte.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { RefusedError } from "../../src/sdk/errors.ts";
import { bytesOf, type DevicePair, hex, keyOf, RoomKey, unwrap, wrap } from "../../src/sdk/keyring.ts";
import { bound, bytes, closed, opened, phraseOf, text } from "../../src/sdk/screen-words.ts";
import { BUCKETS, type Place } from "../../src/sdk/sealing.ts";

interface Envelope {
  [field: string]: string;
}
interface Vectors {
  buckets: number[];
  keys: { room: string; raw: string; text: string; id: string; phrase: number[] }[];
  words: Record<string, string[]>;
  boxes: { place: Place; text: string; nonce: string; box: string }[];
  refused: { what: string; place: Place; box: string; code: string }[];
  envelopes: Envelope[];
  refused_envelopes: Envelope[];
  screens: (Record<string, string> & { phrase: number[] })[];
}

const vectors: Vectors = JSON.parse(
  readFileSync(new URL("../../../../docs/sealing.json", import.meta.url), "utf8"),
);
const [first] = vectors.keys as [Vectors["keys"][0]];
const code = (expected: string) => (error: RefusedError) => error.code === expected;

/** The pair of a raw X25519 key; browsers read private keys as PKCS #8 only. */
async function pairOf(secret: string, shown: string): Promise<DevicePair> {
  const head = bytesOf("302e020100300506032b656e04220420");
  const whole = new Uint8Array([...head, ...bytesOf(secret)]);
  return {
    privateKey: await crypto.subtle.importKey("pkcs8", whole, "X25519", false, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("raw", bytesOf(shown), "X25519", true, []),
  };
}

test("lengths are padded alike", () => {
  assert.deepEqual(BUCKETS, vectors.buckets);
});

test("keys have the same ids, texts and phrases", async () => {
  for (const { room, raw, text, id, phrase } of vectors.keys) {
    const key = await RoomKey.of(bytesOf(raw), room);
    assert.deepEqual([key.text, key.id, key.phrase], [text, id, phrase]);
    assert.equal((await RoomKey.read(text, room)).id, id);
  }
  for (const cut of ["", "short", `${first.text}A`])
    await assert.rejects(RoomKey.read(cut, first.room), code("invalid"));
});

test("boxes open, and are sealed to the same bytes", async () => {
  const key = await RoomKey.of(bytesOf(first.raw), first.room);
  for (const { place, text, nonce, box } of vectors.boxes) {
    const { content, author } = await key.open(bytesOf(box), place);
    assert.deepEqual([new TextDecoder().decode(content), author], [text, place.author]);
    assert.equal(hex(await key.seal(new TextEncoder().encode(text), place, bytesOf(nonce))), box);
  }
});

test("what was changed, moved or sealed otherwise is refused with the same code", async () => {
  for (const { what, place, box, code: expected } of vectors.refused) {
    const key = await RoomKey.of(bytesOf(first.raw), place.room);
    const sealed = bytesOf(box);
    if (keyOf(sealed) === undefined) assert.equal(expected, "invalid", what);
    else await assert.rejects(key.open(sealed, place), code(expected), what);
  }
});

test("envelopes open for whom they are, and are made to the same bytes", async () => {
  for (const one of vectors.envelopes as Required<Envelope>[]) {
    const mine = await pairOf(one.receiver_private as string, one.receiver_public as string);
    const sender = await pairOf(one.sender_private as string, one.sender_public as string);
    const ends = { room: one.room as string, sender: one.sender as string, receiver: one.receiver as string };
    const from = bytesOf(one.sender_public as string);
    const key = await unwrap(bytesOf(one.box as string), mine, from, ends, one.key as string);
    assert.equal(hex(key.raw), one.raw);
    const fresh = await pairOf(one.fresh as string, (one.box as string).slice(2, 66));
    const to = bytesOf(one.receiver_public as string);
    assert.equal(hex(await wrap(key, sender, to, ends, fresh, bytesOf(one.nonce as string))), one.box);
  }
});

test("envelopes open for nobody else", async () => {
  for (const one of vectors.refused_envelopes) {
    const mine = await pairOf(one.receiver_private as string, one.receiver_public as string);
    const ends = { room: one.room as string, sender: one.sender as string, receiver: one.receiver as string };
    const from = bytesOf(one.sender_public as string);
    await assert.rejects(
      unwrap(bytesOf(one.box as string), mine, from, ends, one.key as string),
      code("invalid"),
      one.what,
    );
  }
});

test("who has the same key can read it out in either language", () => {
  const { en, de } = vectors.words as { en: string[]; de: string[] };
  assert.deepEqual([en.length, de.length, new Set(en).size], [64, 64, 64]);
});

test("a screen and a phone compute the same, and the link opens there alone", async () => {
  for (const one of vectors.screens) {
    const of = (field: string) => bytesOf(one[field] as string);
    const opening = of("opening");
    assert.deepEqual(bytes(text(opening)), opening);
    assert.equal(hex(await bound(opening)), one.commitment);
    assert.deepEqual(await phraseOf(opening, of("challenge")), one.phrase);
    const once = await pairOf(one.fresh as string, one.fresh_public as string);
    const envelope = await closed(one.link as string, opening, once, of("nonce"));
    assert.equal(hex(envelope), one.envelope);
    const mine = await pairOf(one.private as string, hex(opening.slice(0, 32)));
    assert.equal(await opened(envelope, mine, opening), one.link);
    await assert.rejects(opened(envelope, once, opening), code("invalid"));
    await assert.rejects(opened(envelope.slice(0, 60), mine, opening), code("invalid"));
  }
});
