import type { DeviceStatus, Durability, Entry, Person, PresenceOf, RoomCard } from "../sdk/protocol.d.ts";
import type { ConnectionState, Room, RoomClock, RoomEvents, Waiting } from "../sdk/room.ts";
import type { Opened, Sealing } from "../sdk/safe.ts";
import { textOf } from "../sdk/sealing.ts";
import type { Seen } from "./seen.ts";

const PATIENCE = 2500;

/**
 * A room as it was last seen, until it is in reach again: what is asked of it goes to the room itself, which keeps what is
 * lasting and sends it later.
 */
export class SeenRoom implements Room {
  readonly entries: readonly Entry[];
  /** Out of reach there is nothing to fetch. */
  readonly earlier = false;
  readonly card: RoomCard;
  readonly members: Record<string, Person>;
  /** Nobody is known to be there. */
  readonly presence: Record<string, PresenceOf> = {};
  readonly clock: RoomClock;
  #room: Room;
  #states: Record<string, unknown>;
  #sealed: boolean;
  #late: ReturnType<typeof setTimeout> | undefined;
  #ears = new Set<(state: ConnectionState) => void>();

  /** @param patience milliseconds after which a room that has not answered is out of reach. */
  constructor(room: Room, seen: Seen, patience = PATIENCE) {
    this.#room = room;
    this.#states = seen.states;
    this.#sealed = seen.card.sealing === "room-key";
    this.entries = seen.entries;
    this.card = seen.card;
    this.members = seen.members;
    this.clock = new SeenClock(room.clock, seen);
    this.#late = setTimeout(() => {
      this.#late = undefined;
      for (const run of this.#ears) run(this.connection);
    }, patience);
  }

  get you(): string {
    return this.#room.you;
  }
  get device(): string {
    return this.#room.device;
  }
  get server(): string {
    return this.#room.server;
  }
  get connection(): ConnectionState {
    const state = this.#room.connection;
    return state === "connecting" && this.#late === undefined ? "waiting" : state;
  }
  get ended(): { code: number; reason: string } {
    return this.#room.ended as { code: number; reason: string };
  }
  get durability(): Durability {
    return this.#room.durability;
  }
  get pending(): readonly Waiting[] {
    return this.#room.pending;
  }
  get sealing(): Sealing {
    return this.#room.sealing;
  }
  get phrase(): readonly number[] | undefined {
    return this.#room.phrase;
  }
  get key(): string | undefined {
    return this.#room.key;
  }

  state<T>(on: string): T | undefined {
    return this.#states[on] as T | undefined;
  }
  instances(kind: string): string[] {
    return Object.keys(this.#states)
      .filter((on) => on.split(":")[0] === kind)
      .sort();
  }
  do(on: string, cmd: string, args?: Record<string, unknown>): Promise<number> {
    return this.#room.do(on, cmd, args);
  }
  seal(on: string, field: string, text: string): Promise<Uint8Array> {
    return this.#room.seal(on, field, text);
  }
  unseal(box: Uint8Array, on: string, field: string, by?: string, at?: number): Opened {
    if (this.#sealed) return this.#room.unseal(box, on, field, by, at);
    try {
      return { text: textOf(box) };
    } catch {
      return { trouble: "locked" };
    }
  }
  token(): Promise<string> {
    return this.#room.token();
  }
  digests(on: string, words: readonly string[]): Promise<Map<string, string>[] | undefined> {
    return this.#room.digests(on, words);
  }
  again(id: string): Promise<number> {
    return this.#room.again(id);
  }
  discard(id: string): void {
    this.#room.discard(id);
  }
  signal(): void {}
  /** What it does, and nothing of a pact: of that it knows only what was. */
  present(status?: DeviceStatus): void {
    this.#room.present(status);
  }
  page(before?: number, limit?: number): Promise<{ entries: Entry[]; more: boolean }> {
    return this.#room.page(before, limit);
  }
  on<K extends keyof RoomEvents>(event: K, run: (value: RoomEvents[K]) => void): () => void {
    const off = this.#room.on(event, run);
    if (event !== "connection") return off;
    const ear = run as (state: ConnectionState) => void;
    this.#ears.add(ear);
    return () => {
      off();
      this.#ears.delete(ear);
    };
  }
  wake(): void {
    this.#room.wake();
  }
  close(): void {
    clearTimeout(this.#late);
    this.#room.close();
  }
}

/** Room time, carried on by this device's own clock while the hub has not been asked. */
class SeenClock implements RoomClock {
  readonly error = Number.POSITIVE_INFINITY;
  readonly likelyError = Number.POSITIVE_INFINITY;
  readonly roundTrip = null;
  #clock: RoomClock;
  #ahead: number;

  constructor(clock: RoomClock, seen: Seen) {
    this.#clock = clock;
    this.#ahead = seen.at - seen.on / 1000;
  }
  now(): number {
    return this.#clock.now() ?? Date.now() / 1000 + this.#ahead;
  }
  toLocal(room: number): number {
    return performance.now() + (room - this.now()) * 1000;
  }
  at(room: number, run: () => void): () => void {
    const timer = setTimeout(run, Math.max(0, (room - this.now()) * 1000));
    return () => clearTimeout(timer);
  }
  frame(room: number, run: (seen: number) => void): () => void {
    return this.at(room, () => run(Math.max(room, this.now())));
  }
}
