import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define } from "../elements/room-element.ts";
import type { Entry } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { hueOf, nameOf } from "./read.ts";
import { toldNow } from "./rows/row.ts";
import { keptOf } from "./rows/rows.ts";

/** `<samesky-told>`: what each said in an entry. */
export class SameskyTold extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    entry: { attribute: false },
  };
  static override styles = [
    look,
    css`
      samesky-strip { margin-block-start: 0.375rem; }
      .told { display: grid; gap: 0.5rem; margin-block-start: 0.375rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
      .answer { padding: 0.625rem 0.875rem; border-radius: var(--ss-r-2); background: var(--ss-person-wash); white-space: pre-line; } .said { font-size: 1.125rem; line-height: 1.45; }
    `,
  ];
  declare room: Room | undefined;
  declare entry: Entry | undefined;

  constructor() {
    super();
    new Redraw(this, ["words"]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const learn = this.entry && keptOf(this.entry)?.learn;
    learn?.().then(
      () => this.requestUpdate(),
      () => undefined, // out of reach: the next look tries again
    );
  }

  override render(): TemplateResult | typeof nothing {
    const { room, entry } = this;
    if (!room || !entry) return nothing;
    const kept = keptOf(entry);
    if (kept?.pictures) return html`<samesky-strip .room=${room} .entry=${entry}></samesky-strip>`;
    const lead = kept?.lead?.((who) => nameOf(room, who));
    return html`${lead ? html`<p>${lead}</p>` : nothing}<div class="told">${kept?.told.map(
      (one) =>
        html`<div class="answer ${hueOf(room, one.who)}"><p class="t1"><b class="b person">${nameOf(room, one.who)}</b></p><p class=${one.reads ? "" : "voice said"} dir="auto">${toldNow(room, entry, one)}</p></div>`,
    )}</div>${kept?.drawn?.(room, entry) ?? nothing}`;
  }
}

define("samesky-told", SameskyTold);
