// How far each member's player is from the motion of the room, as their devices tell each other while they play.

import type { Room } from "./room.ts";

/** The signal of it. */
const KIND = "drift";
/** Seconds between two that say the same, and least seconds between two that do not. */
const [AGAIN, SOON] = [10, 2];
/** By so many seconds it has to have changed to be said at once. */
const OTHER = 0.03;
/** What was said so many seconds ago is no longer known. */
const OLD = 25;

export class Drifts {
  readonly #room: Room;
  readonly #on: string;
  #said: { seconds: number; at: number } | undefined;
  #heard = new Map<string, { seconds: number; at: number }>();
  #off: () => void;

  /** `heard` is called when somebody has said something. */
  constructor(room: Room, on: string, heard: () => void = () => undefined) {
    this.#room = room;
    this.#on = on;
    this.#off = room.on("signal", ({ kind, data, from }) => {
      const { on, seconds } = (data ?? {}) as { on?: unknown; seconds?: unknown };
      const at = room.clock.now();
      if (kind !== KIND || on !== this.#on || typeof seconds !== "number" || at === null) return;
      this.#heard.set(from, { seconds, at });
      heard();
    });
  }

  /** Says how far this device is ahead (behind: negative) in seconds, if there is something to say; null at rest. */
  tell(drift: number | null): void {
    const now = this.#room.clock.now();
    if (drift === null || now === null) return;
    const since = this.#said ? now - this.#said.at : Number.POSITIVE_INFINITY;
    const changed = Math.abs(drift - (this.#said?.seconds ?? 0)) > OTHER;
    if (since < (changed ? SOON : AGAIN)) return;
    this.#said = { seconds: Math.round(drift * 1000) / 1000, at: now };
    this.#room.signal(KIND, { on: this.#on, seconds: this.#said.seconds });
  }

  /** What a member said last; null when that was long ago. */
  of(member: string): number | null {
    const [heard, now] = [this.#heard.get(member), this.#room.clock.now()];
    return heard && now !== null && now - heard.at < OLD ? heard.seconds : null;
  }

  /** Hears no more. */
  stop(): void {
    this.#off();
  }
}
