// What a browser keeps of rooms, in IndexedDB, and a key of the browser's to close it with that cannot be read out: a
// copy of the storage alone opens nothing.

const [ROOMS, OWN] = ["rooms", "own"] as const;

/** Rows by room, in a database of this name. */
export class Locker {
  #name: string;
  #db: Promise<IDBDatabase> | undefined;
  /** The key of this page, where the browser keeps none: what was put away can be had back until it is closed. */
  #fleeting: CryptoKey | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  get<T>(room: string): Promise<T | undefined> {
    return this.#run(ROOMS, "readonly", (store) => store.get(room));
  }

  put(room: string, row: unknown): Promise<unknown> {
    return this.#run(ROOMS, "readwrite", (store) => store.put(row, room));
  }

  drop(room: string): Promise<void> {
    return this.#run(ROOMS, "readwrite", (store) => store.delete(room));
  }

  /** Bytes as they are kept. A nonce is used once. */
  async closed(nonce: Uint8Array<ArrayBuffer>, bytes: BufferSource): Promise<ArrayBuffer> {
    return crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, await this.#own(), bytes);
  }

  /** What was kept. Throws where it was closed with another key. */
  async opened(nonce: Uint8Array<ArrayBuffer>, bytes: BufferSource): Promise<ArrayBuffer> {
    return crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, await this.#own(), bytes);
  }

  /** The key of this browser, made on first use. */
  async #own(): Promise<CryptoKey> {
    const get = () => this.#run<CryptoKey | undefined>(OWN, "readonly", (store) => store.get(OWN));
    const found = await get();
    if (found) return found;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]);
    // Two tabs may make one at once: the first one stays.
    await this.#run(OWN, "readwrite", (store) => store.add(made, OWN)).catch(() => undefined);
    this.#fleeting ??= made;
    return (await get()) ?? this.#fleeting;
  }

  async #run<T>(
    store: string,
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest,
  ): Promise<T> {
    const db = await this.#open();
    return new Promise((resolve, reject) => {
      const transaction = db.transaction(store, mode);
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result as T);
      transaction.onabort = () =>
        reject(transaction.error ?? new Error("The storage of this browser is full."));
    });
  }

  #open(): Promise<IDBDatabase> {
    this.#db ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(ROOMS);
        request.result.createObjectStore(OWN);
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => {
        this.#db = undefined;
        reject(request.error ?? new Error("This browser keeps nothing."));
      };
    });
    return this.#db;
  }
}
