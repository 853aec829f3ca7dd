// What people write travels as bytes that no hub reads. The first byte is the form: 0 is UTF-8 as it is, 1 is sealed
// with the room key, 2 is a room key in an envelope for one device. The rules are those of docs/protocol.md and
// docs/sealing.json; the ciphers are in keyring.ts.

import { RefusedError } from "./errors.ts";

/** The instance in which devices hand each other the room key. */
export const KEYS = "keys";
export const PLAIN = 0;
export const ROOM = 1;
export const DEVICE = 2;
/** Content is padded up to the next of these lengths: two to every doubling, from 64 bytes to 3 MiB. */
export const BUCKETS = Array.from({ length: 16 }, (_, k) => [64 << k, 96 << k]).flat();

/** What a box is bound to: moved elsewhere, it does not open. */
export interface Place {
  room: string;
  on: string;
  /** The command and argument, then the ids given with it: `say.text`, `answer.text/CARD`. */
  field: string;
  /** The member who seals; when opening, "" takes it from anybody. */
  author: string;
}

/** All of a place as bytes that no other place has. */
export function bound({ room, on, author, field }: Place): Uint8Array<ArrayBuffer> {
  return encoder.encode(["samesky/1 box", room, on, author, field].join("\0"));
}

/**
 * Content with a byte 0x80 and zeros behind it, up to the next bucket.
 * @throws {RefusedError} `too_large` above 3 MiB.
 */
export function padded(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const size = BUCKETS.find((size) => size > content.length);
  if (size === undefined) throw new RefusedError("too_large", "This is too much to be sealed at once.");
  const whole = new Uint8Array(size);
  whole.set(content);
  whole[content.length] = 0x80;
  return whole;
}

/** What was padded. Throws `RefusedError` (`invalid`) when it was not. */
export function unpadded(content: Uint8Array): Uint8Array {
  const end = content.findLastIndex((byte) => byte !== 0);
  if (content[end] !== 0x80) throw new RefusedError("invalid", "The sealed content is damaged.");
  return content.subarray(0, end);
}

/** Text as it travels in rooms that are not sealed. */
export function plain(text: string): Uint8Array {
  const content = encoder.encode(text);
  const box = new Uint8Array(content.length + 1);
  box[0] = PLAIN;
  box.set(content, 1);
  return box;
}

/**
 * The text of a box in form 0.
 * @throws {RefusedError} `unknown` for another form, `invalid` for bytes that are no text.
 */
export function textOf(box: Uint8Array): string {
  if (box[0] !== PLAIN) {
    throw new RefusedError("unknown", "This is sealed, and it takes the room's key to read it.");
  }
  return decoded(box.subarray(1));
}

/** Bytes as text. Throws `RefusedError` (`invalid`). */
export function decoded(content: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new RefusedError("invalid", "The sealed content is not text.");
  }
}

const encoder = new TextEncoder();
