// The room clock for pages: what time it is, and what is to happen when.

import { Clock } from "./clock.ts";
import { AHEAD, inFrame } from "./frames.ts";
import type { Pong } from "./protocol.d.ts";
import type { RoomClock } from "./room.ts";

/** `setTimeout` may be late by this much; the rest of the way is spun. Milliseconds. */
const EARLY = 3;
/** Longest sleep in one go, for long waits follow the corrections of the clock. Milliseconds. */
const LONGEST = 30_000;

interface Alarm {
  room: number;
  run: () => void;
  /** It rings so many milliseconds ahead. */
  early: number;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** `RoomClock`, fed by pongs. */
export class Instants implements RoomClock {
  readonly estimate = new Clock();
  #alarms = new Set<Alarm>();

  constructor() {
    this.slept();
  }

  now(): number | null {
    return this.estimate.toRoom(performance.now() / 1000);
  }

  get error(): number {
    return this.estimate.error(performance.now() / 1000);
  }

  get likelyError(): number {
    return this.estimate.likelyError(performance.now() / 1000);
  }

  get roundTrip(): number | null {
    return this.estimate.roundTrip;
  }

  toLocal(room: number): number | null {
    const local = this.estimate.toLocal(room);
    return local === null ? null : local * 1000;
  }

  at(room: number, run: () => void): () => void {
    return this.#set({ room, run: () => spin(this.toLocal(room), run), early: EARLY });
  }

  frame(room: number, run: (seen: number) => void): () => void {
    const due = () => this.toLocal(room) ?? 0;
    const draw = (seen: number) => run(this.estimate.toRoom(seen / 1000) ?? room);
    let stop = this.#set({
      room,
      run: () => {
        stop = inFrame(due, draw);
      },
      early: AHEAD,
    });
    return () => stop();
  }

  /** Takes a sample; `back` is `performance.now()` at its receipt. */
  add(pong: Pong, back: number): void {
    if (!this.estimate.add(pong, back / 1000)) return;
    for (const alarm of this.#alarms) this.#arm(alarm);
  }

  /** Whether the device slept since the last call (the monotonic clock stood still): then old samples are void. */
  slept(): boolean {
    if (!this.estimate.look(performance.now() / 1000, Date.now() / 1000)) return false;
    for (const alarm of this.#alarms) this.#arm(alarm);
    return true;
  }

  /** Cancels everything. */
  stop(): void {
    for (const alarm of this.#alarms) this.#cancel(alarm);
  }

  #set(alarm: Alarm): () => void {
    this.#alarms.add(alarm);
    this.#arm(alarm);
    return () => this.#cancel(alarm);
  }

  #arm(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    const due = this.toLocal(alarm.room);
    if (due === null) return; // the first sample arms it
    const wait = Math.max(0, Math.min(due - performance.now() - alarm.early, LONGEST));
    alarm.timer = setTimeout(() => this.#ring(alarm), wait);
  }

  #ring(alarm: Alarm): void {
    const due = this.toLocal(alarm.room);
    if (due === null) return;
    if (due - performance.now() > alarm.early + 1) {
      this.#arm(alarm);
      return;
    }
    this.#alarms.delete(alarm);
    alarm.run();
  }

  #cancel(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    this.#alarms.delete(alarm);
  }
}

/** Timers are too coarse for the last milliseconds. */
function spin(due: number | null, run: () => void): void {
  while (due !== null && performance.now() < due);
  run();
}
