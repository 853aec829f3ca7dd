import type { Timer } from "../sdk/protocol.d.ts";
import { type Face, faceOf } from "./digits.ts";
import { RoomElement } from "./room-element.ts";

/** An element that shows a timer: drawn anew in the frame of each digit. */
export class TimerElement extends RoomElement<Timer> {
  #tick: (() => void) | undefined;

  constructor() {
    super();
    this.on = "timer";
  }

  /** What is to be seen now. */
  protected get face(): Face {
    const now = this.seen;
    return now === null ? { phase: "idle", digits: "–:––", gone: 0 } : faceOf(this.shown, now);
  }

  /** For subclasses: the digit of room time `at` is on the screen at `seen`. */
  protected ticked(_at: number, _seen: number): void {}

  protected override updated(): void {
    this.#tick?.();
    const { next } = this.face;
    this.#tick = next === undefined ? undefined : this.redrawsAt(next, (seen) => this.ticked(next, seen));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tick?.();
  }
}
