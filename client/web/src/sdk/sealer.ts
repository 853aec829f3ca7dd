// Words of a room, sealed or not: the safe with its ciphers is fetched only where a room is sealed.

import { RefusedError } from "./errors.ts";
import type { Keys } from "./protocol.d.ts";
import type { Opened, Options, Order, Safe, Sealing } from "./safe.ts";
import { plain, textOf } from "./sealing.ts";

/** `Safe`, or nothing where nothing is sealed. */
export class Sealer {
  #options: Options;
  #tell: () => void;
  #sealed: boolean | undefined;
  #safe: Safe | undefined;
  #coming: Promise<Safe> | undefined;
  #closed = false;

  /**
   * @param options.sealed that this room is sealed, whatever the hub says.
   * @param options.key the room key as it stands in a link, where the page brings it.
   * @param options.screen that this device has no voice.
   * @param tell is called when something that was asked for is open, or the key has changed.
   */
  constructor(options: Options, tell: () => void) {
    this.#options = options;
    this.#tell = tell;
    if (options.sealed || options.key) this.#sealed = true;
  }

  /** Who and where we are, as the hub says it. */
  async welcome(room: string, you: string, device: string, sealing: string | undefined): Promise<void> {
    // A hub that would like to read cannot say that a sealed room is none.
    this.#sealed = this.#sealed || sealing === "room-key";
    if (!this.#sealed) return;
    try {
      this.#coming ??= this.#fetch();
      await (await this.#coming).welcome(room, you, device, sealing);
    } catch {
      this.#coming = this.#safe ? this.#coming : undefined; // out of reach: the next welcome tries again
    }
  }

  async #fetch(): Promise<Safe> {
    const [{ Safe }, { vault }] = await Promise.all([import("./safe.ts"), import("./vault.ts")]);
    this.#safe = new Safe(vault(), this.#options, this.#tell);
    if (this.#closed) this.#safe.close();
    return this.#safe;
  }

  /** From now on nothing is kept in the vault any more. */
  close(): void {
    this.#closed = true;
    this.#safe?.close();
  }

  get state(): Sealing {
    if (this.#safe) return this.#safe.state;
    if (this.#sealed === undefined) return "opening";
    if (!this.#sealed) return "none";
    return globalThis.crypto?.subtle === undefined ? "insecure" : "opening";
  }

  /** Eight numbers that are the same for whoever has the same key. */
  get phrase(): readonly number[] | undefined {
    return this.#safe?.phrase;
  }

  /** The room key as it stands in a link; undefined where there is none or this device does not have it. */
  get link(): string | undefined {
    return this.#safe?.link;
  }

  /** Text as it travels to this field. Throws `RefusedError`: `insecure` or `locked`. */
  async seal(on: string, field: string, text: string): Promise<Uint8Array> {
    if (!this.#sealed) return plain(text);
    const safe = await this.#coming?.catch(() => undefined);
    if (!safe) throw new RefusedError("locked", "What seals words could not be fetched.");
    return safe.seal(on, field, text);
  }

  /** As `Safe.digests`; undefined where nothing is sealed. */
  async digests(on: string, words: readonly string[]): Promise<Map<string, string>[] | undefined> {
    if (!this.#sealed) return undefined;
    const safe = await this.#coming?.catch(() => undefined);
    if (!safe) throw new RefusedError("locked", "What seals words could not be fetched.");
    return safe.digests(on, words);
  }

  /** What is in a box; nothing at first, and when it is open `tell` is called. As `Safe.open`. */
  open(box: Uint8Array, on: string, field: string, by = "", at?: number): Opened {
    if (this.#safe) return this.#safe.open(box, on, field, by, at);
    if (this.#sealed !== false) return {};
    try {
      return { text: textOf(box) };
    } catch (error) {
      return { trouble: error instanceof RefusedError && error.code === "unknown" ? "locked" : "changed" };
    }
  }

  /** Takes the state of `keys` as it is now; gives the command that it takes from here, if any. */
  async follow(state: Keys | undefined, now: number): Promise<Order | undefined> {
    return this.#sealed ? (await this.#coming)?.follow(state, now) : undefined;
  }
}
