// The room clock as a device sees it, from ping samples and without I/O.
//
// A ping leaves at `c` on the device's monotonic clock, the hub reads `r` on the room clock when it arrives and `s`
// when its answer leaves, and the device reads `back`. The sample with the shortest round trip has the smallest
// possible error (at most half the round trip); of the last 8 that one is believed. All in seconds.

import type { Pong } from "./protocol.d.ts";

/** Pings in the first burst; spread, so that one lost packet does not spoil them all. */
export const START_PINGS = 12;
const START_GAP = 0.04;
const START_GROWTH = 1.25;
/** From then on, one ping in so many seconds. */
export const STEADY_GAP = 10;
const WINDOW = 8;
const DELAYS = 32;
/** Assumed bound of two quartz clocks against each other, in seconds per second. */
const DRIFT = 100e-6;

interface Sample {
  offset: number;
  roundTrip: number;
  back: number;
}

/** Turns the device's monotonic seconds into room time. */
export class Clock {
  #samples: Sample[] = [];
  #down: number[] = [];
  #clk: string | undefined;
  #best: Sample | undefined;
  #served = Number.NEGATIVE_INFINITY;
  #count = 0;

  /** Room time minus local time; null before the first sample. */
  get offset(): number | null {
    return this.#best?.offset ?? null;
  }

  /** The shortest recent round trip; null before the first sample. */
  get roundTrip(): number | null {
    return this.#best?.roundTrip ?? null;
  }

  /** q90 of the estimated one-way delay down (it includes the offset's error). */
  get down(): number | null {
    const sorted = [...this.#down].sort((a, b) => a - b);
    const q90 = sorted[Math.floor(0.9 * (sorted.length - 1))];
    return q90 === undefined ? null : Math.max(0, q90);
  }

  /** Takes one sample; returns whether it was sound. A new `clk` forgets the old ones. */
  add({ c, r, s, clk }: Pick<Pong, "c" | "r" | "s" | "clk">, back: number): boolean {
    const roundTrip = back - c - (s - r);
    if (roundTrip < 0 || s < r) return false;
    if (clk !== this.#clk) {
      this.reset();
      this.#clk = clk;
    }
    this.#samples.push({ offset: (r - c + (s - back)) / 2, roundTrip, back });
    if (this.#samples.length > WINDOW) this.#samples.shift();
    const age = (one: Sample) => one.roundTrip + DRIFT * (back - one.back);
    const best = this.#samples.reduce((a, b) => (age(b) < age(a) ? b : a));
    this.#best = best;
    this.#down.push(back + best.offset - s);
    if (this.#down.length > DELAYS) this.#down.shift();
    this.#count += 1;
    return true;
  }

  /** Bound of the error at local time `local`; infinite before the first sample. */
  error(local: number): number {
    const best = this.#best;
    if (!best) return Number.POSITIVE_INFINITY;
    return best.roundTrip / 2 + 0.0005 + DRIFT * Math.max(0, local - best.back);
  }

  /** Room time at local time `local`; null before the first sample. Never runs back. */
  toRoom(local: number): number | null {
    if (!this.#best) return null;
    this.#served = Math.max(this.#served, local + this.#best.offset);
    return this.#served;
  }

  /** Local time at room time `room`; null before the first sample. */
  toLocal(room: number): number | null {
    return this.#best ? room - this.#best.offset : null;
  }

  /** Seconds to wait after the last pong before the next ping. */
  nextGap(): number {
    return this.#count >= START_PINGS ? STEADY_GAP : START_GAP * START_GROWTH ** this.#count;
  }

  /** Forgets all samples: after a suspend, or when the hub's clock is another one. */
  reset(): void {
    this.#samples = [];
    this.#down = [];
    this.#best = undefined;
    this.#served = Number.NEGATIVE_INFINITY;
    this.#count = 0;
  }
}
