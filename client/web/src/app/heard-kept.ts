import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { type Card, cards } from "../elements/cards.ts";
import { listeningWords } from "../elements/listening-words.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define } from "../elements/room-element.ts";
import type { Entry } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { language, learnMore, t } from "../words/words.ts";
import { heardAbout, heardLines, heardOf } from "./heard.ts";
import { hueOf, nameOf, read } from "./read.ts";

/** Learns the sentences that it is told in. */
export function learnHeard(): Promise<void> {
  return learnMore(listeningWords);
}

/** `<samesky-heard-kept>`: who was heard, of what, and what was written. */
export class SameskyHeardKept extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    entry: { attribute: false },
    topics: { state: true },
  };
  static override styles = [
    look,
    css`
      .lines { display: grid; gap: 0.5rem; margin-block-start: 0.375rem; } .line { padding: 0.625rem 0.875rem; border-radius: var(--ss-r-2); background: var(--ss-person-wash); }
      .said { font-size: 1.125rem; line-height: 1.45; white-space: pre-line; }
    `,
  ];
  declare room: Room | undefined;
  declare entry: Entry | undefined;
  declare topics: readonly Card[];

  constructor() {
    super();
    this.topics = [];
    new Redraw(this, ["words"]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    Promise.all([cards("topics", language()), learnHeard()]).then(
      ([topics]) => {
        this.topics = topics;
      },
      () => undefined, // out of reach: the next look tries again
    );
  }

  override render(): TemplateResult | typeof nothing {
    const { room, entry } = this;
    const heard = entry && heardOf(entry);
    if (!room || !entry || !heard) return nothing;
    const about = heardAbout(room, entry, this.topics);
    return html`
      ${about ? html`<p class="voice t4" dir="auto">${about}</p>` : nothing}
      <p class="t2 soft">${t("kept-heard-by", { listener: nameOf(room, heard.listener) })}</p>
      <div class="lines">${heardLines(entry).map(
        ({ who, head, box, field }) =>
          html`<div class="line ${hueOf(room, who)}"><p class="t1 person">${t(head, { name: nameOf(room, who) })}</p><p class="voice said" dir="auto">${read(room, box, entry.on, field, who)}</p></div>`,
      )}</div>`;
  }
}

define("samesky-heard-kept", SameskyHeardKept);
