// What this device seals and opens in one room, and how it hands the room's key on: the other side of `keys`.

import { RefusedError } from "./errors.ts";
import * as ring from "./keyring.ts";
import type { Keys } from "./protocol.d.ts";
import { decoded, KEYS, type Place, plain, textOf } from "./sealing.ts";
import { type Kept, memory, type Vault } from "./vault.ts";

/**
 * `none`: nothing is sealed here; `sealed`: words are sealed and this device has the key; `locked`: it does not;
 * `insecure`: this page was not opened by https, so browsers do not let it seal; `opening`: not known yet.
 */
export type Sealing = "none" | "sealed" | "locked" | "insecure" | "opening";

/** What came of opening a box; while it is being opened, nothing is there. */
export interface Opened {
  text?: string;
  /** `locked`: this device does not have the key. `changed`: changed on its way or moved here, and so not shown. */
  trouble?: "locked" | "changed";
}

/** What is known of a room before the hub says anything. */
export interface Options {
  sealed?: boolean | undefined;
  key?: string | undefined;
  screen?: boolean | undefined;
}

/** A command to `keys`. */
export interface Order {
  cmd: string;
  args: Record<string, unknown>;
}

/** Seconds for which words sealed with a replaced key are still taken: who wrote them was away. */
const GRACE = 86_400;
/** So many opened boxes are remembered. */
const REMEMBERED = 4000;
const PAST = ring.KEY + 8;

/** Seals and opens for one device in one room. */
export class Safe {
  #vault: Vault;
  #mute: boolean;
  #tell: () => void;
  #sealed: boolean | undefined;
  #room = "";
  #you = "";
  #device = "";
  #given: string | undefined;
  #kept: Kept | undefined;
  #loading: Promise<void> | undefined;
  #keys = new Map<string, ring.RoomKey>();
  #replaced = new Map<string, number>();
  #current = "";
  #learned = "";
  #opened = new Map<string, Opened>();
  #closed = false;

  /**
   * @param options.sealed that this room is sealed, whatever the hub says.
   * @param options.key the room key as it stands in a link, where the page brings it.
   * @param options.screen that this device has no voice: it keeps no keys, and hands none on.
   * @param tell is called when something that was asked for is open, or the key has changed.
   */
  constructor(vault: Vault, options: Options, tell: () => void) {
    this.#vault = options.screen ? memory() : vault;
    this.#mute = options.screen ?? false;
    this.#tell = tell;
    this.#given = options.key;
    if (options.sealed || options.key) this.#sealed = true;
  }

  /** Who and where we are, as the hub says it. */
  welcome(room: string, you: string, device: string, sealing: string | undefined): Promise<void> {
    [this.#room, this.#you, this.#device] = [room, you, device];
    // A hub that would like to read cannot say that a sealed room is none.
    this.#sealed ||= sealing === "room-key";
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** From now on nothing is kept in the vault any more. */
  close(): void {
    this.#closed = true;
  }

  get state(): Sealing {
    if (this.#sealed === undefined) return "opening";
    if (!this.#sealed) return "none";
    if (!ring.canSeal()) return "insecure";
    if (this.#key) return "sealed";
    return this.#kept ? "locked" : "opening";
  }

  /** Eight numbers that are the same for whoever has the same key. */
  get phrase(): readonly number[] | undefined {
    return this.#key?.phrase;
  }

  /** The room key as it stands in a link; undefined where there is none or this device does not have it. */
  get link(): string | undefined {
    return this.#key?.text;
  }

  // ----------------------------------------------------------------------------------------- words

  /** Text as it travels to this field. Throws `RefusedError`: `insecure` or `locked`. */
  async seal(on: string, field: string, text: string): Promise<Uint8Array> {
    await this.#loading;
    if (!this.#sealed) return plain(text);
    if (!ring.canSeal())
      throw new RefusedError("insecure", "Words can only be sealed on a page opened by https.");
    if (!this.#key) throw new RefusedError("locked", "This device does not have the room's key.");
    return this.#key.seal(new TextEncoder().encode(text), this.#place(on, field, this.#you));
  }

  /**
   * By digest, each of these words in this instance: for the current key, then for those before.
   * Throws `RefusedError`: `insecure` or `locked`.
   */
  async digests(on: string, words: readonly string[]): Promise<Map<string, string>[]> {
    await this.#loading;
    if (!ring.canSeal())
      throw new RefusedError("insecure", "Words can only be sealed on a page opened by https.");
    const newest = this.#key;
    if (!newest) throw new RefusedError("locked", "This device does not have the room's key.");
    const keys = [newest, ...[...this.#keys.values()].filter((key) => key !== newest)];
    return Promise.all(
      keys.map(
        async (key) =>
          new Map(await Promise.all(words.map(async (one) => [await key.digest(on, one), one] as const))),
      ),
    );
  }

  /**
   * What is in a box; nothing at first, and when it is open `tell` is called.
   * @param by the member whose words they shall be; "" takes them from anybody.
   * @param at room time at which they came, if known.
   */
  open(box: Uint8Array, on: string, field: string, by = "", at?: number): Opened {
    if (this.#sealed === false) return said(() => textOf(box));
    if (this.#sealed === undefined) return {};
    if (!ring.canSeal()) return { trouble: "locked" };
    const name = [on, field, by, at ?? "", box.length, ring.hex(box.slice(-28))].join("\0");
    const found = this.#opened.get(name);
    if (found) return found;
    this.#remember(name, {});
    void this.#open(box, this.#place(on, field, by), at).then((opened) => {
      this.#remember(name, opened);
      this.#tell();
    });
    return {};
  }

  async #open(box: Uint8Array, place: Place, at?: number): Promise<Opened> {
    await this.#loading;
    const id = ring.keyOf(box);
    if (id === undefined) return { trouble: "changed" };
    const key = this.#keys.get(id);
    if (!key) return { trouble: "locked" };
    if (at !== undefined && at > (this.#replaced.get(id) ?? Number.POSITIVE_INFINITY) + GRACE)
      return { trouble: "changed" };
    try {
      return { text: decoded((await key.open(box, place)).content) };
    } catch {
      return { trouble: "changed" };
    }
  }

  // ------------------------------------------------------------------------------------------ keys

  /** Takes the state of `keys` as it is now; gives the command that it takes from here, if any. */
  async follow(state: Keys | undefined, now: number): Promise<Order | undefined> {
    await this.#loading;
    const kept = this.#kept;
    if (!kept) return undefined;
    const mine = this.#key;
    if (!state?.key)
      return !mine || this.#mute
        ? undefined
        : { cmd: "begin", args: { key: mine.id, card: await this.#card(mine, kept) } };
    if (this.#replaced.has(state.key)) return undefined; // somebody would like words sealed with a key that was taken away
    if (mine && mine.id !== state.key) await this.#unwrap(state, mine, kept).catch(() => undefined);
    const before = this.#current;
    this.#current = state.key;
    const key = this.#key;
    if (!key) {
      if (before !== state.key) this.#tell();
      return undefined;
    }
    await this.#learn(state, key, kept);
    if (this.#mute) return undefined;
    if (kept.known[this.#device] !== ring.hex(await ring.publicBytes(kept.pair)))
      return { cmd: "show", args: { key: key.id, card: await this.#card(key, kept) } };
    return state.wanted ? { cmd: "turn", args: await this.#turn(key, kept, now) } : undefined;
  }

  async #unwrap(state: Keys, mine: ring.RoomKey, { pair, known }: Kept): Promise<void> {
    const box = state.envelopes[this.#device];
    const { device } = state;
    let sender: Uint8Array | undefined =
      known[device] === undefined ? undefined : ring.bytesOf(known[device]);
    if (!sender && state.proof) sender = await this.#shown(mine, state.proof, device);
    if (!box || !sender || !state.key) return;
    const ends = { room: this.#room, sender: device, receiver: this.#device };
    const key = await ring.unwrap(box, pair, sender, ends, state.key);
    this.#keys.set(key.id, key);
  }

  async #learn(state: Keys, key: ring.RoomKey, kept: Kept): Promise<void> {
    let news = false;
    if (state.past && this.#learned !== key.id) {
      const { content } = await key.open(state.past, this.#place(KEYS, `past/${key.id}`));
      for (let at = 0; at + PAST <= content.length; at += PAST) {
        const old = await ring.RoomKey.of(content.slice(at, at + ring.KEY), this.#room);
        this.#keys.set(old.id, old);
        this.#replaced.set(
          old.id,
          new DataView(content.slice(at + ring.KEY, at + PAST).buffer).getFloat64(0),
        );
      }
      this.#learned = key.id;
      news = true;
    }
    const known: Record<string, string> = {};
    for (const [device, { card }] of Object.entries(state.cards)) {
      const shown = await this.#shown(key, card, device).catch(() => undefined);
      if (shown) known[device] = ring.hex(shown);
    }
    const same = kept.key && ring.hex(kept.key) === ring.hex(key.raw);
    if (!this.#closed && (!same || JSON.stringify(known) !== JSON.stringify(kept.known))) {
      [kept.key, kept.known] = [key.raw, known];
      await this.#vault.put(this.#room, kept).catch(() => undefined); // memory has to do
    }
    if (news || !same) this.#unlocked();
  }

  async #turn(key: ring.RoomKey, kept: Kept, now: number): Promise<Record<string, unknown>> {
    const made = await ring.newKey(this.#room);
    const devices: Record<string, { card: Uint8Array; envelope: Uint8Array }> = {};
    for (const [device, shown] of Object.entries(kept.known)) {
      const other = ring.bytesOf(shown);
      const ends = { room: this.#room, sender: this.#device, receiver: device };
      const place = this.#place(KEYS, `card/${device}`, this.#you);
      devices[device] = {
        card: await made.seal(other, place),
        envelope: await ring.wrap(made, kept.pair, other, ends),
      };
    }
    const past = [...this.#replaced, [key.id, now] as const].slice(-200).flatMap(([id, at]) => {
      const when = new DataView(new ArrayBuffer(8));
      when.setFloat64(0, at);
      const raw = this.#keys.get(id)?.raw;
      return raw ? [raw, when.buffer] : [];
    });
    const place = this.#place(KEYS, `past/${made.id}`, this.#you);
    return {
      after: key.id,
      key: made.id,
      past: await made.seal(ring.joined(...past), place),
      proof: await this.#card(key, kept),
      devices,
    };
  }

  async #load(): Promise<void> {
    if (!this.#sealed || !ring.canSeal()) return;
    const kept = await this.#vault.get(this.#room).catch(() => undefined);
    const given = this.#given === undefined ? undefined : ring.keyBytes(this.#given);
    this.#kept = kept ?? { key: given, pair: await ring.newPair(), known: {} };
    const raw = this.#kept.key ?? given;
    if (raw) {
      const key = await ring.RoomKey.of(raw, this.#room);
      this.#keys.set(key.id, key);
      this.#current ||= key.id;
    }
    this.#tell();
  }

  get #key(): ring.RoomKey | undefined {
    return this.#keys.get(this.#current);
  }

  async #card(key: ring.RoomKey, { pair }: Kept): Promise<Uint8Array> {
    const place = this.#place(KEYS, `card/${this.#device}`, this.#you);
    return key.seal(await ring.publicBytes(pair), place);
  }

  async #shown(key: ring.RoomKey, card: Uint8Array, device: string): Promise<Uint8Array> {
    return (await key.open(card, this.#place(KEYS, `card/${device}`))).content;
  }

  #place(on: string, field: string, author = ""): Place {
    return { room: this.#room, on, field, author };
  }

  /** There is a key that was not there: what was locked may open now. */
  #unlocked(): void {
    for (const [name, { trouble }] of this.#opened) if (trouble === "locked") this.#opened.delete(name);
    this.#tell();
  }

  #remember(name: string, opened: Opened): void {
    this.#opened.delete(name);
    this.#opened.set(name, opened);
    if (this.#opened.size > REMEMBERED) this.#opened.delete(this.#opened.keys().next().value as string);
  }
}

function said(read: () => string): Opened {
  try {
    return { text: read() };
  } catch (error) {
    return { trouble: error instanceof RefusedError && error.code === "unknown" ? "locked" : "changed" };
  }
}
