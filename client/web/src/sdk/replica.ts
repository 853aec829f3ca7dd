// What this device knows of a room, at one position of its history. No I/O.

import type {
  Change,
  Entry,
  Person,
  Position,
  PresenceOf,
  Ready,
  RoomCard,
  RoomView,
  Welcome,
} from "./protocol.d.ts";

/** So many of the newest entries the hub tells at first. */
const NEWEST = 100;

/** States, entries, members and presence, built from the frames of the hub. */
export class Replica {
  /** Position of the last `change` or `ready` applied. */
  since: Position | undefined;
  states: Record<string, unknown> = {};
  entries: readonly Entry[] = [];
  card: RoomCard;
  members: Record<string, Person> = {};
  presence: Record<string, PresenceOf> = {};
  /** Whether the hub may have entries from before the oldest here. */
  earlier = false;
  durability: Welcome["durability"] = "unknown";
  limits: Welcome["limits"] | undefined;
  #afresh:
    | {
        ids: string[];
        states: Record<string, unknown>;
        entries: readonly Entry[];
        at: number;
        forked: boolean;
      }
    | undefined;
  #epoch = "";

  constructor(room: string) {
    this.card = { id: room, kind: "" };
  }

  /** Our `seq`; 0 before anything was applied. */
  get seq(): number {
    return this.since?.seq ?? 0;
  }

  /** Whether it is starting over: what comes now shows with `ready`. */
  get starting(): boolean {
    return this.#afresh !== undefined;
  }

  /** Entries of records below this `seq` are not here; undefined when none is. */
  get before(): number | undefined {
    const oldest = this.entries[0];
    return oldest && (place(oldest) === 0 ? oldest.seq : oldest.seq + 1); // its record may have been cut
  }

  /** Starts over, or goes on where we were. What is known stays visible until `ready`. */
  welcome(frame: Welcome): void {
    this.card = frame.room;
    this.members = frame.members;
    this.presence = frame.presence;
    this.durability = frame.durability;
    this.limits = frame.limits;
    this.#afresh = frame.resumed
      ? undefined
      : { ids: [], states: {}, entries: [], at: 0, forked: frame.forked === true };
  }

  /** Applies one committed record; returns whether it shows now (not while starting over, nor if it is known). */
  change(frame: Change): boolean {
    const fresh = this.#afresh;
    if (fresh) {
      apply(fresh.states, frame.states);
      fresh.entries = redacted(joined(fresh.entries, frame.entries ?? []), frame.redacted);
      this.entries = redacted(this.entries, frame.redacted);
      fresh.ids.push(...(frame.ids ?? []));
      fresh.at = Math.max(fresh.at, frame.at);
      return false;
    }
    if (this.since && frame.seq <= this.since.seq) return false;
    this.states = { ...this.states };
    apply(this.states, frame.states);
    this.entries = redacted(joined(this.entries, frame.entries ?? []), frame.redacted);
    this.since = { epoch: this.#epoch, seq: frame.seq, mark: frame.mark };
    if ("room" in frame.states) this.#people();
    return true;
  }

  /** The replica is complete; returns the change that happened while starting over, for whoever shows it. */
  ready(frame: Ready): Change | undefined {
    const fresh = this.#afresh;
    this.#afresh = undefined;
    this.#epoch = frame.position.epoch;
    this.since = frame.position;
    if (!fresh) return undefined;
    const gone = Object.keys(this.states).filter((on) => !(on in fresh.states));
    this.states = fresh.states;
    // Entries that do not meet the new ones leave a hole; after a fork some of them never happened.
    const meets = !fresh.forked && this.entries.some((old) => fresh.entries.some((one) => one.id === old.id));
    this.entries = meets ? joined(this.entries, fresh.entries) : fresh.entries;
    if (!meets) this.earlier = fresh.entries.length >= NEWEST;
    this.#people();
    const states = { ...fresh.states, ...Object.fromEntries(gone.map((on) => [on, null])) };
    const { seq, mark } = frame.position;
    return { t: "change", seq, mark, at: fresh.at, states, ids: fresh.ids, entries: [...fresh.entries] };
  }

  /** Entries of a page join the others; `before` and `more` as they were asked for and answered. */
  page(entries: readonly Entry[], before: number | null | undefined, more: boolean): void {
    if (before && this.before && before < this.before) return; // from further back: they would leave a hole
    if (before === this.before) this.earlier = more;
    this.entries = joined(this.entries, entries);
  }

  /** A member's status. */
  status(frame: PresenceOf): void {
    this.presence = { ...this.presence, [frame.member]: frame };
  }

  /** The instances of a kind. */
  instances(kind: string): string[] {
    return Object.keys(this.states)
      .filter((on) => on === kind || on.startsWith(`${kind}:`))
      .sort();
  }

  #people(): void {
    const view = this.states.room as RoomView | undefined;
    if (!view) return;
    this.card = view.room;
    this.members = view.members;
  }
}

function apply(states: Record<string, unknown>, changed: Record<string, unknown>): void {
  for (const [on, view] of Object.entries(changed)) {
    if (view === null) delete states[on];
    else states[on] = view;
  }
}

/** The entries as they are after some of them were erased, in part or whole. */
function redacted(entries: readonly Entry[], less: readonly Entry[] = []): readonly Entry[] {
  if (less.length === 0) return entries;
  const newest = new Map(less.map((entry) => [entry.id, entry]));
  return entries.map((entry) => newest.get(entry.id) ?? entry);
}

/** Both, each entry once, oldest first; where both have one, the second's. */
function joined(some: readonly Entry[], more: readonly Entry[]): readonly Entry[] {
  if (more.length === 0) return some;
  const last = some.at(-1);
  if (!last || more.every((entry) => entry.seq > last.seq)) return [...some, ...more];
  const all = new Map([...some, ...more].map((entry) => [entry.id, entry]));
  return [...all.values()].sort((a, b) => a.seq - b.seq || place(a) - place(b));
}

/** An id is `seq-n`; this is `n`. */
function place(entry: Entry): number {
  return Number(entry.id.split("-").at(-1));
}
