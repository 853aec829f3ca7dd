// What people write travels as bytes that no hub reads: one byte for the form, then the content. Form 0 is UTF-8.

import { RefusedError } from "./errors.ts";

const PLAIN = 0;

/** Text as sealed bytes in form 0. */
export function sealed(text: string): Uint8Array {
  const content = new TextEncoder().encode(text);
  const box = new Uint8Array(content.length + 1);
  box[0] = PLAIN;
  box.set(content, 1);
  return box;
}

/**
 * The text of sealed bytes in form 0.
 * @throws {RefusedError} `unknown` for a form that this version cannot open, `invalid` for bytes that are no text.
 */
export function text(sealed: Uint8Array): string {
  if (sealed[0] !== PLAIN) {
    throw new RefusedError("unknown", "This was sealed in a form that this version cannot open.");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(sealed.subarray(1));
  } catch {
    throw new RefusedError("invalid", "The sealed content is not text.");
  }
}
