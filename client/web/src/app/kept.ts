import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { west } from "../elements/daylight.ts";
import { type Deck, questions } from "../elements/deck.ts";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define, why } from "../elements/room-element.ts";
import type { QuestionsView } from "../sdk/protocol.d.ts";
import type { Access, Room } from "../sdk/room.ts";
import { language, spoken, t } from "../words/words.ts";
import "./evening-kept.ts";
import { allOf, asLines, asPage, download, sealedFile } from "./keepsake.ts";
import "./guess-kept.ts";
import { dayOf } from "./day.ts";
import { type Memory, memories, searched } from "./memories.ts";
import { hueOf, nameOf, question, read } from "./read.ts";
import { headNow } from "./rows/row.ts";
import "./told.ts";

const FILTERS = ["all", "words", "answers", "thanks"] as const;
type Filter = (typeof FILTERS)[number];

/** `<samesky-kept>`: what was said and answered, day by day, to be searched here and to be taken along. */
export class SameskyKept extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    access: { attribute: false },
    small: { type: Boolean, reflect: true },
    deck: { state: true },
    wanted: { state: true },
    filter: { state: true },
    busy: { state: true },
    trouble: { state: true },
  };
  static override styles = [
    look,
    css`
      h1 { padding-block: 0.25rem; } .find { position: relative; display: block; } .find .i { position: absolute; inset: 50% auto auto 1rem; translate: 0 -50%; color: var(--ss-ink-3); }
      .find:dir(rtl) .i { inset-inline: 1rem auto; } .find .field { padding-inline-start: 2.875rem; }
      .day { padding-block: 1.5rem 0.25rem; position: sticky; inset-block-start: 0; background: var(--ss-ground); z-index: 1; }
      .one { padding-block: 0.75rem; display: grid; gap: 0.25rem; } .one + .one { border-block-start: 1px solid var(--ss-line); }
      .said { font-size: 1.125rem; line-height: 1.45; white-space: pre-line; } .asked { font-size: var(--ss-t-4); line-height: 1.35; }
      .one > .btn { justify-self: start; }
      .answers { display: grid; gap: 0.5rem; margin-block-start: 0.375rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
      .answer { padding: 0.625rem 0.875rem; border-radius: var(--ss-r-2); background: var(--ss-person-wash); } .gone { font-style: italic; color: var(--ss-ink-3); font-size: var(--ss-t-2); }
      .take .btn { justify-content: start; } .fav li { padding-block: 0.625rem; font-size: 1.125rem; line-height: 1.4; } .fav li + li { border-block-start: 1px solid var(--ss-line); }
      .all { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
      @media (min-width: 900px) { :host(:not([small])) .all { grid-template-columns: minmax(0, 1fr) 19rem; gap: 0 3.5rem; align-items: start; } }
    `,
  ];
  declare room: Room | undefined;
  declare access: Access | undefined;
  declare small: boolean;
  declare deck: Deck;
  declare wanted: string;
  declare filter: Filter;
  declare busy: boolean;
  declare trouble: string;

  constructor() {
    super();
    this.deck = {};
    this.wanted = this.trouble = "";
    this.filter = "all";
    this.busy = this.small = false;
    new Redraw(this, ["change", "words"]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    questions(language()).then(
      (deck) => {
        this.deck = deck;
      },
      () => undefined, // out of reach: a question goes without its words
    );
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    const all = memories(room.entries).filter((one) => this.#wants(one));
    const found = searched(all, this.wanted, room, this.deck);
    return html`
      <div class="all">
        <div>
          <div class="stack g3">
            <div><h1 class="voice t6" tabindex="-1">${t("dock-kept")}</h1><p class="soft">${t("kept-lead")}</p></div>
            <label class="find"><span class="hide">${t("kept-search")}</span>${icon("search", true)}
              <input class="field" type="search" autocomplete="off" data-testid="kept-search" placeholder=${t("kept-search")} .value=${this.wanted} @input=${this.#find} /></label>
            <div class="row tight" role="group" aria-label=${t("kept-show")}>
              ${FILTERS.map((one) => html`<button class="chip" type="button" aria-pressed=${String(this.filter === one)} data-testid="kept-${one}" @click=${() => this.#only(one)}>${t(`kept-${one}`)}</button>`)}
            </div>
            <p class="hide" role="status">${this.wanted ? t("kept-found", { n: found.length }) : ""}</p>
          </div>
          ${found.length ? this.#days(room, found) : html`<p class="soft one" data-testid="kept-empty">${t(this.wanted ? "kept-none" : "kept-empty")}</p>`}
          ${room.earlier ? html`<div class="one"><button class="btn quiet small" type="button" data-testid="kept-earlier" ?disabled=${this.busy} @click=${this.#earlier}>${t(this.wanted ? "kept-further" : "chat-earlier")}</button></div>` : nothing}
        </div>
        <div class="stack">${this.#favourites(room)} ${this.#take(room)}</div>
      </div>
    `;
  }

  #wants(one: Memory): boolean {
    if (this.filter === "all") return true;
    if (one.kind === "hand") return this.filter === "answers";
    return one.kind === (this.filter === "words" ? "line" : this.filter);
  }

  #days(room: Room, found: readonly Memory[]): TemplateResult[] {
    const days = grouped(found);
    const name = new Intl.DateTimeFormat(spoken(), {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
    });
    return [...days].map(
      ([day, ones]) => html`<section aria-labelledby="d${day}">
        <h2 class="label day" id="d${day}">${name.format((ones[0]?.at ?? 0) * 1000)}</h2>
        ${ones.map((one) => this.#one(room, one))}
      </section>`,
    );
  }

  #one(room: Room, one: Memory): TemplateResult {
    const time = new Intl.DateTimeFormat(spoken(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const at = html`<span class="num">${time.format(one.at * 1000)}</span>`;
    if (one.kind === "erased" || (one.kind === "line" && one.line.text === null)) {
      const by = one.kind === "line" ? one.line.by : one.by;
      return html`<div class="one" data-testid="kept-one" data-erased><p class="t1 soft">${at} ${by ? nameOf(room, by) : ""}</p><p class="gone">${t("kept-erased")}</p></div>`;
    }
    if (one.kind === "line") {
      const { by, text, field, writtenAt, edited } = one.line;
      return html`<div class="one ${hueOf(room, by)}" data-testid="kept-one"><p class="t1 soft">${at} <b class="b person">${nameOf(room, by)}</b>${edited ? html`, ${t("chat-edited")}` : nothing}</p>
        <p class="voice said" dir="auto">${read(room, text, one.on, field, by ?? "", writtenAt)}</p></div>`;
    }
    if (one.kind === "told") {
      return html`<div class="one" data-testid="kept-one"><p class="t1 soft">${at} ${headNow(room, one.entry, one.kept, (who) => nameOf(room, who))}</p><samesky-told .room=${room} .entry=${one.entry}></samesky-told></div>`;
    }
    if (one.kind === "evening") {
      return html`<div class="one" data-testid="kept-one"><p class="t1 soft">${at} ${t("kept-evening")}</p><samesky-evening-kept .room=${room} .entry=${one.entry}></samesky-evening-kept></div>`;
    }
    if (one.kind === "hand") {
      return html`<div class="one" data-testid="kept-one"><p class="t1 soft">${at} ${t("kept-hand")}</p>
        <p class="voice asked" dir="auto">${this.deck[one.hand.card] ?? t("kept-question")}</p><samesky-guess-kept .room=${room} .hand=${one.hand}></samesky-guess-kept></div>`;
    }
    if (one.kind === "thanks") {
      return html`<div class="one" data-testid="kept-one"><p class="t1 soft">${at} ${t("kept-thanked")}</p>${this.#said(room, one.thanks, one.on, `thank.text/${one.page}`)}</div>`;
    }
    return html`<div class="one" data-testid="kept-one"><p class="t1 soft">${at} ${t("kept-answered")}</p>
      <p class="voice asked" dir="auto">${question(one.entries[0], room, this.deck)}</p>
      ${this.#said(room, one.answers, one.on, `answer.text/${one.card}`)}</div>`;
  }

  /** What each wrote, west first; then those who have left. */
  #said(room: Room, boxes: Record<string, Uint8Array>, on: string, field: string): TemplateResult {
    const all = [...west(room.members), ...Object.keys(boxes).filter((who) => !(who in room.members))];
    return html`<div class="answers">${all
      .filter((who) => who in boxes)
      .map(
        (who) =>
          html`<div class="answer ${hueOf(room, who)}"><p class="t1"><b class="b person">${nameOf(room, who)}</b></p><p class="voice said" dir="auto">${read(room, boxes[who], on, field, who)}</p></div>`,
      )}</div>`;
  }

  #favourites(room: Room): TemplateResult | typeof nothing {
    const cards = room.state<QuestionsView>("questions")?.kept[room.you] ?? [];
    if (!cards.length) return nothing;
    const told = (card: string) => {
      const entry = room.entries.findLast(
        (one) => one.kind === "answers" && (one.body as { card?: string })?.card === card,
      );
      return this.deck[card] ?? question(entry, room, this.deck);
    };
    return html`<section aria-labelledby="fav"><h2 class="label" id="fav">${t("kept-favourites")}</h2>
      <ul class="list fav">${cards.map((card) => html`<li class="voice" dir="auto" data-testid="favourite">${told(card)}</li>`)}</ul></section>`;
  }

  #take(room: Room): TemplateResult {
    const button = (testid: string, words: string, run: () => Promise<void>) =>
      html`<button class="btn quiet small wide" type="button" data-testid=${testid} ?disabled=${this.busy} @click=${() => this.#try(run)}>${icon("take", true)}${words}</button>`;
    const guest = room.members[room.you]?.until;
    const access = this.access;
    return html`<section class="stack g3 take" aria-labelledby="take">
      <div><h2 class="label" id="take">${t("kept-take")}</h2><p class="t2 soft">${t("kept-take-lead")}</p></div>
      ${button("take-page", t("kept-take-page"), async () => download("md", "text/markdown", await asPage(room, await allOf(room))))}
      ${button("take-lines", t("kept-take-lines"), async () => download("jsonl", "application/x-ndjson", await asLines(room, await allOf(room))))}
      ${guest || !access ? nothing : button("take-file", t("kept-take-file"), async () => download("samesky.ndjson", "application/x-ndjson", await sealedFile(access)))}
      <div role="status">${this.busy ? html`<p class="t2 soft">${t("kept-taking")}</p>` : this.trouble ? html`<p class="note">${this.trouble}</p>` : nothing}</div>
    </section>`;
  }

  #find = (event: InputEvent): void => {
    this.wanted = (event.currentTarget as HTMLInputElement).value;
  };

  #only(filter: Filter): void {
    this.filter = filter;
  }

  #earlier = (): Promise<void> =>
    this.#try(async () => {
      await this.room?.page();
    });

  async #try(run: () => Promise<void>): Promise<void> {
    [this.busy, this.trouble] = [true, ""];
    try {
      await run();
    } catch (error) {
      this.trouble = why(error);
    }
    this.busy = false;
  }
}

/** By day, in the order in which they come. */
function grouped(found: readonly Memory[]): Map<string, Memory[]> {
  const days = new Map<string, Memory[]>();
  for (const one of found) {
    const day = dayOf(one.at);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return days;
}

define("samesky-kept", SameskyKept);
