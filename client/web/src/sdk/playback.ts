// Keeps a media player at a motion of the room, without I/O: when to bend its speed, and when to jump.
//
// The same as `samesky_shared/playback.py`, line by line; both reproduce docs/playback.json. Near the motion the speed is
// bent so little that nobody hears it; far off it jumps, rarely, and learns how long a jump takes here. A hole that is
// there anyway, after a stall or when somebody has sought, is where a jump is least heard, so there it is taken
// earlier. All in seconds.

import { positionAt } from "./motion.ts";
import type { Motion } from "./protocol.d.ts";

/** The speed is bent from `OUT` away from the motion on, until it is `IN` near. */
const [IN, OUT] = [0.004, 0.018];
/** Further off than this twice running it jumps; music sooner, since a bent speed is heard in it. */
const [FAR, MUSIC_FAR] = [1, 0.4];
/** In a hole that is there anyway it jumps from here on. */
const HOLE = 0.15;
/** Further off than this the speed is bent more, unless it is music. */
const STRONG = 0.25;
/** The most by which the speed is bent. */
const [CAP, STRONG_CAP] = [0.05, 0.1];
/** Music that is so near is bent by no more than 0.5 %: nine cents of pitch where the device does not keep it. */
const [FINE, FINE_CAP] = [0.03, 0.005];
/** An error is shed in about so many seconds. */
const SHED = 1.5;
/** The speed is bent in steps of one in so many. */
const STEPS = 200;
/** A speed is held so long, so that it can be judged. */
const HOLD = 0.3;
/** Between two jumps; a new motion of the room is followed at once. */
const APART = 4;
/** After a start or a jump, players need this long until their position means something. */
const SETTLE = 0.45;
/** The median of so many is believed; three are enough to begin with. */
const READINGS = 5;
/** What a jump is expected to take before one was made, and at most. */
const [FIRST_COST, MOST_COST] = [0.1, 1.5];
/** Two changes of speed that each stand still for longer than this: jumps only, from `COARSE` off on. */
const FREEZE = 0.1;
const COARSE = 0.1;
const EPSILON = 1e-9;

/** A player at one instant: where it is (seconds), its speed, and what it can do. */
export interface Reading {
  position: number;
  /** 1 is normal. */
  rate: number;
  /** It plays; false while it waits for data, seeks or is held. */
  ready: boolean;
  /** No picture: a bent speed is heard sooner. */
  music: boolean;
}

/** What to do with the player now; what is absent stays. */
export interface Act {
  seek?: number;
  rate?: number;
}

/** Follows the motion with one player, from its loading on; asked about every 50 ms. */
export class Follower {
  /** How often it has jumped. */
  jumps = 0;
  #motion: Motion | undefined;
  #errors: number[] = [];
  /** Until then nothing is judged. */
  #until = 0;
  #nextJump = 0;
  /** Seconds that a jump takes here, as far as is known. */
  cost: number;
  /** A jump has not been judged yet. */
  #landing = false;
  /** What is heard is broken anyway. */
  #hole = false;
  #bending = false;
  /** When, where and to what the speed was changed last. */
  #changed: [number, number, number] | undefined;
  #freezes = 0;

  /** @param cost the seconds that a jump is expected to take; what was learned with this player before. */
  constructor(cost: number = FIRST_COST) {
    this.cost = cost;
  }

  /** This player stands still whenever its speed changes, so that only jumps are left. */
  get seeksOnly(): boolean {
    return this.#freezes >= 2;
  }

  /**
   * What to do now.
   *
   * @param motion what the room says, in effect at `now`.
   * @param now room time; on a device that is heard late (Bluetooth) so much later than it is.
   * @param reading the player now.
   */
  steer(motion: Motion, now: number, reading: Reading): Act {
    if (motion.rate === 0 || now < motion.at) {
      this.rest();
      return {};
    }
    if (!same(motion, this.#motion)) this.#turn(motion, now);
    if (!reading.ready) {
      this.#errors = [];
      this.#changed = undefined;
      this.#hole ||= !this.#landing;
      return {};
    }
    const wanted = positionAt(motion, now);
    this.#errors.push((reading.position - wanted) / motion.rate);
    if (this.#errors.length > READINGS) this.#errors.shift();
    this.#probe(now, reading);
    if (this.#errors.length < 3 || now < this.#until) return {};
    const error = [...this.#errors].sort((a, b) => a - b)[Math.floor(this.#errors.length / 2)] as number;
    if (this.#landing) {
      // Half of what the last jump missed goes into the next one.
      this.#landing = false;
      this.cost = Math.min(MOST_COST, Math.max(0, this.cost - error / 2));
    }
    if (Math.abs(error) < HOLE) this.#hole = false;
    if (now >= this.#nextJump && this.#tooFar(error, reading.music)) return this.#jump(motion, now, wanted);
    return this.#bend(motion, now, reading, error);
  }

  /** The player is held: the next motion is a new start. */
  rest(): void {
    this.#motion = undefined;
  }

  #turn(motion: Motion, now: number): void {
    const before = this.#motion;
    this.#motion = motion;
    this.#errors = [];
    this.#changed = undefined;
    this.#bending = false;
    // From a rest players need a moment; while they play, what the room has moved is followed at once.
    this.#until = before ? now : Math.max(this.#until, now + SETTLE);
    if (!before || Math.abs(positionAt(motion, now) - positionAt(before, now)) > IN) {
      this.#hole = true;
      this.#landing = false;
      this.#nextJump = now;
    }
  }

  #tooFar(error: number, music: boolean): boolean {
    if (this.seeksOnly) return Math.abs(error) > COARSE;
    if (this.#hole && Math.abs(error) > HOLE) return true;
    const far = music ? MUSIC_FAR : FAR;
    return Math.abs(error) > far && this.#errors.slice(-2).every((one) => Math.abs(one) > far);
  }

  #jump(motion: Motion, now: number, wanted: number): Act {
    this.jumps += 1;
    this.#errors = [];
    this.#changed = undefined;
    this.#landing = true;
    this.#bending = false;
    this.#until = now + SETTLE;
    this.#nextJump = now + APART;
    return { seek: Math.max(0, wanted + this.cost * motion.rate), rate: motion.rate };
  }

  #bend(motion: Motion, now: number, reading: Reading, error: number): Act {
    this.#bending = !this.seeksOnly && Math.abs(error) > (this.#bending ? IN : OUT);
    const bend = this.#bending ? bent(error, reading.music) : 0;
    const rate = motion.rate * (1 + bend);
    const bentNow = reading.rate / motion.rate - 1;
    const [much, muchNow] = [Math.abs(bend), Math.abs(bentNow)];
    if (Math.abs(bend - bentNow) < EPSILON) return {};
    // A little fast on the way home is better than one more change of speed.
    if (bend && bentNow * bend > 0 && much < muchNow && muchNow <= 2 * much + 1 / STEPS + EPSILON) return {};
    this.#until = now + HOLD;
    this.#errors = [];
    this.#changed = [now, reading.position, rate];
    return { rate };
  }

  /** Whether the player stood still when its speed was changed, as some do. */
  #probe(now: number, reading: Reading): void {
    if (!this.#changed || now < this.#changed[0] + HOLD) return;
    const [at, position, rate] = this.#changed;
    this.#changed = undefined;
    if ((now - at) * rate - (reading.position - position) > FREEZE * rate) this.#freezes += 1;
  }
}

function bent(error: number, music: boolean): number {
  let cap = Math.abs(error) > STRONG && !music ? STRONG_CAP : CAP;
  if (music && Math.abs(error) < FINE) cap = FINE_CAP;
  const steps = Math.max(1, Math.floor(Math.min(cap, Math.abs(error) / SHED) * STEPS + 0.5));
  return error > 0 ? -steps / STEPS : steps / STEPS;
}

function same(one: Motion, other: Motion | undefined): boolean {
  return one.position === other?.position && one.rate === other.rate && one.at === other.at;
}

/** A start is asked for no further ahead of its instant. */
const LONGEST_RUN = 0.4;
/** Nor further behind it: some players begin a picture or two ahead. */
const SHORTEST_RUN = 0.1;
const FIRST_RUN = 0.08;

/**
 * How long this device's players take from being asked to play until they do. Asked so much ahead, they begin at the
 * instant itself; a first guess, then half of each miss.
 */
export class RunUp {
  /** Ahead of the instant. */
  seconds = FIRST_RUN;

  /** Takes how far ahead (behind: negative) of the motion a player was shortly after a start. */
  learn(ahead: number): void {
    if (Math.abs(ahead) > 2 * LONGEST_RUN) return; // that was no run-up but a wait for data
    this.seconds = Math.min(LONGEST_RUN, Math.max(-SHORTEST_RUN, this.seconds - ahead / 2));
  }
}
