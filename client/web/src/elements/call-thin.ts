// When a line is too thin for pictures, and when it may be tried with them again.

/** What was measured of a line just now. */
export interface Sample {
  /** Seconds, by any clock. */
  at: number;
  /** Bits per second that it is thought to carry; undefined while nobody knows. */
  carries?: number | undefined;
  /** What part of what was sent got lost, 0 to 1. */
  lost?: number | undefined;
  /** Seconds there and back. */
  roundTrip?: number | undefined;
}

/** Bits per second that a picture and a voice take at the least. */
const LEAST = 120_000;
/** Looks in a row that must be bad, and those that must be good. */
const [BAD, GOOD] = [3, 3];
/** Seconds after which pictures are tried again: at first, and at the most. */
const [SOON, LATE] = [20, 160];
/** Seconds in which a line shows whether it holds. */
const [TRIAL, STEADY] = [15, 90];

/** One line. Pictures rest while it is `thin`; each return that did not last is waited for twice as long. */
export class Thin {
  thin = false;
  #bad = 0;
  #good = 0;
  #turned = Number.NEGATIVE_INFINITY;
  #wait = SOON;

  /** Takes what was measured; gives `thin`. */
  look(sample: Sample): boolean {
    const { at, carries, lost = 0, roundTrip = 0 } = sample;
    // Without pictures the estimate stands still: then only what gets lost tells.
    const bad = lost > 0.12 || roundTrip > 1.5 || (!this.thin && carries !== undefined && carries < LEAST);
    this.#bad = bad ? this.#bad + 1 : 0;
    this.#good = bad || lost > 0.05 ? 0 : this.#good + 1;
    if (!this.thin && this.#bad >= BAD) {
      this.#wait = at - this.#turned < TRIAL ? Math.min(LATE, this.#wait * 2) : this.#wait;
      this.#turn(true, at);
    } else if (this.thin && at - this.#turned >= this.#wait && this.#good >= GOOD) this.#turn(false, at);
    else if (!this.thin && at - this.#turned > STEADY) this.#wait = SOON;
    return this.thin;
  }

  #turn(thin: boolean, at: number): void {
    [this.thin, this.#turned, this.#bad, this.#good] = [thin, at, 0, 0];
  }
}

/** What `getStats` says of what goes out on a line. */
export function sampled(stats: Iterable<Record<string, unknown>>, at: number): Sample {
  const sample: Sample = { at };
  const number = (value: unknown) => (typeof value === "number" ? value : undefined);
  for (const one of stats) {
    if (one.type === "candidate-pair" && one.nominated && one.state === "succeeded") {
      sample.carries = number(one.availableOutgoingBitrate) ?? sample.carries;
      sample.roundTrip = number(one.currentRoundTripTime) ?? sample.roundTrip;
    }
    if (one.type === "remote-inbound-rtp")
      sample.lost = Math.max(sample.lost ?? 0, number(one.fractionLost) ?? 0);
  }
  return sample;
}
