// Breaths: where in a pattern a position lies, as `core/breath.py` has it; and how it is drawn and felt.

import type { Breathing } from "../sdk/protocol.d.ts";

export const PARTS = ["in", "hold", "out", "rest"] as const;
export type Part = (typeof PARTS)[number];
export type Pattern = Breathing["pattern"];
/** Seconds of each of `PARTS`. */
export type Parts = readonly number[];

const SLOW = 60 / 5.5 / 2;
export const PATTERNS: Readonly<Record<Pattern, Parts>> = {
  coherent: [SLOW, 0, SLOW, 0],
  box: [4, 4, 4, 4],
  "four-seven-eight": [4, 7, 8, 0],
};
/** Seconds within which two positions are the same. */
const SAME = 1e-6;

/** Where in a pattern a position lies. */
export interface Breath {
  /** Which breath it is, from 0. */
  round: number;
  part: Part;
  /** Seconds until the next part. */
  left: number;
  /** How full the breath is, from 0 to 1, evenly. */
  height: number;
}

/** Seconds of one breath. */
export function cycle(parts: Parts): number {
  return parts.reduce((sum, seconds) => sum + seconds, 0);
}

/** The length nearest to so many seconds that ends with a whole breath. */
export function whole(parts: Parts, seconds: number): number {
  const one = cycle(parts);
  return Math.max(1, Math.round(seconds / one)) * one;
}

/** Where the breath begins in which this position lies. */
export function beginOf(parts: Parts, position: number): number {
  const one = cycle(parts);
  return Math.floor((position + SAME) / one) * one;
}

/** The breath at a position; before the first one begins it is about to. */
export function breathAt(parts: Parts, position: number): Breath {
  const gone = Math.max(0, position);
  const begin = beginOf(parts, gone);
  const inside = Math.max(0, gone - begin);
  const round = Math.round(begin / cycle(parts));
  let since = 0;
  for (const [n, part] of PARTS.entries()) {
    const seconds = parts[n] ?? 0;
    if (inside < since + seconds - SAME) {
      const filled = (inside - since) / seconds;
      const height = { in: filled, hold: 1, out: 1 - filled, rest: 0 }[part];
      return { round, part, left: since + seconds - inside, height };
    }
    since += seconds;
  }
  return { round: round + 1, part: "in", left: parts[0] ?? 0, height: 0 };
}

/** A breath as it is counted down; the last digit of a part stands for what is over its whole seconds, too. */
export interface Counted extends Breath {
  digit: number;
  /** Seconds for which the digit, or the part, stays. */
  stays: number;
}

/** The breath at a position, with its digit. */
export function countedAt(parts: Parts, position: number): Counted {
  const breath = breathAt(parts, position);
  const over = (parts[PARTS.indexOf(breath.part)] ?? 0) % 1;
  const digit = Math.max(1, Math.ceil(breath.left - over - SAME));
  return { ...breath, digit, stays: breath.left - (digit > 1 ? digit - 1 + over : 0) };
}

/** A height as it is drawn: slow where the breath turns. */
export function eased(height: number): number {
  return (1 - Math.cos(Math.PI * height)) / 2;
}

/** Milliseconds from one tick to the next, at the quiet and at the full end of a breath. */
const [SPARSE, DENSE, TICK] = [520, 140, 10];

/**
 * What of the rest of a part is felt, as milliseconds on and off: ticks that grow denser while one breathes in and sparser
 * while one breathes out; a single one where one holds.
 */
export function ticks(part: Part, seconds: number): number[] {
  if (part === "hold" || part === "rest") return [20];
  const whole = seconds * 1000;
  const found: number[] = [];
  for (let at = 0; at < whole - TICK; ) {
    const full = part === "in" ? at / whole : 1 - at / whole;
    const gap = Math.round(SPARSE + (DENSE - SPARSE) * full);
    found.push(TICK, gap);
    at += TICK + gap;
  }
  return found.slice(0, -1);
}
