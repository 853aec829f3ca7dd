// The room clock as a device sees it: offset, drift and error bound from ping samples, without I/O.
//
// The same as `samesky_shared/clock.py`, line by line; both reproduce docs/clock.json. A ping leaves at `c` on the
// device's monotonic clock, the hub reads `r` on the room clock when it arrives and `s` when its answer leaves, and the
// device reads `back`. The estimate is where the lower envelopes of the ways up and down meet, along the clocks' drift,
// and half of the way to the line through the middles of all samples where both ways make wait alike. All in seconds.

import type { Pong } from "./protocol.d.ts";

/** `rough` from the first sample on, `good` after eight. */
export type Quality = "none" | "rough" | "good";

/** Pings in the first burst; spread, so that one lost packet does not spoil them all. */
export const START_PINGS = 12;
/** Pings in a burst after a suspend or a step. */
export const AGAIN_PINGS = 8;
const GOOD_AFTER = 8;
const START_GAP = 0.04;
const START_GROWTH = 1.25;
/** After a burst, one ping in so many seconds. */
export const STEADY_GAP = 15.5;
/** After a burst some more, soon: until drift is known, what it adds is what is wrong. */
const [SETTLE_PINGS, SETTLE_GAP] = [26, 2];
const WINDOW = 120;
/** Seconds after which a sample is forgotten. */
const OLDEST = 600;
const DELAYS = 32;
const LOWEST = 3;
/** Drifts are looked for in steps of 5 ppm, up to 200. */
const [STEP, MOST] = [5, 200];
/** Drift in ppm that is as much to be expected as a path longer by half a millisecond. */
const PRIOR = 120;
/** Seconds of samples from which on their drift is believed. */
const SPAN = 20;
/** The share of the line through the middles where both ways make wait alike. */
const MIDDLES = 0.5;
/** Waits that differ by less than this factor count as alike: medians of few samples do by chance. */
const ALIKE = 1.5;
/** The middle of a sample that waited for nothing is off by so much. */
const NOISE = 0.001;
/** Two clocks of quartz part by no more than this, in seconds per second. */
const QUARTZ = 100e-6;
/** Samples that are held back at most. */
const HELD = 4;
/** Unix time as a float is exact to a quarter of this. */
const ROUNDING = 1e-6;
/** What waited longer than twice this (in a queue, or to be sent again) says nothing of a small step: ask once more. */
const CLEAR = 0.015;
/** By so much the hard bounds may be missed before a step is proven: timers of browsers are coarse. */
const SLACK = 0.001;
/** Served time runs at most so much faster or slower to meet a better estimate. */
const SLEW = 0.005;
/** A correction from which on served time steps; and two clocks of a device that part by more show that it slept. */
const JUMP = 0.05;
/** Error while only the device's wall clock tells how long it slept. */
const ASLEEP = 1;

interface Sample {
  /** The offset plus the way up. */
  up: number;
  /** The way down less the offset. */
  down: number;
  back: number;
}

/** Turns the device's monotonic seconds into room time. */
export class Clock {
  /** By how much served time stepped with the last sample; 0 when it did not. */
  stepped = 0;
  #samples: Sample[] = [];
  #delays: number[] = [];
  #clk: string | undefined;
  /** Taken off all room times, so that small differences of them are exact. */
  #base = 0;
  #offset: number | null = null;
  #drift = 0;
  /** Local time at which the offset holds; it drifts from there. */
  #ref = 0;
  #floor: number | null = null;
  /** How far off the offset can be at `#ref`. */
  #bound = Number.POSITIVE_INFINITY;
  /** What served time was ahead of the estimate at `#ref`; it fades. */
  #shift = 0;
  #served = Number.NEGATIVE_INFINITY;
  /** An odd sample and what came after it, until it is known what to make of it. */
  #held: Sample[] = [];
  #count = 0;
  #odd = 0;
  #unclear = 0;
  #left = START_PINGS + SETTLE_PINGS;
  #burst = START_PINGS;
  #asleep = false;
  #apart: number | undefined;

  /** Room time minus local time when the last sample came; null before the first. */
  get offset(): number | null {
    return this.#offset === null ? null : this.#base + this.#offset;
  }

  /** Room seconds gained a local second; 0 while that is not known. */
  get drift(): number {
    return this.#drift;
  }

  /** The floor of the round trip; null before the first sample. */
  get roundTrip(): number | null {
    return this.#floor;
  }

  /** q90 of the estimated one-way delay down (it includes the offset's error). */
  get down(): number | null {
    const sorted = [...this.#delays].sort((a, b) => a - b);
    const q90 = sorted[Math.floor(0.9 * (sorted.length - 1))];
    return q90 === undefined ? null : Math.max(0, q90);
  }

  get quality(): Quality {
    if (this.#offset === null || this.#asleep) return "none";
    return this.#count >= GOOD_AFTER ? "good" : "rough";
  }

  /** Takes one sample; returns whether it was sound. A new `clk` forgets the old ones. */
  add({ c, r, s, clk }: Pick<Pong, "c" | "r" | "s" | "clk">, back: number): boolean {
    const roundTrip = back - c - (s - r);
    if (!(roundTrip >= 0 && roundTrip < Number.POSITIVE_INFINITY) || s < r) return false;
    if (clk !== this.#clk) {
      this.reset();
      this.#clk = clk;
      this.#base = Math.round(r - c);
    }
    const before = this.#servedAt(back);
    const one = { up: r - this.#base - c, down: back - (s - this.#base), back };
    this.#left = Math.max(0, this.#left - 1);
    this.stepped = 0;
    if (!this.#believed(one)) return true;
    this.#samples = this.#samples.filter((old) => back - old.back <= OLDEST).slice(1 - WINDOW);
    this.#samples.push(one);
    this.#fit(back);
    this.#delays.push(back + this.#at(back) - (s - this.#base));
    if (this.#delays.length > DELAYS) this.#delays.shift();
    this.#count += 1;
    this.#serve(before, back);
    return true;
  }

  /** Bound of the error at local time `local`; infinite before the first sample. */
  error(local: number): number {
    if (this.#asleep) return ASLEEP;
    if (this.#floor === null) return Number.POSITIVE_INFINITY;
    const age = Math.max(0, local - this.#ref);
    return this.#bound + 0.0005 + (QUARTZ + Math.abs(this.#drift)) * age + Math.abs(this.#fading(local));
  }

  /** What the error will hardly exceed where the ways up and down are about even. */
  likelyError(local: number): number {
    if (this.#asleep || this.#floor === null) return this.error(local);
    return Math.min(this.error(local), 0.002 + 0.05 * this.#floor + Math.abs(this.#fading(local)));
  }

  /** Room time at local time `local`; null before the first sample. Never runs back. */
  toRoom(local: number): number | null {
    const served = this.#servedAt(local);
    if (served === null) return null;
    this.#served = Math.max(this.#served, this.#base + served);
    return this.#served;
  }

  /** Local time at room time `room`; null before the first sample. */
  toLocal(room: number): number | null {
    if (this.#offset === null) return null;
    const ahead = room - this.#base - this.#ref - this.#offset;
    let local = this.#ref + ahead / (1 + this.#drift);
    // The shift fades so slowly that this is exact to a nanosecond.
    for (let n = 0; n < 3; n += 1) local = this.#ref + (ahead - this.#fading(local)) / (1 + this.#drift);
    return local;
  }

  /** Seconds to wait after the last pong before the next ping. */
  nextGap(): number {
    if (this.#left > SETTLE_PINGS) {
      return START_GAP * START_GROWTH ** (this.#burst + SETTLE_PINGS - this.#left);
    }
    if (this.#held.length > 0 || this.#unclear === 1) return START_GAP; // what looks wrong is looked into at once
    return this.#left ? SETTLE_GAP : STEADY_GAP;
  }

  /**
   * Compares the device's two clocks, about once a second; true when it slept, and a burst is due. The monotonic clock
   * stands still while a device sleeps, so all samples are worthless afterwards. Until the first new one, the wall clock
   * tells how long it was.
   */
  look(local: number, wall: number): boolean {
    const apart = this.#apart;
    const now = wall - local;
    this.#apart = now;
    if (apart === undefined || Math.abs(now - apart) <= JUMP) return false;
    if (this.#offset !== null) {
      this.#offset = this.#at(local) + now - apart;
      [this.#ref, this.#shift, this.#asleep] = [local, 0, true];
    }
    this.#forget(AGAIN_PINGS);
    return true;
  }

  /** Forgets everything: the hub's clock is another one. */
  reset(): void {
    this.#forget(START_PINGS);
    this.#offset = this.#floor = null;
    this.#clk = undefined;
    this.#drift = this.#shift = 0;
    this.#served = Number.NEGATIVE_INFINITY;
    this.#asleep = false;
  }

  // ---------------------------------------------------------------------------------------- inside

  #forget(burst: number): void {
    [this.#samples, this.#delays, this.#held] = [[], [], []];
    this.#odd = this.#unclear = this.#count = 0;
    this.#burst = burst;
    this.#left = burst + SETTLE_PINGS;
  }

  /** The estimated offset at a local time. */
  #at(local: number): number {
    return (this.#offset ?? 0) + this.#drift * (local - this.#ref);
  }

  /**
   * Whether this sample may be fitted now. An odd one shows that one of the clocks was set, or is nothing: it is held
   * back, and what follows with it, so that it does not bend the estimate by which they are judged. A second odd one
   * settles that it was set.
   */
  #believed(one: Sample): boolean {
    if (this.#samples.length < 4) return true;
    const expected = this.#at(one.back);
    if (expected > one.up + SLACK || expected < -one.down - SLACK) {
      this.#forget(AGAIN_PINGS); // no way takes less than no time
      return true;
    }
    const floor = Math.min(...this.#samples.map((old) => old.up + old.down));
    const waited = Math.max(0, one.up + one.down - floor); // in a queue, all of it on one way at the worst
    const limit = Math.max(0.005, 0.02 * floor);
    const odd = Math.abs((one.up - one.down) / 2 - expected) - waited / 2 > limit;
    this.#unclear = waited / 2 > CLEAR ? this.#unclear + 1 : 0;
    if (!odd && this.#held.length === 0) return true;
    if (odd) this.#odd += 1;
    const held = this.#held.slice(1); // the clock may have been set while the first was on its way
    if (this.#odd > 1) {
      this.#forget(AGAIN_PINGS);
      this.#samples.push(...held);
      return true;
    }
    if (!odd && (waited / 2 <= limit || this.#unclear > 1 || this.#held.length >= HELD)) {
      this.#samples.push(...held);
      [this.#held, this.#odd] = [[], 0];
      return true;
    }
    this.#held.push(one);
    return false;
  }

  /** The drift at which the envelopes lie highest, and the offset between them. */
  #fit(now: number): void {
    let [low, high] = [-MOST / STEP, MOST / STEP];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#cost(middle * STEP, now) <= this.#cost((middle + 1) * STEP, now)) high = middle;
      else low = middle + 1;
    }
    const drift = low * STEP * 1e-6;
    const [up, down] = this.#envelopes(drift, now, true);
    const [least, most] = this.#allowed(now);
    if (least > most) {
      // They cannot all be true: one of the clocks was set.
      const newest = this.#samples.slice(-1);
      this.#forget(AGAIN_PINGS);
      this.#samples = newest;
      this.#fit(now);
      return;
    }
    const known = now - (this.#samples[0]?.back ?? now) > SPAN;
    let [tilt, offset] = [known ? drift : 0, (up - down) / 2];
    if (this.#samples.length >= 4) {
      const share = this.#alike(tilt, now);
      const [middle, slope] = this.#middles(now);
      offset += share * (middle - offset);
      tilt += known ? share * (slope - tilt) : 0;
    }
    offset = Math.min(Math.max(offset, least), most);
    [this.#offset, this.#floor, this.#ref, this.#drift] = [offset, Math.max(0, up + down), now, tilt];
    this.#bound = Math.max(most - offset, offset - least);
    this.#asleep = false;
  }

  #cost(ppm: number, now: number): number {
    const [up, down] = this.#envelopes(ppm * 1e-6, now);
    return -1e3 * (up + down) + 0.5 * (ppm / PRIOR) ** 2;
  }

  /** The least and the most that the offset can be at local time `now`. */
  #allowed(now: number): [least: number, most: number] {
    const least = Math.max(...this.#samples.map((one) => -one.down - QUARTZ * (now - one.back)));
    const most = Math.min(...this.#samples.map((one) => one.up + QUARTZ * (now - one.back)));
    return [least, most + ROUNDING];
  }

  /**
   * The mean of the lowest samples of each way, brought to local time `now` along a drift. With `trim` without those far
   * above the lowest: in the search they keep the cost convex.
   */
  #envelopes(drift: number, now: number, trim = false): [up: number, down: number] {
    const count = Math.min(LOWEST, 1 + Math.floor(this.#samples.length / 6));
    const up = this.#samples.map((one) => one.up - drift * (one.back - now)).sort((a, b) => a - b);
    const down = this.#samples.map((one) => one.down + drift * (one.back - now)).sort((a, b) => a - b);
    const floor = (up[0] ?? 0) + (down[0] ?? 0);
    const near = trim ? Math.max(0.003, 0.05 * floor) : Number.POSITIVE_INFINITY;
    return [lowest(up, count, near), lowest(down, count, near)];
  }

  /** How much the middles count: `MIDDLES` where the waits of both ways are alike, nothing where one queues. */
  #alike(drift: number, now: number): number {
    const up = wait(this.#samples.map((one) => one.up - drift * (one.back - now)));
    const down = wait(this.#samples.map((one) => one.down + drift * (one.back - now)));
    const even = Math.min(1, (ALIKE * Math.min(up, down)) / Math.max(up, down, 1e-9));
    return MIDDLES * even * even;
  }

  /**
   * The line through the middles of all samples: its offset at local time `now`, and its drift. What a sample waited is
   * split between its ways as nobody knows: a variance of a twelfth of its square.
   */
  #middles(now: number): [offset: number, drift: number] {
    const floor = Math.min(...this.#samples.map((one) => one.up + one.down));
    let [weights, weighed, squares, middles, mixed] = [0, 0, 0, 0, 0];
    for (const one of this.#samples) {
      const waited = one.up + one.down - floor;
      const age = one.back - now;
      const middle = (one.up - one.down) / 2;
      const weight = 1 / (NOISE * NOISE + (waited * waited) / 12);
      weights += weight;
      weighed += weight * age;
      squares += weight * age * age;
      middles += weight * middle;
      mixed += weight * age * middle;
    }
    squares += 1 / (QUARTZ * QUARTZ); // what is expected of a quartz
    const whole = weights * squares - weighed * weighed;
    return [(middles * squares - weighed * mixed) / whole, (weights * mixed - weighed * middles) / whole];
  }

  /** Room time less the base, as it is served. */
  #servedAt(local: number): number | null {
    return this.#offset === null ? null : local + this.#at(local) + this.#fading(local);
  }

  /** What is left of the shift. */
  #fading(local: number): number {
    const faded = SLEW * Math.max(0, local - this.#ref);
    return this.#shift > 0 ? Math.max(0, this.#shift - faded) : Math.min(0, this.#shift + faded);
  }

  /** Lets served time go on where it was, and meet the new estimate slowly; far off, or still rough, it steps. */
  #serve(before: number | null, back: number): void {
    this.#shift = 0;
    if (before === null) return;
    const shift = before - (back + this.#at(back));
    if (Math.abs(shift) < JUMP && this.#count > GOOD_AFTER) this.#shift = shift;
    else this.stepped = -shift;
  }
}

/** The median above the lowest. */
function wait(ways: number[]): number {
  const sorted = ways.sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? 0) - (sorted[0] ?? 0);
}

/** The mean of the first few of sorted values, and of those that lie no further above the first than `near`. */
function lowest(sorted: number[], count: number, near: number): number {
  const few = sorted.slice(0, count).filter((one) => one <= (sorted[0] ?? 0) + near);
  return few.reduce((sum, one) => sum + one, 0) / few.length;
}
