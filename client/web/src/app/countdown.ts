import { css, html, type TemplateResult } from "lit";
import { faceOf } from "../elements/digits.ts";
import { look } from "../elements/look.ts";
import { define, RoomElement } from "../elements/room-element.ts";
import type { Timer } from "../sdk/protocol.d.ts";

/** `<samesky-countdown>`: the digits of a timer and nothing else, the same as everywhere. */
export class SameskyCountdown extends RoomElement<Timer> {
  static override styles = [look, css`:host { display: inline-block; }`];
  #tick: (() => void) | undefined;

  constructor() {
    super();
    this.on = "timer";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tick?.();
  }

  protected override updated(): void {
    this.#tick?.();
    const next = this.seen === null ? undefined : faceOf(this.shown, this.seen).next;
    this.#tick = next === undefined ? undefined : this.redrawsAt(next);
  }

  override render(): TemplateResult {
    const now = this.seen;
    return html`<span class="voice num">${now === null ? "–:––" : faceOf(this.shown, now).digits}</span>`;
  }

  // What turned here is told by the timer itself.
  protected override async flipped(): Promise<void> {}
}

define("samesky-countdown", SameskyCountdown);
