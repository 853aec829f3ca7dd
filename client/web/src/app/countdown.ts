import { css, html, type TemplateResult } from "lit";
import { look } from "../elements/look.ts";
import { define } from "../elements/room-element.ts";
import { TimerElement } from "../elements/timer-element.ts";

/** `<samesky-countdown>`: the digits of a timer and nothing else, the same as everywhere. */
export class SameskyCountdown extends TimerElement {
  static override styles = [look, css`:host { display: inline-block; }`];

  override render(): TemplateResult {
    return html`<span class="voice num">${this.face.digits}</span>`;
  }

  // What turned here is told by the timer itself.
  protected override async flipped(): Promise<void> {}
}

define("samesky-countdown", SameskyCountdown);
