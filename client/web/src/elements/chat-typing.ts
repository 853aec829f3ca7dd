// That somebody writes: a signal, of which nothing is kept. Whoever writes may keep it to themselves.

import type { Room } from "../sdk/room.ts";

const KIND = "typing";
const KEY = "samesky.typing";
/** Seconds between two that say the same, and for which one holds. */
const [AGAIN, HOLDS] = [3, 6];

/** Whether this device lets the others know. */
export function tellsTyping(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** Lets them know from now on, or no more. */
export function tellTyping(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // then only for this time
  }
}

export class Typing {
  readonly #room: Room;
  readonly #on: string;
  #said = Number.NEGATIVE_INFINITY;
  #heard = new Map<string, number>();
  #off: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when somebody begins to write, or has ceased. */
  constructor(room: Room, on: string, changed: () => void) {
    this.#room = room;
    this.#on = on;
    this.#off = room.on("signal", ({ kind, data, from }) => {
      const now = room.clock.now();
      if (kind !== KIND || (data as { on?: unknown } | null)?.on !== on || now === null) return;
      this.#heard.set(from, now);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(changed, HOLDS * 1000);
      changed();
    });
  }

  /** Something was typed. A chat of some only, which has a name, says nothing: a signal goes to all. */
  typed(): void {
    const now = this.#room.clock.now();
    if (now === null || now - this.#said < AGAIN || this.#on.includes(":") || !tellsTyping()) return;
    this.#said = now;
    this.#room.signal(KIND, { on: this.#on });
  }

  /** What was typed is sent. */
  sent(): void {
    this.#said = Number.NEGATIVE_INFINITY;
  }

  /** A line of somebody has come: they write no more. */
  came(from: string): void {
    this.#heard.delete(from);
  }

  /** Who writes now. */
  get who(): string[] {
    const now = this.#room.clock.now();
    if (now === null) return [];
    return [...this.#heard]
      .filter(([who, at]) => now - at < HOLDS && who !== this.#room.you && who in this.#room.members)
      .map(([who]) => who);
  }

  /** Hears no more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#off();
  }
}
