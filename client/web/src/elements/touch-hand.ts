// The hand that this page holds out: what one does with a finger, a key or a switch, and what the hub is told of it.

import type { TouchView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** Milliseconds between two words that this device still holds; the hub waits for three. */
export const STILL = 40_000;
/** Milliseconds between two tries to hold again what was lost on the way. */
const AGAIN = 3000;

/** A hold of this page. */
export class Hand {
  /** The hold that this page wants; empty while it wants none. */
  grip = "";
  /** It stays though nothing is pressed. */
  stays = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #asked = 0;
  /** All that this page ever held. */
  readonly #own = new Set<string>();
  readonly #ask: (cmd: string, args: Record<string, unknown>) => void;

  constructor(ask: (cmd: string, args: Record<string, unknown>) => void) {
    this.#ask = ask;
  }

  /** Holds the hand out. */
  hold(stays: boolean): void {
    this.stays = stays;
    if (this.grip) return;
    this.grip = crypto.getRandomValues(new Uint32Array(2)).join("-");
    this.#own.add(this.grip);
    this.#asked = Date.now();
    this.#ask("hold", { grip: this.grip });
    this.#timer = setInterval(() => this.#ask("still", { grip: this.grip }), STILL);
  }

  /** Lets go, of what another page of mine holds, too. */
  release(view: TouchView | undefined): void {
    const grip = this.grip || view?.grip || "";
    this.forget();
    if (grip) this.#ask("release", { grip });
  }

  /** The hold is over without a word of ours. */
  forget(): void {
    clearInterval(this.#timer);
    this.grip = "";
    this.stays = false;
  }

  /** What the hub has may be another than what is held: a way that was lost, another device of mine. */
  agree(room: Room, view: TouchView | undefined): void {
    if (!this.grip || view?.grip === this.grip || room.connection !== "live") return;
    if (Date.now() - this.#asked < AGAIN) return;
    const stays = this.stays;
    this.forget();
    if (!view?.grip || this.#own.has(view.grip)) this.hold(stays); // else another device of mine has taken it over
  }
}
