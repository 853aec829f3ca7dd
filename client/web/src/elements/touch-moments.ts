// Touches of the last seconds, mine and those that are felt here: which rhythm one is of, and what fell together.

import { type Made, type Met, met, PAUSE } from "./touches.ts";

/** Seconds for which touches are remembered, and between two moments of taps that are told. */
const [REMEMBERED, TOLD] = [5, 4];

export class Moments {
  #made: Made[] = [];
  #told = new Set<string>();
  #tapped = Number.NEGATIVE_INFINITY;

  /** Which tap of a rhythm one at `at` is, from 1 on. */
  nth(who: string, at: number): number {
    let [last, n] = [at, 1];
    for (const one of this.#made.filter(({ who: by, name }) => by === who && name === "tap").reverse()) {
      if (last - one.at >= PAUSE) break;
      if (one.at !== last) n += 1;
      last = one.at;
    }
    return n;
  }

  /** One more; gives the moments of `you` that it makes, each once. Of a rhythm in step not every tap is one. */
  add(made: Made, you: string): Met[] {
    this.#made = [...this.#made, made].filter(({ at }) => made.at - at < REMEMBERED);
    return met(this.#made).filter((one) => {
      const key = `${one.who.join(" ")} ${one.name} ${one.at}`;
      if (!one.who.includes(you) || this.#told.has(key)) return false;
      this.#told.add(key);
      if (one.name !== "tap") return true;
      if (Math.abs(one.at - this.#tapped) < TOLD) return false;
      this.#tapped = one.at;
      return true;
    });
  }
}
