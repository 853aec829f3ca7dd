// How two devices in a call reach each other: in boxes, so that the hub between them can neither read nor change it.

import type { SignalFrom } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import type { Opened } from "../sdk/safe.ts";
import type { Words } from "./call-line.ts";

/** The kind of such a signal. */
const KIND = "call";
/** Most letters of what one box holds: with its padding it has to fit into a signal. */
const MOST = 12_000;

/** What a signal of a call says in the clear: which call, from which device, to which. */
interface Clear {
  call: string;
  from: string;
  to: string;
  box: Uint8Array;
}

/** What a box is sealed for: it opens in this call, and from this device to that one only. */
const field = ({ call, from, to }: Omit<Clear, "box">) => `signal/${call}/${from}/${to}`;

/** Seals and opens what the devices in one instance of a call say. */
export class Signals {
  #room: Room;
  #on: string;
  #sending = Promise.resolve();
  #opening = Promise.resolve();

  constructor(room: Room, on: string) {
    this.#room = room;
    this.#on = on;
  }

  /**
   * Sends words to a device of a member, in the order in which they are said; lost where the room is out of reach.
   * Gives when that is done.
   */
  send(call: string, member: string, to: string, words: Words): Promise<void> {
    const from = this.#room.device;
    const text = JSON.stringify(words);
    if (text.length > MOST) return this.#sending;
    this.#sending = this.#sending
      .then(async () => {
        const box = await this.#room.seal(this.#on, field({ call, from, to }), text);
        this.#room.signal(KIND, { call, from, to, box } satisfies Clear, member);
      })
      .catch(() => undefined); // the key is not there (any more): the room says so
    return this.#sending;
  }

  /** Calls `heard` with what the other devices say to this one, in order; returns what ends that. */
  listen(heard: (call: string, member: string, device: string, words: Words) => void): () => void {
    return this.#room.on("signal", (signal) => {
      const clear = clearOf(signal);
      if (!clear || clear.to !== this.#room.device) return;
      this.#opening = this.#opening.then(async () => {
        const words = wordsOf(await opened(this.#room, clear, this.#on, signal.from));
        if (words) heard(clear.call, signal.from, clear.from, words);
      });
    });
  }
}

function clearOf({ kind, data }: SignalFrom): Clear | undefined {
  if (kind !== KIND || typeof data !== "object" || data === null) return undefined;
  const { call, from, to, box } = data as Partial<Record<keyof Clear, unknown>>;
  const texts = [call, from, to].every((one) => typeof one === "string");
  return texts && box instanceof Uint8Array ? (data as Clear) : undefined;
}

/** What is in the box; it is opened for the place and the member it says it is from, or not at all. */
function opened(room: Room, clear: Clear, on: string, by: string): Promise<Opened> {
  const look = () => room.unseal(clear.box, on, field(clear), by);
  const there = ({ text, trouble }: Opened) => text !== undefined || trouble !== undefined;
  const found = look();
  if (there(found)) return Promise.resolve(found);
  return new Promise((resolve) => {
    const off = room.on("words", () => {
      const now = look();
      if (!there(now)) return;
      off();
      resolve(now);
    });
  });
}

/** What a box says; undefined for what is none of ours. */
export function wordsOf({ text }: Opened): Words | undefined {
  try {
    const words = JSON.parse(text ?? "") as Words;
    return typeof words?.s === "string" ? words : undefined;
  } catch {
    return undefined;
  }
}
