import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { OFFERS } from "../app/activities.ts";
import "../app/evening-kept.ts";
import "../app/guess-kept.ts";
import { dayOf } from "../app/day.ts";
import { type Memory, memories, searched } from "../app/memories.ts";
import { idsOf } from "../app/pieces.ts";
import { hueOf, nameOf, question, read } from "../app/read.ts";
import { headNow } from "../app/rows/row.ts";
import "../app/told.ts";
import type { QuestionsView, TimelineView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { hasWords, type Key, type Language, type Loads, language, spoken, t } from "../words/words.ts";
import { west } from "./daylight.ts";
import { type Deck, questions } from "./deck.ts";
import { icon } from "./icons.ts";
import { look } from "./look.ts";
import { define, RoomElement, why } from "./room-element.ts";
import type { Take } from "./timeline-take.ts";
import { timelineWords } from "./timeline-words.ts";

/** Entries that are asked for at a time when a day is looked for. */
const PAGE = 100;
/** What kinds are called that are no offer of the app. */
const CALLED: Record<string, Key> = { chat: "chat-title" };

/** `<samesky-timeline>`: what was said, answered and opened, day by day: to be searched here, kept, and taken along. */
export class SameskyTimeline extends RoomElement<TimelineView> {
  static override properties: PropertyDeclarations = {
    file: { attribute: false },
    deck: { state: true },
    wanted: { state: true },
    kind: { state: true },
    day: { state: true },
    mine: { state: true },
    only: { state: true },
    busy: { state: true },
  };
  static override styles = [
    look,
    css`
      :host { container-type: inline-size; }
      h1 { padding-block: 0.25rem; } .find { position: relative; display: block; } .find .i { position: absolute; inset: 50% auto auto 1rem; translate: 0 -50%; color: var(--ss-ink-3); }
      .find:dir(rtl) .i { inset-inline: 1rem auto; } .find .field { padding-inline-start: 2.875rem; }
      .by { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; } .by .field { inline-size: auto; }
      .day { padding-block: 1.5rem 0.25rem; position: sticky; inset-block-start: 0; background: var(--ss-ground); z-index: 1; }
      .one { padding-block: 0.75rem; display: grid; gap: 0.25rem; grid-template-columns: minmax(0, 1fr) auto; align-items: start; } .one + .one { border-block-start: 1px solid var(--ss-line); }
      .one > * { grid-column: 1 / -1; } .one > .t1 { grid-column: 1; align-self: center; } .one > .iconb { grid-column: 2; grid-row: 1; margin-block: -0.75rem; margin-inline-end: -0.625rem; color: var(--ss-ink-3); }
      .one > .iconb[aria-pressed="true"] { color: var(--ss-lamp-ink); } .one > .iconb[aria-pressed="true"] .i { fill: var(--ss-lamp-wash); }
      .said { font-size: 1.125rem; line-height: 1.45; white-space: pre-line; } .asked { font-size: var(--ss-t-4); line-height: 1.35; }
      .one > .btn { justify-self: start; }
      .answers { display: grid; gap: 0.5rem; margin-block-start: 0.375rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
      .answer { padding: 0.625rem 0.875rem; border-radius: var(--ss-r-2); background: var(--ss-person-wash); } .gone { font-style: italic; color: var(--ss-ink-3); font-size: var(--ss-t-2); }
      .take .btn { justify-content: start; } .fav li { padding-block: 0.625rem; font-size: 1.125rem; line-height: 1.4; } .fav li + li { border-block-start: 1px solid var(--ss-line); }
      .all { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
      @container (min-width: 52rem) { .all { grid-template-columns: minmax(0, 1fr) 19rem; gap: 0 3.5rem; align-items: start; } }
    `,
  ];
  /** Fetches the sealed file of the room, where a page has that to give; it is the app then. */
  declare file: (() => Promise<Blob>) | undefined;
  declare deck: Deck;
  declare wanted: string;
  /** Of which activity; empty: all. */
  declare kind: string;
  /** Of which day, as `2026-11-25`; empty: all. */
  declare day: string;
  /** Only what I keep. */
  declare mine: boolean;
  /** What is taken along: only what I keep. */
  declare only: boolean;
  declare busy: boolean;

  readonly #learned = new Map<() => Promise<void>, Language>();

  constructor() {
    super();
    this.deck = {};
    this.wanted = this.kind = this.day = "";
    this.busy = this.mine = this.only = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["timeline-title", timelineWords];
  }

  /** Each has their own. */
  protected override willUpdate(changed: PropertyValues): void {
    const on = this.room?.you ? `timeline:${this.room.you}` : "";
    if (on !== this.on) {
      this.on = on;
      changed.set("on", undefined);
    }
    super.willUpdate(changed);
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

  /** The entries that I keep. */
  get #kept(): ReadonlySet<string> {
    return new Set(this.shown?.kept ?? []);
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    const [every, kept] = [memories(room.entries), this.#kept];
    const all = every.filter(
      (one) =>
        (!this.kind || kindOf(one) === this.kind) &&
        (!this.day || dayOf(one.at) === this.day) &&
        (!this.mine || idsOf(one).some((id) => kept.has(id))),
    );
    const found = searched(all, this.wanted, room, this.deck);
    const kinds = [...new Set(every.map(kindOf))].filter((kind) => called(kind));
    return html`
      <section class="all" aria-labelledby="title" data-testid="timeline">
        <div>
          <div class="stack g3">
            <div>${
              this.file
                ? html`<h1 class="voice t6" part="title" id="title" tabindex="-1">${t("dock-kept")}</h1>`
                : html`<h2 class="head" part="title" id="title">${t("timeline-title")}</h2>`
            }<p class="soft">${t("kept-lead")}</p></div>
            <label class="find"><span class="hide">${t("kept-search")}</span>${icon("search", true)}
              <input class="field" part="field" type="search" autocomplete="off" data-testid="kept-search" placeholder=${t("kept-search")} .value=${this.wanted} @input=${this.#find} /></label>
            <div class="by">
              <label class="row tight nowrap"><span class="t2 soft">${t("timeline-day")}</span>
                <input class="field small" part="field" type="date" data-testid="kept-day" max=${dayOf(room.clock.now() ?? Date.now() / 1000)} .value=${this.day} @change=${this.#atDay} /></label>
              ${this.day ? html`<button class="btn bare small" part="quiet" type="button" data-testid="kept-all-days" @click=${() => this.#toDay("")}>${t("timeline-all-days")}</button>` : nothing}
            </div>
            <div class="row tight" role="group" aria-label=${t("kept-show")}>
              ${this.#chip("kept-all", t("kept-all"), !this.kind && !this.mine, () => this.#show("", false))}
              ${this.#chip("kept-mine", t("timeline-mine"), this.mine, () => this.#show("", true))}
              ${kinds.map((kind) => this.#chip(`kept-kind-${kind}`, t(called(kind) ?? "kept-all"), this.kind === kind, () => this.#show(kind, false)))}
            </div>
            <p class="hide" role="status">${this.wanted ? t("kept-found", { n: found.length }) : ""}</p>
          </div>
          ${found.length ? this.#days(room, found, kept) : html`<p class="soft one" data-testid="kept-empty">${this.#nothing()}</p>`}
          ${this.busy ? html`<p class="t2 soft" role="status">${t("timeline-looking")}</p>` : nothing}
          ${room.earlier && !this.day ? html`<div class="one"><button class="btn quiet small" part="quiet" type="button" data-testid="kept-earlier" ?disabled=${this.busy} @click=${() => this.#try(() => room.page())}>${t(this.wanted ? "kept-further" : "chat-earlier")}</button></div>` : nothing}
          ${this.refusal()}
        </div>
        <div class="stack">${this.#favourites(room)} ${this.#take(room, kept)}</div>
      </section>
    `;
  }

  #chip(testid: string, words: string, pressed: boolean, run: () => void): TemplateResult {
    return html`<button class="chip" part="quiet" type="button" aria-pressed=${String(pressed)} data-testid=${testid} @click=${run}>${words}</button>`;
  }

  #show(kind: string, mine: boolean): void {
    this.kind = kind;
    this.mine = mine;
  }

  #nothing(): string {
    if (this.wanted) return t("kept-none");
    if (this.day) return t("timeline-day-none");
    return t(this.mine ? "timeline-mine-none" : "kept-empty");
  }

  #days(room: Room, found: readonly Memory[], kept: ReadonlySet<string>): TemplateResult[] {
    const name = new Intl.DateTimeFormat(spoken(), {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
    });
    return [...grouped(found)].map(
      ([day, ones]) => html`<section aria-labelledby="d${day}">
        <h2 class="label day" id="d${day}">${name.format((ones[0]?.at ?? 0) * 1000)}</h2>
        ${ones.map((one) => this.#one(room, one, kept))}
      </section>`,
    );
  }

  #one(room: Room, one: Memory, kept: ReadonlySet<string>): TemplateResult {
    const time = new Intl.DateTimeFormat(spoken(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const at = html`<span class="num">${time.format(one.at * 1000)}</span>`;
    if (one.kind === "erased" || (one.kind === "line" && one.line.text === null)) {
      const by = one.kind === "line" ? one.line.by : one.by;
      return html`<div class="one" data-testid="kept-one" data-erased><p class="t1 soft">${at} ${by ? nameOf(room, by) : ""}</p><p class="gone">${t("kept-erased")}</p></div>`;
    }
    const by = one.kind === "line" ? one.line.by : undefined;
    return html`<div class="one ${by === undefined ? "" : hueOf(room, by)}" part="item" data-testid="kept-one">
      <p class="t1 soft">${at} ${this.#said(room, one)}</p>
      ${this.#words(room, one)}
      ${this.#keeps(one, kept)}
    </div>`;
  }

  /** Learns the words that heads are put into, once a language. */
  #learn(learn: (() => Promise<void>) | undefined): void {
    if (!learn || this.#learned.get(learn) === language()) return;
    this.#learned.set(learn, language());
    learn().then(
      () => this.requestUpdate(),
      () => this.#learned.delete(learn), // out of reach: the next look tries again
    );
  }

  /** Who said it, or what it is. */
  #said(room: Room, one: Memory): TemplateResult | string {
    switch (one.kind) {
      case "line":
        return html`<b class="b person">${nameOf(room, one.line.by)}</b>${one.line.edited ? html`, ${t("chat-edited")}` : nothing}`;
      case "told":
        this.#learn(one.kept.learn);
        return headNow(room, one.entry, one.kept, (who) => nameOf(room, who));
      case "evening":
        return t("kept-evening");
      case "thanks":
        return t("kept-thanked");
      case "hand":
        return t("kept-hand");
      default:
        return t("kept-answered");
    }
  }

  #words(room: Room, one: Memory): TemplateResult | typeof nothing {
    switch (one.kind) {
      case "line": {
        const { by, text, field, writtenAt } = one.line;
        return html`<p class="voice said" dir="auto">${read(room, text, one.on, field, by ?? "", writtenAt)}</p>`;
      }
      case "told":
        return html`<samesky-told .room=${room} .entry=${one.entry}></samesky-told>`;
      case "evening":
        return html`<samesky-evening-kept .room=${room} .entry=${one.entry}></samesky-evening-kept>`;
      case "thanks":
        return this.#all(room, one.thanks, one.on, `thank.text/${one.page}`);
      case "hand":
        return html`<p class="voice asked" dir="auto">${this.deck[one.hand.card] ?? t("kept-question")}</p><samesky-guess-kept .room=${room} .hand=${one.hand}></samesky-guess-kept>`;
      case "answers":
        return html`<p class="voice asked" dir="auto">${question(one.entries[0], room, this.deck)}</p>
          ${this.#all(room, one.answers, one.on, `answer.text/${one.card}`)}`;
      default:
        return nothing;
    }
  }

  /** Keeps it, or no longer. */
  #keeps(one: Memory, kept: ReadonlySet<string>): TemplateResult {
    const [id = ""] = idsOf(one);
    const mine = idsOf(one).filter((each) => kept.has(each));
    const turn = () =>
      mine.length ? mine.map((entry) => this.ask("let_go", { entry })) : this.ask("keep", { entry: id });
    return html`<button class="iconb" part="quiet" type="button" aria-pressed=${String(mine.length > 0)} aria-label=${t("timeline-keep")} title=${t(mine.length ? "timeline-kept" : "timeline-keep")} data-testid="kept-keep" @click=${turn}>${icon("keep", true)}</button>`;
  }

  /** What each wrote, west first; then those who have left. */
  #all(room: Room, boxes: Record<string, Uint8Array>, on: string, field: string): TemplateResult {
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

  #take(room: Room, kept: ReadonlySet<string>): TemplateResult {
    const only = this.only && kept.size > 0;
    const made = () => import("./timeline-take.ts");
    const button = (testid: string, words: string, run: () => Promise<void>, look = "btn quiet small wide") =>
      html`<button class=${look} part=${look.includes("quiet") ? "quiet" : "action"} type="button" data-testid=${testid} ?disabled=${this.busy}
        @click=${() => this.#try(run)}>${icon("take", true)}${words}</button>`;
    const take = (what: Take) => async () => (await made()).takeOut(room, what, only ? kept : undefined);
    const guest = room.members[room.you]?.until;
    const file = this.file;
    return html`<section class="stack g3 take" aria-labelledby="take">
      <div><h2 class="label" id="take">${t("kept-take")}</h2><p class="t2 soft">${t("kept-take-lead")}</p></div>
      ${
        kept.size
          ? html`<div class="row tight" role="group" aria-label=${t("timeline-take-what")}>
              ${this.#chip("take-all", t("timeline-take-all"), !only, () => {
                this.only = false;
              })}
              ${this.#chip("take-mine", t("timeline-take-mine"), only, () => {
                this.only = true;
              })}</div>`
          : nothing
      }
      <div class="stack g2">${button("take-book", t("timeline-book"), take("book"), "btn wide")}<p class="t1 soft">${t("timeline-book-lead")}</p></div>
      ${button("take-page", t("kept-take-page"), take("page"))}
      ${button("take-lines", t("kept-take-lines"), take("lines"))}
      ${guest || !file ? nothing : button("take-file", t("kept-take-file"), async () => (await made()).handOver(file))}
      <div role="status">${this.busy ? html`<p class="t2 soft">${t("kept-taking")}</p>` : nothing}</div>
    </section>`;
  }

  #find = (event: InputEvent): void => {
    this.wanted = (event.currentTarget as HTMLInputElement).value;
  };

  #atDay = (event: Event): void => {
    void this.#toDay((event.currentTarget as HTMLInputElement).value);
  };

  /** Shows one day, and fetches the past back to it. */
  async #toDay(day: string): Promise<void> {
    this.day = day;
    const room = this.room;
    const oldest = () => dayOf(room?.entries[0]?.at ?? 0);
    if (!day || !room) return;
    await this.#try(async () => {
      while (room.earlier && this.day === day && oldest() >= day) await room.page(undefined, PAGE);
    });
  }

  async #try(run: () => Promise<unknown>): Promise<void> {
    [this.busy, this.trouble] = [true, ""];
    try {
      await run();
    } catch (error) {
      this.trouble = why(error);
    }
    this.busy = false;
  }
}

/** Of which activity a memory is. */
function kindOf(one: Memory): string {
  return one.on.split(":")[0] ?? "";
}

/** What an activity is called; nothing for one that has no name here. */
function called(kind: string): Key | undefined {
  const found = CALLED[kind] ?? OFFERS.find(({ view }) => view === kind)?.title;
  return found && hasWords(found) ? found : undefined;
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

define("samesky-timeline", SameskyTimeline);
