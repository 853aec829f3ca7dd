// The room clock for pages: what time it is, and what is to happen when.

import { Clock } from "./clock.ts";
import type { Pong } from "./protocol.d.ts";
import type { RoomClock } from "./room.ts";

/** `setTimeout` may be late by this much; the rest of the way is spun. Milliseconds. */
const EARLY = 3;
/** Longest sleep in one go, for long waits follow the corrections of the clock. Milliseconds. */
const LONGEST = 30_000;
/** The two clocks of a device run apart by this much in one go only when it slept. Milliseconds. */
const JUMP = 50;
/** Error claimed while only the device's wall clock tells how long it slept. Seconds. */
const AFTER_SLEEP = 1;

interface Alarm {
  room: number;
  run: () => void;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** `RoomClock`, fed by pongs. */
export class Instants implements RoomClock {
  readonly estimate = new Clock();
  #alarms = new Set<Alarm>();
  #apart = Date.now() - performance.now();
  /** Offset in seconds to go by between a suspend and the first new sample. */
  #held: number | undefined;

  now(): number | null {
    const local = performance.now() / 1000;
    const exact = this.estimate.toRoom(local);
    return exact === null && this.#held !== undefined ? local + this.#held : exact;
  }

  get error(): number {
    const exact = this.estimate.error(performance.now() / 1000);
    return exact === Number.POSITIVE_INFINITY && this.#held !== undefined ? AFTER_SLEEP : exact;
  }

  toLocal(room: number): number | null {
    const exact = this.estimate.toLocal(room);
    if (exact !== null) return exact * 1000;
    return this.#held === undefined ? null : (room - this.#held) * 1000;
  }

  at(room: number, run: () => void): () => void {
    const alarm: Alarm = { room, run };
    this.#alarms.add(alarm);
    this.#arm(alarm);
    return () => this.#cancel(alarm);
  }

  /** Takes a sample; `back` is `performance.now()` at its receipt. */
  add(pong: Pong, back: number): void {
    if (!this.estimate.add(pong, back / 1000)) return;
    this.#held = undefined;
    for (const alarm of this.#alarms) this.#arm(alarm);
  }

  /** Whether the device slept since the last call (the monotonic clock stood still): then old samples are void. */
  slept(): boolean {
    const apart = Date.now() - performance.now();
    const jump = apart - this.#apart;
    this.#apart = apart;
    if (Math.abs(jump) <= JUMP) return false;
    const offset = this.estimate.offset ?? this.#held;
    this.#held = offset === undefined ? undefined : offset + jump / 1000;
    this.estimate.reset();
    for (const alarm of this.#alarms) this.#arm(alarm);
    return true;
  }

  /** Cancels everything. */
  stop(): void {
    for (const alarm of this.#alarms) this.#cancel(alarm);
  }

  #arm(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    const due = this.toLocal(alarm.room);
    if (due === null) return; // the first sample arms it
    const wait = Math.max(0, Math.min(due - performance.now() - EARLY, LONGEST));
    alarm.timer = setTimeout(() => this.#ring(alarm), wait);
  }

  #ring(alarm: Alarm): void {
    const due = this.toLocal(alarm.room);
    if (due === null) return;
    if (due - performance.now() > EARLY + 1) {
      this.#arm(alarm);
      return;
    }
    this.#alarms.delete(alarm);
    while (performance.now() < due); // frames and timers are too coarse for the last milliseconds
    alarm.run();
  }

  #cancel(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    this.#alarms.delete(alarm);
  }
}
