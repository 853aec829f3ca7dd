// Where an evening is at an instant, and when its segments begin: read from the state, which holds one motion.

import { positionAt } from "../sdk/motion.ts";
import type { EveningView, Segment } from "../sdk/protocol.d.ts";

/** Within this many seconds of a digit, devices show the same. */
const SAME = 0.004;

/** What an evening shows at an instant. */
export interface Course {
  phase: "empty" | "planned" | "lobby" | "running" | "held" | "resting" | "over";
  /** The segment that it is in. */
  now: Segment | undefined;
  /** Its number, from 1; 0 before the first. */
  n: number;
  /** What comes after it; undefined after the last. */
  next: Segment | undefined;
  /** Seconds left of it, below zero when it is past its time. */
  left: number;
  /** 3, 2, 1 before what is coming; 0 when nothing is. */
  count: number;
  /** Room time at which a digit changes. */
  changes: number | undefined;
}

/** The evening at room time `t`. */
export function courseAt(evening: EveningView | undefined, t: number): Course {
  const segments = evening?.segments ?? [];
  const at = segments.findIndex((one) => one.id === evening?.current);
  const now = segments[at];
  const empty: Course = {
    phase: "empty",
    now,
    n: at + 1,
    next: segments[at + 1],
    left: 0,
    count: 0,
    changes: undefined,
  };
  if (!evening || !segments.length) return empty;
  const { phase, held, coming, clock, length } = evening;
  const left = now ? length - positionAt(clock, t) : 0;
  const waits = coming ? coming.at - t : 0;
  const count = coming ? Math.max(0, Math.ceil(waits - SAME)) : 0;
  const ticks = clock.rate !== 0 && phase === "running" && !held;
  const changes = [
    ...(coming && waits > SAME ? [coming.at - (count - 1)] : []),
    ...(ticks ? [t + tick(left)] : []),
    ...(held ? [t + tick(held.until - t)] : []),
  ];
  return {
    ...empty,
    phase: phase === "open" ? "planned" : phase === "running" && held ? "held" : phase,
    left,
    count,
    changes: changes.length ? Math.min(...changes) : undefined,
  };
}

/** Seconds until so many seconds, shown whole and rounded up, show the next digit. */
export function tick(left: number): number {
  const rest = left - (Math.ceil(left - SAME) - 1);
  return rest > SAME ? rest : rest + 1;
}

/** Room times at which the segments begin, or began: the past as it was, the future as it is planned. */
export function beginnings(evening: EveningView, t: number): number[] {
  const { segments, spent, clock, length } = evening;
  const at = Math.max(
    0,
    segments.findIndex((one) => one.id === evening.current),
  );
  const begun = evening.current !== null;
  const gone = begun ? positionAt(clock, t) : 0;
  const times: number[] = [];
  times[at] = evening.phase === "over" ? (evening.ended_at ?? t) - gone : t - gone;
  for (let n = at - 1; n >= 0; n--) times[n] = (times[n + 1] ?? t) - (spent[segments[n]?.id ?? ""] ?? 0);
  for (let n = at + 1; n < segments.length; n++) {
    const before = segments[n - 1];
    const takes = n - 1 === at && begun ? Math.max(length, gone) : (before?.minutes ?? 0) * 60;
    times[n] = (times[n - 1] ?? t) + takes;
  }
  return times;
}
