// How a device shows itself in its room.

import type { DeviceStatus, Presence } from "./protocol.d.ts";

/** What this device says of itself: said when it changes, and again after every connection. */
export class Shown {
  #status: DeviceStatus = "here";
  #focus: boolean | null = null;
  readonly #say: (frame: Presence) => void;

  /** `say` sends a frame, if there is a connection. */
  constructor(say: (frame: Presence) => void) {
    this.#say = say;
  }

  get status(): DeviceStatus {
    return this.#status;
  }

  present(status: DeviceStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#now();
  }

  look(focus: boolean | null): void {
    if (focus === this.#focus) return;
    this.#focus = focus;
    this.#now();
  }

  /** There is a new connection, which has been told nothing yet. */
  again(): void {
    if (this.#status !== "here" || this.#focus !== null) this.#now();
  }

  #now(): void {
    this.#say({ t: "presence", status: this.#status, focus: this.#focus });
  }
}
