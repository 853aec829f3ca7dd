import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Entry } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { learnMore, t } from "../words/words.ts";
import { look } from "./look.ts";
import { Redraw } from "./redraw.ts";
import { define } from "./room-element.ts";
import { broughtIn, type Leaf, touredIn } from "./tour-note.ts";
import { leaf } from "./tour-pages.ts";
import { tourWords } from "./tour-words.ts";

/** How many pages are shown at first. */
const FIRST = 6;

/** `<samesky-leaves>`: pages that were brought, or that have notes, as an entry has them. */
export class SameskyLeaves extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    entry: { attribute: false },
    drawn: { state: true },
    many: { state: true },
  };
  static override styles = [
    look,
    css`
      .leaves { display: grid; gap: 0.5rem; grid-template-columns: repeat(auto-fill, minmax(min(46%, 7rem), 1fr)); margin-block-start: 0.5rem; }
      figure { aspect-ratio: 3 / 4; background: var(--ss-sunken); border-radius: var(--ss-r-1); overflow: hidden; box-shadow: 0 0 0 1px var(--ss-line); display: grid; } img { inline-size: 100%; block-size: 100%; object-fit: contain; }
      .text { padding: 0.5rem; font: 420 0.6875rem/1.45 var(--ss-voice); white-space: pre-wrap; overflow: hidden; overflow-wrap: anywhere; background: var(--ss-paper); } .wait { place-self: center; padding: 0.5rem; }
    `,
  ];
  declare room: Room | undefined;
  declare entry: Entry | undefined;
  /** Pages that are here, by blob; null: it does not open. */
  declare drawn: ReadonlyMap<string, Leaf | null>;
  declare many: number;

  constructor() {
    super();
    this.drawn = new Map();
    this.many = FIRST;
    new Redraw(this, ["words", "connection"]);
  }

  protected override async scheduleUpdate(): Promise<void> {
    await learnMore(tourWords).catch(() => undefined);
    super.scheduleUpdate();
  }

  override render(): TemplateResult | typeof nothing {
    const { room, entry } = this;
    if (!room || !entry) return nothing;
    const by = entry.by ?? "";
    const all = touredIn(entry)?.pages ?? broughtIn(entry)?.blobs.map((blob) => ({ by, blob })) ?? [];
    if (!all.length) return nothing;
    const more = all.length - this.many;
    return html`<div class="leaves">${all.slice(0, this.many).map((one, n) => this.#one(room, entry.on, one, n + 1))}</div>
      ${
        more > 0
          ? html`<button class="btn bare small" type="button" data-testid="leaves-more" @click=${() => {
              this.many = all.length;
            }}>${t("tour-kept-more", { n: more })}</button>`
          : nothing
      }`;
  }

  #one(room: Room, on: string, page: { by: string; blob: string }, n: number): TemplateResult {
    const found = this.drawn.get(page.blob);
    if (found === undefined)
      leaf(room, on, page).then(
        (one) => {
          if (!this.drawn.has(page.blob)) this.drawn = new Map(this.drawn).set(page.blob, one);
        },
        () => undefined, // out of reach: drawn anew when it is back
      );
    const name = room.members[page.by]?.name ?? t("chat-gone");
    if (found?.picture)
      return html`<figure data-testid="leaf"><img src=${found.picture} alt=${found.words || t("tour-alt", { n, name })} /></figure>`;
    if (found) return html`<figure data-testid="leaf"><p class="text" dir="auto">${found.text}</p></figure>`;
    return html`<figure><p class="wait t1 soft mid">${t(found === null ? "tour-shut" : "tour-loading")}</p></figure>`;
  }
}

define("samesky-leaves", SameskyLeaves);
