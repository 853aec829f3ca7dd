// A room without a hub: says what it is told to say, and remembers what it was asked.

import type { Change, DeviceStatus, Entry, MemberStatus, Person } from "../src/sdk/protocol.d.ts";
import type { ConnectionState, Room, RoomClock, RoomEvents, Waiting } from "../src/sdk/room.ts";
import type { Opened, Sealing } from "../src/sdk/safe.ts";
import { plain, textOf } from "../src/sdk/sealing.ts";

interface Asked {
  on: string;
  cmd: string;
  args: Record<string, unknown>;
}

/** A clock that stands until it is moved on; what is due by then runs in order. */
export class FakeClock implements RoomClock {
  error = 0.001;
  likelyError = 0.001;
  roundTrip = 0.002;
  #now: number | null;
  #due: { at: number; run: () => void }[] = [];

  constructor(now: number | null) {
    this.#now = now;
  }

  now(): number | null {
    return this.#now;
  }

  toLocal(room: number): number | null {
    return this.#now === null ? null : performance.now() + (room - this.#now) * 1000;
  }

  at(room: number, run: () => void): () => void {
    const one = { at: room, run };
    this.#due.push(one);
    return () => {
      this.#due = this.#due.filter((other) => other !== one);
    };
  }

  frame(room: number, run: (seen: number) => void): () => void {
    return this.at(room, () => run(this.#now ?? room));
  }

  /** Lets time pass up to this room time. */
  pass(to: number): void {
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= to).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#due = this.#due.filter((one) => one !== next);
      this.#now = Math.max(this.#now ?? 0, next.at);
      next.run();
    }
    this.#now = to;
  }
}

/** Two members, Inês in São Paulo and Noor in Berlin; you are Noor. */
export class FakeRoom implements Room {
  you = "noor";
  device = "d1";
  server = "http://hub.test";
  token = async (): Promise<string> => "token";
  card: Room["card"] = { id: "r1", kind: "couple", name: "Slow suppers", sealing: "none" };
  members: Record<string, Person> = {
    ines: { name: "Inês", tz: "America/Sao_Paulo", lang: "pt", hue: "amber" },
    noor: { name: "Noor", tz: "Europe/Berlin", lang: "en", hue: "jade" },
  };
  presence: Room["presence"] = {};
  entries: Entry[] = [];
  earlier = false;
  connection: ConnectionState = "live";
  durability = "disk" as const;
  pending: Waiting[] = [];
  sealing: Sealing = "none";
  phrase: readonly number[] | undefined;
  key: string | undefined;
  readonly clock: RoomClock;
  /** Every command so far. */
  readonly asked: Asked[] = [];
  /** What was said of whether one looks here. */
  readonly looks: (boolean | null)[] = [];
  /** Every signal so far. */
  readonly signals: { kind: string; data: unknown }[] = [];
  /** What the next commands are refused with. */
  refuses: Error | undefined;
  #states = new Map<string, unknown>();
  #heard = new Map<string, Set<(value: never) => void>>();
  #seq = 0;

  constructor(clock: RoomClock = new FakeClock(1000)) {
    this.clock = clock;
    this.status("ines", "here");
    this.status("noor", "here");
  }

  /** The hub's word: these states, from room time `at` on. */
  change(states: Record<string, unknown>, at = this.clock.now() ?? 0, entries: Entry[] = []): void {
    for (const [on, state] of Object.entries(states)) this.#states.set(on, state);
    this.entries.push(...entries);
    const change: Change = { t: "change", seq: ++this.#seq, mark: "00", at, states, entries };
    this.tell("change", change);
  }

  /** Sets how present a member is. */
  status(member: string, status: MemberStatus): void {
    const presence = { t: "presence" as const, member, status };
    this.presence[member] = presence;
    this.tell("presence", presence);
  }

  /** Tells those who listen. */
  tell<K extends keyof RoomEvents>(event: K, value: RoomEvents[K]): void {
    for (const run of this.#heard.get(event) ?? []) (run as (value: RoomEvents[K]) => void)(value);
  }

  state<T>(on: string): T | undefined {
    return this.#states.get(on) as T | undefined;
  }

  instances(kind: string): string[] {
    return [...this.#states.keys()].filter((on) => on.split(":")[0] === kind);
  }

  async do(on: string, cmd: string, args: Record<string, unknown> = {}): Promise<number> {
    this.asked.push({ on, cmd, args });
    if (this.refuses) throw this.refuses;
    return this.#seq;
  }

  async seal(_on: string, _field: string, text: string): Promise<Uint8Array> {
    return plain(text);
  }

  async digests(): Promise<undefined> {
    return undefined;
  }

  unseal(box: Uint8Array): Opened {
    return { text: textOf(box) };
  }

  async again(): Promise<number> {
    return this.#seq;
  }

  discard(id: string): void {
    this.pending = this.pending.filter((one) => one.id !== id);
  }

  signal(kind: string, data?: unknown): void {
    this.signals.push({ kind, data });
  }

  present(_status?: DeviceStatus, focus?: boolean | null): void {
    if (focus !== undefined) this.looks.push(focus);
  }

  async page(): Promise<{ entries: Entry[]; more: boolean }> {
    return { entries: [], more: false };
  }

  on<K extends keyof RoomEvents>(event: K, run: (value: RoomEvents[K]) => void): () => void {
    const all = this.#heard.get(event) ?? new Set();
    this.#heard.set(event, all.add(run as (value: never) => void));
    return () => void all.delete(run as (value: never) => void);
  }

  wake(): void {}

  close(): void {
    this.#heard.clear();
  }
}
