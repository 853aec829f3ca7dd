import { css, html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { define } from "../elements/room-element.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { type Known, knownRooms } from "./known.ts";
import { addressOf, HOME } from "./route.ts";

/** `<samesky-rooms>`: the rooms of this device, to go from one to another. */
export class SameskyRooms extends LitElement {
  static override properties: PropertyDeclarations = { room: { attribute: false }, known: { state: true } };
  static override styles = [
    look,
    css`
      dialog { inline-size: min(26rem, calc(100% - 2rem)); padding: 1.25rem; border: 0; border-radius: var(--ss-r-3); background: var(--ss-paper); color: var(--ss-ink); box-shadow: var(--ss-shadow-float); }
      dialog::backdrop { background: rgb(0 0 0 / 0.4); }
      .item { display: flex; align-items: center; gap: 0.75rem; min-block-size: 3.5rem; text-decoration: none; padding-block: 0.5rem; }
      .item .grow { flex: 1; min-inline-size: 0; } .item:hover .grow { text-decoration: underline; text-underline-offset: 0.2em; }
    `,
  ];
  declare room: Room | undefined;
  declare known: readonly Known[];

  constructor() {
    super();
    this.known = [];
  }

  /** Opens the list. */
  open(): void {
    this.known = knownRooms();
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  override render(): TemplateResult {
    const here = this.room?.card.id;
    return html`<dialog aria-labelledby="title" data-testid="rooms" @click=${this.#outside}>
      <div class="stack g3">
        <div class="row between nowrap">
          <h2 class="voice t4" id="title">${t("door-known")}</h2>
          <button class="iconb" type="button" aria-label=${t("people-close")} @click=${this.#close}>${icon("close")}</button>
        </div>
        <ul class="list">
          ${this.known.map(({ access, name, view }) => {
            const at = addressOf(access.room, {
              view: access.room === here ? HOME.view : (view ?? HOME.view),
              name: "",
            });
            return html`<li><a class="item" href=${at} data-testid="other-room" @click=${this.#close}><span class="grow b">${name || t("room-unnamed")}</span>
              ${access.room === here ? html`<span class="t1 soft">${t("rooms-here")}</span>` : icon("on", true)}</a></li>`;
          })}
        </ul>
        <div><a class="btn quiet small" href="/" data-testid="to-door">${icon("plus", true)}${t("rooms-new")}</a></div>
      </div>
    </dialog>`;
  }

  #close = (): void => this.renderRoot.querySelector("dialog")?.close();

  #outside = (event: Event): void => {
    if (event.target === event.currentTarget) this.#close();
  };
}

define("samesky-rooms", SameskyRooms);
