import type { Change } from "./protocol.d.ts";
import type { Room } from "./room.ts";

interface Held<State> {
  next: State | undefined;
  at: number;
  cancel: () => void;
}

/**
 * The states of one instance, each from its instant on: what takes effect ahead of now is held back until then,
 * so that all screens turn together.
 */
export class Turns<State> {
  /** The state to show. */
  shown: State | undefined;
  #room: Room;
  #on: string;
  #turned: (before: State | undefined, at: number, seen: number) => void;
  /** What is held back, in the order of the room. */
  #ahead: Held<State>[] = [];
  #off: () => void;

  /** `turned` is called after each change of `shown`, with the room time at which it was due, and is on the screen. */
  constructor(room: Room, on: string, turned: (before: State | undefined, at: number, seen: number) => void) {
    this.#room = room;
    this.#on = on;
    this.#turned = turned;
    this.shown = room.state<State>(on);
    this.#off = room.on("change", (change) => this.#changed(change));
  }

  /** Whether another state is about to take the place of `shown`. */
  get armed(): boolean {
    return this.#ahead.length > 0;
  }

  /** Turns no more. */
  stop(): void {
    this.#off();
    for (const held of this.#ahead) held.cancel();
    this.#ahead = [];
  }

  #changed(change: Change): void {
    if (!(this.#on in change.states)) return;
    const next = (change.states[this.#on] ?? undefined) as State | undefined;
    const now = this.#room.clock.now();
    const held: Held<State> = { next, at: change.at, cancel: () => undefined };
    this.#ahead.push(held);
    if (now === null || change.at <= now) this.#through(held, now ?? change.at);
    else held.cancel = this.#room.clock.frame(change.at, (seen) => this.#through(held, seen));
  }

  /** Shows what was held back up to this one: two alarms for one instant may ring in any order. */
  #through(last: Held<State>, seen: number): void {
    const count = this.#ahead.indexOf(last) + 1;
    for (const held of this.#ahead.splice(0, count)) {
      held.cancel();
      this.#turn(held.next, held.at, seen);
    }
  }

  #turn(next: State | undefined, at: number, seen: number): void {
    const before = this.shown;
    this.shown = next;
    this.#turned(before, at, seen);
  }
}
