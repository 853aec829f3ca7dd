// The ciphers of sealed rooms, by WebCrypto: AES-256-GCM under a key that HKDF makes of the room key, and X25519
// envelopes from device to device (a fresh key and the sender's own, as in the Auth mode of HPKE, RFC 9180).

import { RefusedError } from "./errors.ts";
import { bound, DEVICE, type Place, padded, ROOM, unpadded } from "./sealing.ts";

export const NONCE = 12;
const ID = 8;
const TAG = 16;
export const KEY = 32;
type Bytes = Uint8Array<ArrayBuffer>;

/** Whether this page may seal and open at all: browsers have WebCrypto for https and localhost only. */
export function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** One key of a room: 32 random bytes that only the members' devices have. */
export class RoomKey {
  readonly raw: Bytes;
  readonly room: string;
  /** Tells keys of a room apart and says nothing of them: 16 hexadecimal digits. */
  readonly id: string;
  /** Eight numbers below 64: who has the same key sees the same ones. */
  readonly phrase: readonly number[];
  #cipher: CryptoKey;
  #digest: Promise<CryptoKey> | undefined;

  private constructor(raw: Bytes, room: string, id: string, phrase: number[], cipher: CryptoKey) {
    [this.raw, this.room, this.id, this.phrase] = [raw, room, id, phrase];
    this.#cipher = cipher;
  }

  /** Eight bytes, in hexadecimal, that are the same for the same words in the same instance; without the key they tell nothing. */
  async digest(on: string, words: string): Promise<string> {
    this.#digest ??= hkdf(this.raw, text(this.room), "samesky/1 digest", KEY).then((raw) =>
      subtle().importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]),
    );
    const whole = await subtle().sign("HMAC", await this.#digest, text(`${on}\0${words}`));
    return hex(new Uint8Array(whole.slice(0, 8)));
  }

  /** The key of these 32 bytes in this room. Throws `RefusedError` (`invalid`, path `key`). */
  static async of(raw: Uint8Array, room: string): Promise<RoomKey> {
    if (raw.length !== KEY) throw new RefusedError("invalid", "A room key has 32 bytes.", { path: "key" });
    const own = new Uint8Array(raw);
    const [id, bits, cipher] = await Promise.all([
      hkdf(own, text(room), "samesky/1 id", ID),
      hkdf(own, text(room), "samesky/1 phrase", 6),
      hkdf(own, text(room), "samesky/1 box", KEY).then(aes),
    ]);
    const number = BigInt(`0x${hex(bits)}`);
    const phrase = Array.from({ length: 8 }, (_, n) => Number((number >> BigInt(6 * (7 - n))) & 63n));
    return new RoomKey(own, room, hex(id), phrase, cipher);
  }

  /** The key as it stands in a link. Throws `RefusedError` (`invalid`, path `key`). */
  static async read(link: string, room: string): Promise<RoomKey> {
    return RoomKey.of(keyBytes(link), room);
  }

  /** As it stands in a link: 43 characters. */
  get text(): string {
    return btoa(String.fromCharCode(...this.raw))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replace("=", "");
  }

  /** A box: form, key id, author, nonce, ciphertext and tag. */
  async seal(content: Uint8Array, place: Place, nonce: Bytes = random(NONCE)): Promise<Bytes> {
    const author = text(place.author);
    const head = joined([ROOM], bytesOf(this.id), [author.length], author, nonce);
    const cipher = { name: "AES-GCM", iv: nonce, additionalData: bound(place) };
    return joined(head, await subtle().encrypt(cipher, this.#cipher, padded(content)));
  }

  /**
   * What is in a box that was sealed for this place, and who sealed it.
   * @throws {RefusedError} `unknown` for another key, `invalid` for what was changed or belongs elsewhere.
   */
  async open(box: Uint8Array, place: Place): Promise<{ content: Uint8Array; author: string }> {
    if (keyOf(box) !== this.id) throw noKey();
    const at = 2 + ID + (box[1 + ID] ?? 0);
    const [author, nonce, rest] = [box.slice(2 + ID, at), box.slice(at, at + NONCE), box.slice(at + NONCE)];
    try {
      const who = new TextDecoder("utf-8", { fatal: true }).decode(author);
      if ((place.author !== "" && place.author !== who) || nonce.length < NONCE || rest.length < TAG)
        throw changed();
      const cipher = { name: "AES-GCM", iv: nonce, additionalData: bound({ ...place, author: who }) };
      const content = await subtle().decrypt(cipher, this.#cipher, rest);
      return { content: unpadded(new Uint8Array(content)), author: who };
    } catch (error) {
      throw error instanceof RefusedError ? error : changed();
    }
  }
}

/** A fresh room key. */
export function newKey(room: string): Promise<RoomKey> {
  return RoomKey.of(random(KEY), room);
}

/** The bytes of a key as it stands in a link. Throws `RefusedError` (`invalid`, path `key`). */
export function keyBytes(link: string): Bytes {
  try {
    const raw = Uint8Array.from(atob(link.replaceAll("-", "+").replaceAll("_", "/")), (one) =>
      one.charCodeAt(0),
    );
    if (raw.length === KEY) return raw;
  } catch {
    // then it is none
  }
  throw new RefusedError("invalid", "The key in this link is cut off: copy it whole.", { path: "key" });
}

/** The id of the key that a box was sealed with; undefined where it is not sealed with a room key. */
export function keyOf(box: Uint8Array): string | undefined {
  return box[0] === ROOM && box.length > 1 + ID ? hex(box.subarray(1, 1 + ID)) : undefined;
}

/** The keys of one device for envelopes; the private one never leaves the browser. */
export interface DevicePair {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

/**
 * A fresh pair for this device. Its private key cannot be read out, except where this browser could not keep it so:
 * Safari takes an X25519 key for its storage, and gives back nothing.
 */
export async function newPair(): Promise<DevicePair> {
  const made = await fresh(false);
  try {
    structuredClone(made.privateKey); // what storage does
    return made;
  } catch {
    return fresh(true);
  }
}

/** The public key as 32 bytes. */
export async function publicBytes(pair: { publicKey: CryptoKey }): Promise<Bytes> {
  return new Uint8Array(await subtle().exportKey("raw", pair.publicKey));
}

/** An envelope's two ends. */
export interface Ends {
  room: string;
  /** Device ids. */
  sender: string;
  receiver: string;
}

/** An envelope with a room key for the device with this public key. */
export async function wrap(
  key: RoomKey,
  mine: DevicePair,
  other: Uint8Array,
  ends: Ends,
  given?: DevicePair,
  nonce: Bytes = random(NONCE),
): Promise<Bytes> {
  const once = given ?? (await fresh(false));
  const [shown, own] = [await publicBytes(once), await publicBytes(mine)];
  const secrets = await Promise.all([once, mine].map((pair) => agreed(pair, other)));
  const cipher = await envelope(secrets, joined(shown, other, own));
  const how = { name: "AES-GCM", iv: nonce, additionalData: sentBy(ends, key.id) };
  return joined([DEVICE], shown, nonce, await subtle().encrypt(how, cipher, key.raw));
}

/**
 * The room key `id` in an envelope from the device with this public key.
 * @throws {RefusedError} `invalid` when it is not from there, not for here, or not this key.
 */
export async function unwrap(
  box: Uint8Array,
  mine: DevicePair,
  other: Uint8Array,
  ends: Ends,
  id: string,
): Promise<RoomKey> {
  const shown = box.slice(1, 1 + KEY);
  const [nonce, rest] = [box.slice(1 + KEY, 1 + KEY + NONCE), box.slice(1 + KEY + NONCE)];
  try {
    if (box[0] !== DEVICE) throw changed();
    const secrets = [await agreed(mine, shown), await agreed(mine, other)];
    const cipher = await envelope(secrets, joined(shown, await publicBytes(mine), other));
    const how = { name: "AES-GCM", iv: nonce, additionalData: sentBy(ends, id) };
    const key = await RoomKey.of(new Uint8Array(await subtle().decrypt(how, cipher, rest)), ends.room);
    if (key.id === id) return key;
  } catch {
    // told apart from nothing: it is not for us
  }
  throw changed();
}

/** So many random bytes. */
export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
}

export function bytesOf(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (one) => Number.parseInt(one, 16));
}

/** Parts of bytes as one. */
export function joined(...parts: (ArrayLike<number> | ArrayBuffer)[]): Bytes {
  const all = parts.map((part) => new Uint8Array(part));
  const whole = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A fresh X25519 pair. */
export async function fresh(extractable: boolean): Promise<DevicePair> {
  return (await subtle().generateKey("X25519", extractable, ["deriveBits"])) as CryptoKeyPair;
}

/** The secret that this pair and another public key share. */
export async function agreed({ privateKey }: DevicePair, other: Uint8Array): Promise<Bytes> {
  const key = await subtle().importKey("raw", new Uint8Array(other), "X25519", false, []);
  return new Uint8Array(await subtle().deriveBits({ name: "X25519", public: key }, privateKey, 256));
}

async function envelope(secrets: Bytes[], salt: Bytes): Promise<CryptoKey> {
  return aes(await hkdf(joined(...secrets), salt, "samesky/1 envelope", KEY));
}

function sentBy({ room, sender, receiver }: Ends, id: string): Bytes {
  return text(["samesky/1 envelope", room, sender, receiver, id].join("\0"));
}

/** So many bytes that follow from a secret. */
export async function hkdf(secret: Bytes, salt: Bytes, info: string, length: number): Promise<Bytes> {
  const key = await subtle().importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: text(info) };
  return new Uint8Array(await subtle().deriveBits(how, key, length * 8));
}

/** The cipher of 32 bytes. */
export function aes(raw: Bytes): Promise<CryptoKey> {
  return subtle().importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function subtle(): SubtleCrypto {
  if (!canSeal()) throw new RefusedError("forbidden", "Words can only be sealed on a page opened by https.");
  return crypto.subtle;
}

function text(words: string): Bytes {
  return new TextEncoder().encode(words);
}

function noKey(): RefusedError {
  return new RefusedError("unknown", "This was sealed with a key that this device does not have.");
}

function changed(): RefusedError {
  return new RefusedError("invalid", "This was changed on its way, or was sealed for another place.");
}
