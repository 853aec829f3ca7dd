import { positionAt } from "../sdk/motion.ts";
import type { Timer } from "../sdk/protocol.d.ts";

/** Room clocks of two devices differ by a few ms: within this many seconds of a digit, both show the same. */
const SAME = 0.004;

/** What a timer shows at an instant. */
export interface Face {
  phase: "idle" | "running" | "held" | "ended";
  digits: string;
  /** 0 to 1: how far the light has gone along its arc. */
  gone: number;
  /** Intervals only: which round, and whether it rests. */
  round?: { n: number; rest: boolean };
  /** Room time of the next digit, while it runs. */
  next?: number;
}

/** Seconds as 1:05, or 1:02:46. */
export function clockFace(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, "0");
  const h = Math.floor(whole / 3600);
  const rest = `${h ? two(Math.floor(whole / 60) % 60) : Math.floor(whole / 60)}:${two(whole % 60)}`;
  return h ? `${h}:${rest}` : rest;
}

/** What the timer shows at room time `now`. */
export function faceOf(timer: Timer | undefined, now: number): Face {
  if (!timer || (timer.mode !== "stopwatch" && timer.total === null)) {
    return { phase: "idle", digits: "0:00", gone: 0 };
  }
  const { elapsed, total } = timer;
  const running = elapsed.rate !== 0;
  const gone = positionAt(elapsed, now);
  if (timer.mode === "stopwatch" || total === null) {
    const whole = Math.floor(gone + SAME);
    const face: Face = {
      phase: running ? "running" : "held",
      digits: clockFace(whole),
      gone: (gone % 60) / 60,
    };
    return running ? { ...face, next: elapsed.at + whole + 1 - elapsed.position } : face;
  }
  if (timer.ended_at !== null || gone >= total - SAME) return { phase: "ended", digits: "0:00", gone: 1 };
  const stretch = timer.mode === "intervals" ? intervalAt(timer, gone) : { left: total - gone };
  const whole = Math.ceil(stretch.left - SAME);
  const face: Face = {
    phase: running ? "running" : "held",
    digits: clockFace(whole),
    gone: total > 0 ? gone / total : 0,
    ...("round" in stretch ? { round: stretch.round } : {}),
  };
  return running ? { ...face, next: Math.max(elapsed.at, now) + stretch.left - (whole - 1) } : face;
}

function intervalAt(timer: Timer, gone: number): { left: number; round: { n: number; rest: boolean } } {
  const span = timer.work + timer.rest;
  const n = Math.min(timer.rounds - 1, Math.floor((gone + SAME) / span));
  const inside = gone - n * span;
  const rest = inside >= timer.work - SAME;
  return { left: (rest ? span : timer.work) - inside, round: { n: n + 1, rest } };
}

/** Seconds from what a person writes: "90", "1:30", "1:00:00"; null when it is none of these. */
export function secondsFrom(written: string): number | null {
  if (!/^\s*\d{1,5}(:[0-5]?\d){0,2}\s*$/.test(written)) return null;
  const seconds = written.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds > 0 ? seconds : null;
}
