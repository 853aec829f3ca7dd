// Commands on their way: at most once each, momentary ones now or never, lasting ones until they are answered.

import { randomId } from "./chance.ts";
import { type Command, RefusedError, refusal } from "./errors.ts";
import { decode, encode } from "./msgpack.ts";
import type { Do, Refusal } from "./protocol.d.ts";
import type { Waiting } from "./room.ts";

/** A momentary command is dropped after so many seconds: a pause pressed in a tunnel must not land later. */
export const MOMENT = 10;
/** How many answered lasting commands are remembered, for a hub whose log lost its tail. */
const REMEMBERED = 256;
/** Lasting commands in flight at once, one for each instance; well under what a hub takes in one go. */
const WINDOW = 16;
const TRY_AGAIN = 1;

/** Where lasting commands outlive the page. */
export interface Shelf {
  read(): string | null;
  write(text: string): void;
}

/** Both clocks of the device in seconds: the monotonic one stands still while the device sleeps. */
export interface Times {
  mono: number;
  wall: number;
}

interface Item extends Command {
  /** Undefined while it is not known which commands last. */
  lasting: boolean | undefined;
  unconfirmed: boolean;
  /** The hub has said that it will be a while. */
  held?: boolean;
  /** `seq` of the replica when it was first sent. */
  base: number | undefined;
  until: number | undefined;
  born: Times;
  /** Sent on this connection. */
  sent: boolean;
  resolve: (seq: number) => void;
  reject: (error: RefusedError) => void;
}

type Saved = [
  id: string,
  on: string,
  cmd: string,
  args: Command["args"],
  base: number | null,
  unconfirmed: boolean,
];

/** The commands of one device in one room that have no answer yet. No I/O but the shelf. */
export class Pending {
  #items: Item[] = [];
  #answered: Item[] = [];
  #pausedUntil = 0;
  #shelf: Shelf | undefined;
  #lasting: (on: string, cmd: string) => boolean | undefined;

  /** @param lasting tells whether a command is a lasting one; undefined: not known yet. */
  constructor(lasting: (on: string, cmd: string) => boolean | undefined, shelf?: Shelf) {
    this.#lasting = lasting;
    this.#shelf = shelf;
    this.#items = saved(shelf).map(([id, on, cmd, args, base, unconfirmed]) => ({
      ...{ id, on, cmd, args, unconfirmed, base: base ?? undefined, lasting: true, until: undefined },
      ...{ born: { mono: 0, wall: 0 }, sent: false, resolve: () => {}, reject: () => {} },
    }));
  }

  /** For people: what has no answer. */
  get list(): Waiting[] {
    return this.#items.map(({ id, on, cmd, args, lasting, unconfirmed, held = false }) => ({
      ...{ id, on, cmd, args, lasting: lasting === true, unconfirmed, held },
    }));
  }

  /** Takes up a command; gives its `seq` once it is durable. */
  add(on: string, cmd: string, args: Command["args"], born: Times): Promise<number> {
    const answer = new Promise<number>((resolve, reject) => {
      const id = randomId();
      const fate = { base: undefined, until: undefined, unconfirmed: false, sent: false };
      const item = { id, on, cmd, args, lasting: this.#lasting(on, cmd), born, ...fate, resolve, reject };
      this.#items.push(item);
      if (item.lasting) this.#save();
    });
    answer.catch(() => {}); // whoever does not wait for the answer hears of it by the event `refused`
    return answer;
  }

  /** What to send now over a connection whose replica is complete up to `seq`. */
  next(seq: number, roomNow: number | null, now: Times): Do[] {
    const frames: Do[] = [];
    const busy = new Set(this.#items.filter((item) => item.lasting && item.sent).map(({ on }) => on));
    for (const item of this.#items) {
      if (item.sent || item.unconfirmed) continue;
      if (item.lasting) {
        // One after another, so that no line overtakes one that the hub was too busy for.
        if (busy.has(item.on) || busy.size === WINDOW || now.mono < this.#pausedUntil) continue;
        busy.add(item.on);
      } else {
        if (roomNow === null) continue; // `until` needs the room clock
        item.until ??= roomNow + MOMENT - age(item, now);
      }
      item.base ??= seq;
      item.sent = true;
      frames.push(frameOf(item));
    }
    if (frames.length > 0) this.#save(); // a base is kept before it is used
    return frames;
  }

  /** The hub has it, at `seq`. */
  acknowledged(id: string, seq: number): void {
    const item = this.#take(id);
    if (!item) return;
    item.resolve(seq);
    if (!item.lasting) return;
    this.#answered = [...this.#answered, item].slice(-REMEMBERED);
    this.#save();
  }

  /** The hub refused one: the error to show, or nothing when it will soon be sent again. */
  refused(frame: Refusal, now: Times): RefusedError | undefined {
    const item = this.#items.find((one) => one.id === frame.id);
    if (!item) return undefined;
    if (item.lasting && (frame.code === "too_fast" || frame.code === "unavailable")) {
      item.sent = false;
      this.#pausedUntil = now.mono + (frame.retry_after ?? TRY_AGAIN);
      if (item.held || !takesLong(frame.code, frame.retry_after)) return undefined;
      item.held = true;
      return refusal(frame, commandOf(item));
    }
    const error = refusal(frame, commandOf(item));
    if (item.lasting && frame.code === "stale") {
      item.unconfirmed = true;
    } else {
      this.#take(item.id);
    }
    if (item.lasting) this.#save();
    item.reject(error);
    return error;
  }

  /** The connection is gone: what has no answer is sent again on the next one. */
  lost(): void {
    for (const item of this.#items) item.sent = false;
  }

  /** The hub lost the tail of its log: what was answered may be gone, so look everywhere for it. */
  forked(): void {
    const again = this.#answered
      .slice(-REMEMBERED)
      .map((item) => ({ ...item, resolve: () => {}, reject: () => {} }));
    this.#answered = [];
    this.#items = [...again, ...this.#items];
    for (const item of this.#items) Object.assign(item, { base: 0, sent: false });
    this.#save();
  }

  /** Which commands last is known now. */
  classify(): void {
    for (const item of this.#items) item.lasting ??= this.#lasting(item.on, item.cmd);
    this.#save();
  }

  /** Drops momentary commands whose moment is over, and returns why. */
  expire(now: Times): RefusedError[] {
    const late = this.#items.filter((item) => !item.lasting && age(item, now) > MOMENT);
    return late.map((item) =>
      this.#drop(item, "expired", `The hub did not answer within ${MOMENT} seconds.`),
    );
  }

  /** It is over: nobody waits any longer. With `forget`, lasting ones do not stay on the device either. */
  end(message: string, forget: boolean): void {
    for (const item of this.#items)
      item.reject(new RefusedError("unavailable", message, { command: commandOf(item) }));
    this.#items = forget ? [] : this.#items.filter((item) => item.lasting);
    if (forget) this.#save();
  }

  /** Forgets one; returns it. */
  discard(id: string): Command | undefined {
    const item = this.#take(id);
    if (item?.lasting) this.#save();
    return item && commandOf(item);
  }

  #take(id: string): Item | undefined {
    const item = this.#items.find((one) => one.id === id);
    if (item) this.#items = this.#items.filter((one) => one !== item);
    return item;
  }

  #drop(item: Item, code: string, message: string): RefusedError {
    const error = new RefusedError(code, message, { command: commandOf(item) });
    this.#take(item.id);
    item.reject(error);
    return error;
  }

  #save(): void {
    const kept = this.#items
      .filter((item) => item.lasting)
      .map((item): Saved => [item.id, item.on, item.cmd, item.args, item.base ?? null, item.unconfirmed]);
    this.#shelf?.write(toBase64(encode(kept)));
  }
}

/** Whether a hub that changes nothing now will do so for longer than a moment: then people are told. */
export function takesLong(code: string, retryAfter: number | null | undefined): boolean {
  return code === "unavailable" && (retryAfter ?? 0) >= MOMENT;
}

/** The frame of a command, as it goes over the wire. */
function frameOf({ id, base = 0, on, cmd, args, until }: Item): Do {
  return {
    t: "do",
    id,
    base,
    on,
    cmd,
    ...(Object.keys(args).length > 0 && { args }),
    ...(until && { until }),
  };
}

function commandOf({ id, on, cmd, args }: Item): Command {
  return { id, on, cmd, args };
}

function age(item: Item, now: Times): number {
  return Math.max(now.mono - item.born.mono, now.wall - item.born.wall);
}

function saved(shelf: Shelf | undefined): Saved[] {
  const text = shelf?.read();
  if (!text) return [];
  try {
    return decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0))) as Saved[];
  } catch {
    return []; // another version's; it cannot be sent
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
