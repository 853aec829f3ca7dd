import { positionAt } from "../sdk/motion.ts";
import type { Motion } from "../sdk/protocol.d.ts";

/** What to do with a media element now. */
export type Act = { kind: "seek"; to: number } | { kind: "rate"; rate: number } | { kind: "rest" };

/** Seconds of drift above which it jumps; above which it bends the speed; below which it has come into step. */
export const JUMP = 0.25;
const LOOSE = 0.025;
const CLOSE = 0.008;
/** The most by which the speed is bent. */
export const BEND = 0.03;

/**
 * Keeps one playing element at the motion of the room: far off it seeks (rarely, and learns how long a seek takes),
 * near it bends the speed so little that nobody hears it.
 */
export class Follower {
  #cost = 0.05;
  #seekedAt = Number.NEGATIVE_INFINITY;
  #judge = false;
  #bending = false;

  /** What to do at room time `now` with an element that plays at `position` (seconds) at the speed `rate`. */
  steer(motion: Motion, now: number, position: number, rate: number): Act {
    if (motion.rate === 0 || now < motion.at) return { kind: "rest" };
    const wanted = positionAt(motion, now);
    const ahead = position - wanted;
    if (this.#judge && now - this.#seekedAt > 0.5) {
      // Half of what the last seek missed goes into the next one.
      this.#judge = false;
      if (Math.abs(ahead) < 2) this.#cost = Math.min(1.5, Math.max(0, this.#cost - ahead / 2));
    }
    if (Math.abs(ahead) > JUMP && now - this.#seekedAt > 2) {
      this.#seekedAt = now;
      this.#judge = true;
      return { kind: "seek", to: Math.max(0, wanted + this.#cost * motion.rate) };
    }
    this.#bending = Math.abs(ahead) > (this.#bending ? CLOSE : LOOSE);
    const bend = !this.#bending ? 0 : Math.max(-BEND, Math.min(BEND, -ahead / 1.5));
    const next = Math.round(motion.rate * (1 + bend) * 200) / 200;
    return next === rate ? { kind: "rest" } : { kind: "rate", rate: next };
  }
}

/** Most seconds that a start may be asked for ahead of its instant. */
const LONGEST_RUN = 0.4;

/**
 * How long this device's media take from being asked to play until they do. Asking so much ahead, they begin at the
 * instant itself; a first guess, then half of each miss.
 */
export class RunUp {
  /** Seconds ahead of the instant. */
  seconds = 0.08;

  /** Takes how far ahead (behind: negative) of the motion an element was shortly after a start; in seconds. */
  learn(ahead: number): void {
    if (Math.abs(ahead) > 2 * LONGEST_RUN) return; // that was no run-up but a wait for data
    this.seconds = Math.min(LONGEST_RUN, Math.max(0, this.seconds - ahead / 2));
  }
}
