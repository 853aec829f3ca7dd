// A room, as the page sees it.

import type { Command, RefusedError } from "./errors.ts";
import type {
  Change,
  DeviceStatus,
  Durability,
  Entry,
  Person,
  PresenceOf,
  RoomCard,
  SignalFrom,
} from "./protocol.d.ts";
import type { Opened, Sealing } from "./safe.ts";

/** The room clock, as this device knows it. */
export interface RoomClock {
  /** Room time in seconds, never running back; null before the hub has answered once. */
  now(): number | null;
  /** How wrong it can be, in seconds; infinite before the hub has answered once. */
  readonly error: number;
  /** What the error will hardly exceed where the ways up and down are about even, in seconds. */
  readonly likelyError: number;
  /** The shortest recent round trip to the hub, in seconds; null before the first. */
  readonly roundTrip: number | null;
  /** `performance.now()` (milliseconds) at room time `room`; null before the hub has answered once. */
  toLocal(room: number): number | null;
  /** Calls `run` once, at that room instant (soon, if it is past); returns what cancels it. */
  at(room: number, run: () => void): () => void;
  /**
   * As `at`, for what is seen: runs in the animation frame that is on the screen nearest to the instant. Where nothing is
   * drawn (a hidden page, Node) it is `at`.
   *
   * @param run gets the room time at which what it draws is on the screen, as well as a page can know.
   */
  frame(room: number, run: (seen: number) => void): () => void;
}

/**
 * `connecting` at first, `live` while the replica is in step, `waiting` while it comes back by itself,
 * `ended` for good: see `Room.ended`.
 */
export type ConnectionState = "connecting" | "live" | "waiting" | "ended";

/** A command that the hub has not answered. */
export interface Waiting extends Command {
  /** Kept on the device and sent until it is answered; else it is dropped after 10 s. */
  lasting: boolean;
  /** It can no longer be known whether it was applied: ask the person, then `again` or `discard`. */
  unconfirmed: boolean;
  /** The hub lets nothing be changed for a while: it is sent again by itself. */
  held: boolean;
}

/** What `Room.on` tells. */
export interface RoomEvents {
  /** Something in the room changed, and `state` and `entries` show it already. What starts or turns does so at `at`. */
  change: Change;
  presence: PresenceOf;
  signal: SignalFrom;
  connection: ConnectionState;
  /** A command or signal was refused, also one from before the page was loaded. */
  refused: RefusedError;
  /** Something sealed has been opened, or this device has another key. */
  words: undefined;
}

/** A live replica of one room, which keeps itself in step. */
export interface Room {
  /** My member id; with tokens of a host app it is empty until the hub has said it. */
  readonly you: string;
  /** This device; as `you`. */
  readonly device: string;
  /** The hub's origin. */
  readonly server: string;
  readonly card: RoomCard;
  readonly members: Record<string, Person>;
  readonly presence: Record<string, PresenceOf>;
  /** The newest entries and all that `page` has fetched: newest last, each once. */
  readonly entries: readonly Entry[];
  /** Whether there may be earlier ones, for `page`. */
  readonly earlier: boolean;
  readonly connection: ConnectionState;
  /** Why it is over: a close code of the protocol. */
  readonly ended?: { code: number; reason: string };
  readonly clock: RoomClock;
  /** What an acknowledged command means: how the hub keeps it. */
  readonly durability: Durability;
  /** Commands without an answer so far, oldest first. */
  readonly pending: readonly Waiting[];
  /** Whether words are sealed here, and whether this device can do that. */
  readonly sealing: Sealing;
  /** Eight numbers below 64 that are the same for whoever has the same key; undefined without one. */
  readonly phrase: readonly number[] | undefined;
  /** The room key as links carry it, behind a dot; undefined without one. */
  readonly key: string | undefined;

  /** The whole newest view of an instance, e.g. `timer` or `timer:tea`; undefined when there is none. */
  state<T>(on: string): T | undefined;
  /** The instances of a kind that exist: `timer`, `timer:tea`. */
  instances(kind: string): string[];
  /** Sends a command. Gives its `seq` once it is durable; rejects with `RefusedError`. Need not be awaited. */
  do(on: string, cmd: string, args?: Record<string, unknown>): Promise<number>;
  /**
   * Text as it travels in a command to `on`; `field` is the command and argument, then the ids given with it:
   * `say.text`, `answer.text/CARD`. Rejects with `RefusedError`: `insecure` or `locked`.
   */
  seal(on: string, field: string, text: string): Promise<Uint8Array>;
  /**
   * By digest, each of these words: a map a key of the room, newest first. A digest is the same for the same words in the
   * same instance, and only devices of this room can make it. Undefined where nothing is sealed.
   */
  digests(on: string, words: readonly string[]): Promise<Map<string, string>[] | undefined>;
  /**
   * What is in a box that was sealed for this field: at first maybe nothing, then the event `words` tells.
   * @param by the member whose words they shall be; without it anybody's.
   * @param at room time at which they came, if known.
   */
  unseal(box: Uint8Array, on: string, field: string, by?: string, at?: number): Opened;
  /** A token of this device for requests to the hub by HTTP. Rejects with `RefusedError`. */
  token(): Promise<string>;
  /** Sends an unconfirmed command once more, as a new one. */
  again(id: string): Promise<number>;
  /** Forgets a command that has no answer. */
  discard(id: string): void;
  /** Now or never, to one member or all others: lost when not live. */
  signal(kind: string, data?: unknown, to?: string): void;
  /**
   * What this device does, now and after every reconnection; what is left out stays as it was.
   *
   * @param focus whether one looks at it: told to those of a pact that is on, and to nobody else; null says nothing.
   */
  present(status?: DeviceStatus, focus?: boolean | null): void;
  /** A page of the past, oldest first; it joins `entries` if it meets them. Default: what lies before the oldest. */
  page(before?: number, limit?: number): Promise<{ entries: Entry[]; more: boolean }>;
  on<K extends keyof RoomEvents>(event: K, run: (value: RoomEvents[K]) => void): () => void;
  /** Connects at once if it is waiting. */
  wake(): void;
  /** Lets go of the room for this page; lasting commands stay on the device. */
  close(): void;
}

/** What opens a room for a user of a host app: no secret of ours, but the app's own tokens. */
export interface HostAccess {
  /** The hub's origin, e.g. `https://example.org`. */
  server: string;
  /**
   * Asks the host app's server for a token, always for the same user, room and device. A `RefusedError` with `forbidden`
   * ends the room; after any other error it is asked again a while later.
   */
  token: () => Promise<string>;
  /** Names user, room and device: under it, lasting commands without an answer outlive the page. Else they do not. */
  key?: string;
  /** The room key (43 characters, as in links), where the app's rooms are sealed. The hub never sees it. */
  roomKey?: string;
  /** A screen: nothing of the room's keys is kept here, and no device is given any. */
  screen?: boolean;
}

/** What opens a room for this device. Keep it: the secret is given once. */
export interface Access {
  /** The hub's origin, e.g. `https://example.org`. */
  server: string;
  room: string;
  member: string;
  device: { id: string; secret: string };
  /** That the room is sealed; its key is in the vault of this browser. */
  sealed?: boolean;
}
