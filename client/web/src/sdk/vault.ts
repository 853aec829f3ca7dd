// Where a browser keeps the keys of its rooms: in IndexedDB, under a key of the browser's that cannot be read out.

import type { DevicePair } from "./keyring.ts";

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

const [NAME, ROOMS, OWN] = ["samesky", "rooms", "own"] as const;

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
    const row = await run<Row | undefined>(ROOMS, "readonly", (store) => store.get(room));
    if (!row) return undefined;
    const { nonce, wrapped, pair, known } = row;
    const key = wrapped && new Uint8Array(await unwrapped(nonce, wrapped));
    return { key, pair: "wrapped" in pair ? await unpacked(pair) : pair, known };
  },
  put(room, { key, pair, known }) {
    return next(async () => {
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const row: Row = {
        nonce,
        wrapped: key && (await wrapped(nonce, new Uint8Array(key))),
        pair: pair.privateKey.extractable ? await packed(pair) : pair,
        known,
      };
      await run(ROOMS, "readwrite", (store) => store.put(row, room));
    });
  },
  drop(room) {
    return next(() => run(ROOMS, "readwrite", (store) => store.delete(room)));
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
    wrapped: await wrapped(nonce, secret),
    shown: await crypto.subtle.exportKey("raw", publicKey),
  };
}

async function unpacked({ nonce, wrapped, shown }: Packed): Promise<DevicePair> {
  const secret = await unwrapped(nonce, wrapped);
  return {
    privateKey: await crypto.subtle.importKey("pkcs8", secret, "X25519", true, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("raw", shown, "X25519", true, []),
  };
}

async function wrapped(iv: Uint8Array<ArrayBuffer>, bytes: BufferSource): Promise<ArrayBuffer> {
  return crypto.subtle.encrypt({ name: "AES-GCM", iv }, await own(), bytes);
}

async function unwrapped(iv: Uint8Array<ArrayBuffer>, box: ArrayBuffer): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: "AES-GCM", iv }, await own(), box);
}

/** The key of this browser, made on first use; a copy of the storage alone opens nothing. */
async function own(): Promise<CryptoKey> {
  const found = await run<CryptoKey | undefined>(OWN, "readonly", (store) => store.get(OWN));
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  // Two tabs may make one at once: the first one stays.
  await run(OWN, "readwrite", (store) => store.add(made, OWN)).catch(() => undefined);
  fleeting ??= made;
  return (await run<CryptoKey | undefined>(OWN, "readonly", (store) => store.get(OWN))) ?? fleeting;
}

/** The key of this page, where the browser keeps none: what was put away can be had back until it is closed. */
let fleeting: CryptoKey | undefined;

async function run<T>(
  store: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  const db = await opened();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode);
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result as T);
    transaction.onabort = () =>
      reject(transaction.error ?? new Error("The storage of this browser is full."));
  });
}

let db: Promise<IDBDatabase> | undefined;

function opened(): Promise<IDBDatabase> {
  db ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(ROOMS);
      request.result.createObjectStore(OWN);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      db = undefined;
      reject(request.error ?? new Error("This browser keeps nothing."));
    };
  });
  return db;
}
