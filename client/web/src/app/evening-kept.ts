import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { look } from "../elements/look.ts";
import { type Programmes, programmes } from "../elements/programmes.ts";
import { Redraw } from "../elements/redraw.ts";
import { define } from "../elements/room-element.ts";
import type { Entry } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { language, t } from "../words/words.ts";
import { eveningParts, eveningTitle } from "./evening-words.ts";

/** `<samesky-evening-kept>`: an evening that was, with what was done in it. */
export class SameskyEveningKept extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    entry: { attribute: false },
    deck: { state: true },
  };
  static override styles = [
    look,
    css`
      h3 { font-size: var(--ss-t-4); line-height: 1.35; } ol { margin-block-start: 0.25rem; }
      li { display: flex; gap: 0.75rem; justify-content: space-between; max-inline-size: 24rem; }
    `,
  ];
  declare room: Room | undefined;
  declare entry: Entry | undefined;
  declare deck: Programmes | undefined;

  constructor() {
    super();
    new Redraw(this, ["words"]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    programmes(language()).then(
      (deck) => {
        this.deck = deck;
      },
      () => undefined, // out of reach: it is named by number then
    );
  }

  override render(): TemplateResult | typeof nothing {
    const { room, entry, deck } = this;
    if (!room || !entry) return nothing;
    return html`<h3 class="voice"><bdi>${eveningTitle(room, entry, deck)}</bdi></h3>
      <ol class="t2 soft">${eveningParts(room, entry, deck).map(
        ({ title, minutes }) =>
          html`<li><bdi>${title}</bdi><span class="num">${t("evening-minutes", { n: minutes })}</span></li>`,
      )}</ol>`;
  }
}

define("samesky-evening-kept", SameskyEveningKept);
