// What a screen and a phone compute, so that a hub in between can neither read nor put its own key there.

import { RefusedError } from "./errors.ts";
import {
  aes,
  agreed,
  type DevicePair,
  fresh,
  hkdf,
  joined,
  KEY,
  NONCE,
  publicBytes,
  random,
} from "./keyring.ts";

type Bytes = Uint8Array<ArrayBuffer>;
const PHRASE = 4;

/** What a screen says first: it is bound to its key, and nobody can tell which that is. */
export async function bound(opening: Bytes): Promise<Bytes> {
  const said = joined(utf8("samesky/1 screen\0"), opening);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", said));
}

/** Four numbers below 64 that both show. The challenge came after the binding, so nobody could aim at them. */
export async function phraseOf(opening: Bytes, challenge: Bytes): Promise<readonly number[]> {
  const bits = await hkdf(opening, challenge, "samesky/1 screen phrase", 3);
  const number = bits.reduce((sum, byte) => 256 * sum + byte, 0);
  return Array.from({ length: PHRASE }, (_, n) => Math.floor(number / 64 ** (PHRASE - 1 - n)) % 64);
}

/** A link, sealed for the screen with this opening: a fresh public key, nonce, ciphertext and tag. */
export async function closed(
  link: string,
  opening: Bytes,
  once?: DevicePair,
  nonce: Bytes = random(NONCE),
): Promise<Bytes> {
  const pair = once ?? (await fresh(false));
  const shown = await publicBytes(pair);
  const cipher = await cipherOf(await agreed(pair, opening.slice(0, KEY)), shown, opening);
  return joined(shown, nonce, await crypto.subtle.encrypt(how(nonce), cipher, utf8(link)));
}

/** The link in it. Throws `RefusedError` (`invalid`) when it is not for this screen. */
export async function opened(envelope: Bytes, pair: DevicePair, opening: Bytes): Promise<string> {
  const [shown, nonce] = [envelope.slice(0, KEY), envelope.slice(KEY, KEY + NONCE)];
  try {
    const cipher = await cipherOf(await agreed(pair, shown), shown, opening);
    const link = await crypto.subtle.decrypt(how(nonce), cipher, envelope.slice(KEY + NONCE));
    return new TextDecoder("utf-8", { fatal: true }).decode(link);
  } catch {
    throw new RefusedError("invalid", "What came was not for this screen.");
  }
}

/** Bytes in base64url without padding. */
export function text(raw: Uint8Array): string {
  const plain = btoa(String.fromCharCode(...raw));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The bytes of such a text. */
export function bytes(said: string): Bytes {
  return Uint8Array.from(atob(said.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
}

async function cipherOf(secret: Bytes, shown: Bytes, opening: Bytes): Promise<CryptoKey> {
  return aes(await hkdf(secret, joined(shown, opening), "samesky/1 screen envelope", KEY));
}

function how(nonce: Bytes): AesGcmParams {
  return { name: "AES-GCM", iv: nonce };
}

function utf8(words: string): Bytes {
  return new TextEncoder().encode(words);
}
