import type { Change } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/**
 * The states of one instance, each from its instant on: what takes effect ahead of now is held back until then,
 * so that all screens turn together.
 */
export class Turns<State> {
  /** The state to show. */
  shown: State | undefined;
  #room: Room;
  #on: string;
  #turned: (before: State | undefined, at: number) => void;
  #ahead = new Set<() => void>();
  #off: () => void;

  /** `turned` is called after each change of `shown`, with the room time at which it was due. */
  constructor(room: Room, on: string, turned: (before: State | undefined, at: number) => void) {
    this.#room = room;
    this.#on = on;
    this.#turned = turned;
    this.shown = room.state<State>(on);
    this.#off = room.on("change", (change) => this.#changed(change));
  }

  /** Whether another state is about to take the place of `shown`. */
  get armed(): boolean {
    return this.#ahead.size > 0;
  }

  /** Turns no more. */
  stop(): void {
    for (const cancel of [this.#off, ...this.#ahead]) cancel();
    this.#ahead.clear();
  }

  #changed(change: Change): void {
    if (!(this.#on in change.states)) return;
    const next = (change.states[this.#on] ?? undefined) as State | undefined;
    const now = this.#room.clock.now();
    if (now === null || change.at <= now) {
      this.#turn(next, change.at);
      return;
    }
    const cancel = this.#room.clock.at(change.at, () => {
      this.#ahead.delete(cancel);
      this.#turn(next, change.at);
    });
    this.#ahead.add(cancel);
  }

  #turn(next: State | undefined, at: number): void {
    const before = this.shown;
    this.shown = next;
    this.#turned(before, at);
  }
}
