// Where a browser keeps the keys of its rooms: in IndexedDB, under a key of the browser's that cannot be read out.

import type { DevicePair } from "./keyring.ts";
import { Locker } from "./locker.ts";

/** What a device keeps of a sealed room. */
export interface Kept {
  /** The newest room key, 32 bytes. */
  key: Uint8Array | undefined;
  pair: DevicePair;
  /** The public keys of the devices that had the room key when we last looked, as hex. */
  known: Record<string, string>;
}

/** Keeps it, by room. */
export interface Vault {
  get(room: string): Promise<Kept | undefined>;
  put(room: string, kept: Kept): Promise<void>;
  drop(room: string): Promise<void>;
}

interface Row {
  nonce: Uint8Array<ArrayBuffer>;
  wrapped: ArrayBuffer | undefined;
  /** The pair itself, or its bytes where this browser cannot keep that: then the private key can be read out. */
  pair: DevicePair | Packed;
  known: Record<string, string>;
}

interface Packed {
  nonce: Uint8Array<ArrayBuffer>;
  wrapped: ArrayBuffer;
  shown: ArrayBuffer;
}

const locker = new Locker("samesky");

/** The vault of this browser; where there is no IndexedDB, memory has to do. */
export function vault(): Vault {
  return typeof indexedDB === "undefined" ? page : browser;
}

/** A vault that lasts as long as the page. */
export function memory(): Vault {
  const rooms = new Map<string, Kept>();
  return {
    get: async (room) => rooms.get(room),
    put: async (room, kept) => void rooms.set(room, kept),
    drop: async (room) => void rooms.delete(room),
  };
}

const page = memory();

const browser: Vault = {
  async get(room) {
    const row = await locker.get<Row>(room);
    if (!row) return undefined;
    const { nonce, wrapped, pair, known } = row;
    const key = wrapped && new Uint8Array(await locker.opened(nonce, wrapped));
    return { key, pair: "wrapped" in pair ? await unpacked(pair) : pair, known };
  },
  put(room, { key, pair, known }) {
    return next(async () => {
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const row: Row = {
        nonce,
        wrapped: key && (await locker.closed(nonce, new Uint8Array(key))),
        pair: pair.privateKey.extractable ? await packed(pair) : pair,
        known,
      };
      await locker.put(room, row);
    });
  },
  drop(room) {
    return next(() => locker.drop(room));
  },
};

let last: Promise<unknown> = Promise.resolve();

/** One change after the other, so that what is being kept does not outlive what is dropped after it. */
function next<T>(run: () => Promise<T>): Promise<T> {
  const mine = last.then(run);
  last = mine.catch(() => undefined);
  return mine;
}

async function packed({ privateKey, publicKey }: DevicePair): Promise<Packed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const secret = await crypto.subtle.exportKey("pkcs8", privateKey);
  return {
    nonce,
    wrapped: await locker.closed(nonce, secret),
    shown: await crypto.subtle.exportKey("raw", publicKey),
  };
}

async function unpacked({ nonce, wrapped, shown }: Packed): Promise<DevicePair> {
  const secret = await locker.opened(nonce, wrapped);
  return {
    privateKey: await crypto.subtle.importKey("pkcs8", secret, "X25519", true, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("raw", shown, "X25519", true, []),
  };
}
