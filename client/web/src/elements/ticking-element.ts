import { RoomElement } from "./room-element.ts";

/** An element whose picture changes at room instants that its state foretells: drawn anew in the frame of each. */
export class TickingElement<State> extends RoomElement<State> {
  #tick: (() => void) | undefined;

  /** For subclasses: the next room time, after `now`, at which something else is to be seen. */
  protected changesAfter(_now: number): number | undefined {
    return undefined;
  }

  protected override updated(): void {
    this.#tick?.();
    const now = this.seen;
    const next = now === null ? undefined : this.changesAfter(now);
    this.#tick = next === undefined ? undefined : this.redrawsAt(next);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tick?.();
  }
}
