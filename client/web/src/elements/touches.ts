// Touches: what each feels like, when one that comes is felt, and which fell together.

import type { Touch } from "../sdk/protocol.d.ts";
import { mapOf } from "./note-map.ts";

export const TOUCHES: readonly Touch[] = ["tap", "squeeze", "hug", "kiss", "forehead"];
/** Those that can be left for who is not here. */
export const GESTURES = ["squeeze", "hug", "kiss", "forehead"] as const satisfies readonly Touch[];
export type Gesture = (typeof GESTURES)[number];

/** Milliseconds on and off. A hug is two arms, and a while. */
export const FEELS: Record<Touch, readonly number[]> = {
  tap: [30],
  squeeze: [220],
  hug: [60, 50, 420, 90, 420],
  kiss: [20, 60, 90],
  forehead: [15, 120, 15, 120, 260],
};
/** One beat of the pulse of held hands, and what is felt where two touches met. */
export const PULSE = [25, 180, 15] as const;
export const MET = [60, 60, 60, 60, 180] as const;

/** Seconds within which two touches met; `core/together.py` says why. */
const WITHIN = 0.15;
const JITTER = 1e-6;

/** One touch: who made which, and when by the room clock. */
export interface Made {
  who: string;
  name: Touch;
  at: number;
}

/** Two touches that met: the later time, and whose they were. */
export interface Met {
  at: number;
  name: Touch;
  who: readonly [string, string];
}

/** All pairs that met, in the order of their times: the same for whoever has the same touches. */
export function met(touches: readonly Made[]): Met[] {
  const once = new Map(touches.map((one) => [`${one.who} ${one.name} ${one.at}`, one]));
  const all = [...once.values()].sort((a, b) => a.at - b.at);
  const found = all.flatMap((one, n) =>
    all
      .slice(n + 1)
      .filter(({ at, who, name }) => at - one.at <= WITHIN + JITTER && who !== one.who && name === one.name)
      .map((later): Met => {
        const [first, second] = [one.who, later.who].sort() as [string, string];
        return { at: later.at, name: one.name, who: [first, second] };
      }),
  );
  const key = ({ who, name }: Met) => [...who, name].join(" ");
  return found.sort((a, b) => a.at - b.at || (key(a) < key(b) ? -1 : 1));
}

/** What somebody's signal says; undefined when it is no touch that this version knows. */
export function touchIn(kind: string, from: string, data: unknown): Made | undefined {
  if (kind !== "touch") return undefined;
  const { name, at } = (data ?? {}) as { name?: unknown; at?: unknown };
  const known = TOUCHES.find((one) => one === name);
  return known && typeof at === "number" && Number.isFinite(at) ? { who: from, name: known, at } : undefined;
}

/** The text of a touch that is left, and what is in one. */
export const leftText = (touch: Gesture): string => JSON.stringify({ touch });
export function leftOf(text: string | undefined): Gesture | undefined {
  const { touch } = mapOf(text);
  return GESTURES.find((one) => one === touch);
}

/** Seconds without a touch after which another rhythm begins. */
export const PAUSE = 2;
/** Seconds by which a rhythm is felt late, at least and at most, and what is added to the slowest way here. */
const [LEAST, MOST, MARGIN] = [0.15, 1.2, 0.1];
/** Ways that are remembered. */
const WAYS = 20;

/**
 * When touches of one member are felt here: all of a rhythm late by the same, so that its gaps stay as they were made.
 * How late follows from how slowly they came so far.
 */
export class Lateness {
  #wait = LEAST;
  #last = Number.NEGATIVE_INFINITY;
  #ways: number[] = [];

  /** The room time at which one is felt that was made at `made` and is here `now`. */
  felt(made: number, now: number): number {
    this.#ways = [...this.#ways, Math.max(0, now - made)].slice(-WAYS);
    if (made - this.#last > PAUSE)
      this.#wait = Math.min(MOST, Math.max(LEAST, Math.max(...this.#ways) + MARGIN));
    this.#last = Math.max(this.#last, made);
    // One of a clock that runs ahead is not waited for longer than the longest way.
    return Math.min(Math.max(now, made + this.#wait), now + MOST);
  }
}
