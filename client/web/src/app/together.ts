import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define } from "../elements/room-element.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { GROUPS, OFFERS, type Offer } from "./activities.ts";
import { happening } from "./now.ts";
import { placeLink } from "./place-link.ts";

/** `<samesky-together>`: all that can be done here, and what of it is on. */
export class SameskyTogether extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    small: { type: Boolean, reflect: true },
  };
  static override styles = [
    look,
    css`
      h1 { padding-block: 0.25rem 0.25rem; } ul { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
      .offer { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: 0.25rem 1rem; padding: 1.125rem 1.25rem; text-decoration: none; block-size: 100%; }
      .offer:hover { background: var(--ss-sunken); } .offer .i { color: var(--ss-ink-3); } .offer .t2 { display: block; margin-block-start: 0.125rem; }
      .on { color: var(--ss-lamp-ink); font-size: var(--ss-t-1); display: inline-flex; align-items: center; gap: 0.375rem; }
      .on::before { content: ""; inline-size: 0.5rem; block-size: 0.5rem; border-radius: 50%; background: var(--ss-lamp); box-shadow: inset 0 0 0 1px var(--ss-lamp-ink); }
      @media (min-width: 900px) { :host(:not([small])) ul { grid-template-columns: 1fr 1fr; gap: 1rem; } }
    `,
  ];
  declare room: Room | undefined;
  declare small: boolean;

  constructor() {
    super();
    this.small = false;
    new Redraw(this, ["change", "presence"]);
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    const on = new Set(happening(room, room.clock.now() ?? 0).map((one) => one.view));
    return html`
      <div class="stack">
        <div><h1 class="voice t6" tabindex="-1">${t("dock-together")}</h1><p class="soft">${t("together-lead")}</p></div>
        ${GROUPS.map((group) => {
          const offers = OFFERS.filter((offer) => offer.group === group);
          if (!offers.length) return nothing;
          return html`<section aria-labelledby=${group}>
            <h2 class="label" id=${group}>${t(group)}</h2>
            <ul>${offers.map((offer) => this.#offer(room, offer, on.has(offer.view)))}</ul>
          </section>`;
        })}
      </div>
    `;
  }

  #offer(room: Room, offer: Offer, on: boolean): TemplateResult {
    const inside = html`${icon(offer.icon)}<span><b class="b">${t(offer.title)}</b><span class="t2 soft">${t(offer.lead)}</span></span>
      ${on ? html`<span class="on">${t("together-on")}</span>` : icon("on")}`;
    const how = { look: "paper offer", testid: `open-${offer.view}` };
    return html`<li>${placeLink(room.card.id, { view: offer.view, name: "" }, inside, how)}</li>`;
  }
}

define("samesky-together", SameskyTogether);
