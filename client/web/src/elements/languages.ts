import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { LanguagesView, RevealView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Language, type Loads, language, listed, t } from "../words/words.ts";
import { type Card, cards } from "./cards.ts";
import { west } from "./daylight.ts";
import { ask } from "./languages-ask.ts";
import { type Chosen, chosenOf, ranked, some, written } from "./languages-note.ts";
import { languagesWords } from "./languages-words.ts";
import { look } from "./look.ts";
import { questionLook } from "./questions-look.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";
import { isOpen, type Place, placeOf } from "./round.ts";
import { type Questionnaire, questionnaire, type Way } from "./ways.ts";

const NOBODY: RevealView = {
  awaited: [],
  until: null,
  in: [],
  answers: {},
  passed: [],
  shared: [],
  opens_at: null,
};
/** Small acts that are suggested at a time, for so many of somebody's first ways. */
const [ACTS, FIRST] = [3, 2];

/**
 * `<samesky-languages>`: what does each good, by twenty small situations, opened together.
 *
 * @cssstate sealed - Somebody's is in, and closed.
 * @cssstate waiting - Mine is in, and others are awaited.
 * @cssstate revealed - What does each good is open.
 */
export class SameskyLanguages extends RoomElement<LanguagesView> {
  static override styles = [
    look,
    questionLook,
    css`
      legend { display: grid; gap: 0.25rem; padding-block-end: 1rem; } legend:focus-visible { outline-offset: 6px; }
      .options { display: grid; gap: 0.5rem; grid-template-columns: minmax(0, 1fr); padding-block-end: 0.75rem; }
      .option { justify-content: start; text-align: start; border-radius: var(--ss-r-2); padding: 0.75rem 1rem; font-size: var(--ss-t-3); }
      .ways { display: grid; gap: 0.625rem; } .ways li { display: grid; gap: 0.25rem; }
      .ways svg { inline-size: 100%; block-size: 0.5rem; border-radius: var(--ss-r-full); background: light-dark(oklch(from var(--ss-person) l c h / 0.14), oklch(from var(--ss-person) l c h / 0.2)); }
      .ways svg:dir(rtl) { transform: scaleX(-1); } .ways rect { fill: var(--ss-person); }
      .most .t4 { display: block; } .acted li { padding-block: 0.75rem 0.25rem; } .acted .bare { padding-inline: 0.25rem; } .answer { min-block-size: 0; align-content: start; }
      .sealed { min-block-size: 7.5rem; }
      @media (forced-colors: active) { .ways svg { border: 1px solid; forced-color-adjust: none; } }
    `,
  ];
  static override properties: PropertyDeclarations = {
    deck: { state: true },
    acts: { state: true },
    at: { state: true },
    changing: { state: true },
    turned_to: { state: true },
    done: { state: true },
  };
  declare deck: Questionnaire | undefined;
  declare acts: readonly Card[];
  /** The situation that I look at, from 0; undefined: I have not begun. */
  declare at: number | undefined;
  /** The page of which I have taken mine back. */
  declare changing: string;
  /** How often other acts were asked for. */
  declare turned_to: number;
  /** Acts of which somebody was told since this was opened. */
  declare done: readonly string[];
  #loaded: Language | undefined;
  #draft: { page: string; chosen: Chosen } = { page: "", chosen: {} };
  #opening: (() => void) | undefined;

  constructor() {
    super();
    this.on = "languages";
    this.acts = [];
    this.changing = "";
    this.turned_to = 0;
    this.done = [];
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["languages-title", languagesWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening?.();
  }

  protected override turned(before: LanguagesView | undefined): void {
    if (before && before.page !== this.shown?.page) {
      this.changing = "";
      this.at = undefined;
    }
    const opens = this.shown?.round?.opens_at ?? null;
    this.#opening?.();
    this.#opening = undefined;
    if (opens !== null && !isOpen(this.shown?.round, this.seen))
      this.#opening = this.redrawsAt(opens, (seen) => void this.flipped(opens, seen));
  }

  protected override get marks(): readonly string[] {
    const [round, you] = [this.shown?.round, this.room?.you ?? ""];
    if (!round) return [];
    if (isOpen(round, this.seen)) return ["revealed"];
    const mine = you in round.answers || round.passed.includes(you);
    return [...(round.in.length ? ["sealed"] : []), ...(mine && round.awaited.length ? ["waiting"] : [])];
  }

  override render(): TemplateResult {
    const room = this.room;
    this.#load(room);
    if (!room || !this.deck) return html`<h2 class="head" part="title">${t("languages-title")}</h2>`;
    const view = this.shown ?? { page: "p1", round: null };
    const round = view.round ?? NOBODY;
    const opened = isOpen(round, this.seen);
    const mine = placeOf(round, room.you, room.you, opened, this.changing === view.page);
    const others = Object.keys(room.members).length - 1;
    const lead = others < 1 ? "languages-alone" : others > 1 ? "languages-lead-all" : "languages-lead";
    return html`
      <section class="stack" aria-labelledby="title" data-testid="languages" data-opened=${String(opened)}>
        <div><h2 class="head" part="title" id="title">${t("languages-title")}</h2>${opened ? nothing : html`<p class="t2 soft">${t(lead)}</p>`}</div>
        <p class="hide" role="status">${opened ? t("languages-open") : ""}</p>
        ${mine.kind === "compose" ? this.#compose(room, view, round, this.deck) : nothing}
        ${opened ? this.#open(room, view, round, this.deck) : this.#closed(room, view, round, mine)}
        ${this.refusal()} ${opened ? this.#after(room, view, round, mine) : nothing}
      </section>
    `;
  }

  /** The questionnaire, and small acts, in the language that is spoken. */
  #load(room: Room | undefined): void {
    const wanted = language();
    if (this.#loaded === wanted) return;
    this.#loaded = wanted;
    Promise.all([questionnaire(wanted), cards("kindness", wanted, room?.card.kind)]).then(
      ([deck, acts]) => {
        [this.deck, this.acts] = [deck, acts];
      },
      () => {
        this.#loaded = undefined; // out of reach: the next drawing tries again
      },
    );
  }

  // ---------------------------------------------------------------------------------------------- mine

  #compose(room: Room, view: LanguagesView, round: RevealView, deck: Questionnaire): TemplateResult {
    const chosen = this.#chosen(room, view, round);
    const begun = Object.keys(chosen).length > 0;
    const inside = round.in.filter((who) => who !== room.you).map((who) => this.nameOf(who));
    if (this.at === undefined) {
      return html`${inside.length && round.opens_at === null ? html`<p class="note lamp" part="note" data-testid="ways-others">${t("languages-others-in", { names: listed(inside) })}</p>` : nothing}
        <div class="row tight">
          <button class="btn" part="action" type="button" data-testid="ways-begin" @click=${() => this.#to(begun ? deck.items.findIndex(({ id }) => !(id in chosen)) : 0)}>${t(begun ? "languages-go-on" : "languages-begin")}</button>
          ${
            Object.keys(room.members).length > 1 &&
            round.opens_at === null &&
            !round.passed.includes(room.you)
              ? html`<button class="btn bare" part="quiet" type="button" data-testid="ways-pass" @click=${() => this.ask("pass_on", { page: view.page })}>${t("languages-not-now")}</button>`
              : nothing
          }
        </div>`;
    }
    return html`<div part="panel" class="compose ${this.hueOf(room.you)}">${ask(deck.items, this.at, chosen, {
      choose: (item, way) => this.#choose(room, view, item, way),
      to: (n) => this.#to(n),
      seal: () => void this.#seal(room, view),
    })}</div>`;
  }

  /** What I have chosen so far: on this page, in this tab; or what I had sealed and took back. */
  #chosen(room: Room, view: LanguagesView, round: RevealView): Chosen {
    if (this.#draft.page === view.page) return this.#draft.chosen;
    const sealed = this.opened(round.answers[room.you], `answer.text/${view.page}`, room.you);
    const kept = sealed ?? sessionStorage.getItem(this.#place(room, view.page)) ?? "";
    const chosen = chosenOf(kept) ?? {};
    if (sealed !== undefined || !(room.you in round.answers)) this.#draft = { page: view.page, chosen };
    return chosen;
  }

  /** Where a draft outlives a reload, though not the tab. */
  #place(room: Room, page: string): string {
    return `samesky ${room.card.id} ${this.on} ${page} ${room.you}`;
  }

  #choose(room: Room, view: LanguagesView, item: string, way: Way | undefined): void {
    const { [item]: _, ...rest } = this.#draft.chosen;
    this.#draft = { page: view.page, chosen: way ? { ...rest, [item]: way } : rest };
    sessionStorage.setItem(this.#place(room, view.page), written(this.#draft.chosen));
    this.#to((this.at ?? 0) + 1);
  }

  #to(n: number): void {
    this.at = n < 0 ? (this.deck?.items.length ?? 0) : n;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>("[tabindex='-1']")?.focus(),
    );
  }

  async #seal(room: Room, view: LanguagesView): Promise<void> {
    if (!(await this.say("answer", "text", written(this.#draft.chosen), { page: view.page }))) return;
    sessionStorage.removeItem(this.#place(room, view.page));
    this.changing = "";
    this.at = undefined;
  }

  // -------------------------------------------------------------------------------------------- closed

  #closed(room: Room, view: LanguagesView, round: RevealView, mine: Place): TemplateResult | typeof nothing {
    if (mine.kind === "compose") return nothing;
    const awaited = round.awaited.filter((who) => who !== room.you);
    const passed = mine.kind === "passed-mine";
    return html`
      <div part="sealed" class="sealed ${this.hueOf(room.you)} ${passed ? "not-yet" : ""}" data-testid="ways-sealed">
        <p class="row tight nowrap t2"><i class="light ${lightOf(room.presence[room.you]?.status)}" aria-hidden="true"></i><b class="b">${this.nameOf(room.you)}</b></p>
        <p><span class="voice t4">${t(passed ? "languages-passed" : "languages-sealed")}</span>
          ${awaited.length ? html`<span class="t2 lead">${t("languages-awaits", { names: listed(awaited.map((who) => this.nameOf(who))) })}</span>` : nothing}</p>
      </div>
      <div class="row tight">
        <button class="btn quiet" part="quiet" type="button" data-testid="ways-change" @click=${() => {
          this.changing = view.page;
          this.at = undefined;
        }}>${t(passed ? "languages-write" : "languages-change")}</button>
        ${
          awaited.length < 4
            ? awaited.map(
                (
                  member,
                ) => html`<button class="btn bare" part="quiet" type="button" data-testid="ways-without"
                  @click=${() => this.ask("go_without", { page: view.page, member })}>${t("languages-without", { name: this.nameOf(member) })}</button>`,
              )
            : nothing
        }
      </div>`;
  }

  // ---------------------------------------------------------------------------------------------- open

  #open(room: Room, view: LanguagesView, round: RevealView, deck: Questionnaire): TemplateResult {
    const circle = west(room.members).filter((who) => who in round.answers || round.in.includes(who));
    return html`<div class="pair rise">${circle.map((who) => this.#one(room, view, round, deck, who))}</div>`;
  }

  #one(room: Room, view: LanguagesView, round: RevealView, deck: Questionnaire, who: string): TemplateResult {
    const box = round.answers[who];
    const light = html`<p class="row tight nowrap t2"><i class="light ${lightOf(room.presence[who]?.status)}" aria-hidden="true"></i><b class="b person" part="name">${this.nameOf(who)}</b></p>`;
    const text = this.opened(box, `answer.text/${view.page}`, who);
    const chosen = text === undefined ? undefined : chosenOf(text);
    if (!box || !chosen) {
      const said = box ? this.words(box, `answer.text/${view.page}`, who) : t("languages-passed-other");
      return html`<div part="answer" class="answer ${this.hueOf(who)}">${light}<p class="soft">${text === undefined ? said : t("languages-unreadable")}</p></div>`;
    }
    const [first, ...rest] = ranked(deck.items, chosen);
    return html`<div part="answer" class="answer ${this.hueOf(who)}" data-testid=${who === room.you ? "ways-mine" : "ways-theirs"}>${light}
      ${
        first
          ? html`<div class="most"><p class="t1 soft">${t("languages-first")}</p><p><b class="voice t4 said">${deck.ways[first.way].name}</b></p>${who === room.you ? html`<p class="t2">${deck.ways[first.way].about}</p>` : nothing}</div>
            <ul class="ways">${[first, ...rest].map(
              ({ way, share }) =>
                html`<li><span class="t2">${deck.ways[way].name}</span><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width=${Math.round(share * 100)} height="4"></rect></svg></li>`,
            )}</ul>`
          : html`<p class="soft">${t("languages-none")}</p>`
      }
      ${
        who === room.you || !first
          ? nothing
          : this.#acts(
              who,
              [first, ...rest].slice(0, FIRST).map(({ way }) => way),
            )
      }
    </div>`;
  }

  /** Small acts that would do somebody good, other ones each day. */
  #acts(who: string, ways: readonly Way[]): TemplateResult | typeof nothing {
    const day = Math.floor((this.room?.clock.now() ?? 0) / 86400);
    const fit = ways.flatMap((way) => this.acts.filter(({ theme }) => theme === way));
    const shown = some(fit, ACTS, day + this.turned_to);
    if (!shown.length) return nothing;
    return html`<div data-testid="ways-acts"><p class="label">${t("languages-acts", { name: this.nameOf(who) })}</p>
      <ul class="list acted">${shown.map((act) => this.#act(who, act))}</ul>
      <button class="btn bare small" part="quiet" type="button" data-testid="ways-other" @click=${() => {
        this.turned_to += 1;
      }}>${t("languages-another")}</button></div>`;
  }

  /** A small act; that it was done is told to whom it was for, if I like: a word of `kindness`. */
  #act(who: string, { id, text }: Card): TemplateResult {
    const done = this.done.includes(id);
    return html`<li data-testid="ways-act"><p>${text}</p>
      ${done ? html`<p class="t2 soft" role="status">${t("languages-told", { name: this.nameOf(who) })}</p>` : html`<button class="btn bare small" part="quiet" type="button" data-testid="ways-did" @click=${() => void this.#did(who, id)}>${t("languages-did")}</button>`}</li>`;
  }

  async #did(member: string, act: string): Promise<void> {
    const on = this.on.replace("languages", "kindness");
    const text = await this.box(`did.text/${member}`, JSON.stringify({ act }), on);
    if (text && (await this.ask("did", { member, text }, on))) this.done = [...this.done, act];
  }

  #after(room: Room, view: LanguagesView, round: RevealView, mine: Place): TemplateResult {
    const wrote = room.you in round.answers;
    const passed = round.passed.some((who) => who !== room.you);
    const shared = round.shared.includes(room.you);
    return html`<div class="acts start">
      ${wrote && passed ? html`<button class="btn quiet" part="quiet" type="button" data-testid="ways-share" ?disabled=${shared} @click=${() => this.ask("share", { page: view.page })}>${t(shared ? "languages-shared" : "languages-share")}</button>` : nothing}
      ${
        wrote || mine.kind === "compose"
          ? nothing
          : html`<button class="btn quiet" part="quiet" type="button" data-testid="ways-late" @click=${() => {
              this.changing = view.page;
            }}>${t("languages-write")}</button>`
      }
      <button class="btn bare" part="quiet" type="button" data-testid="ways-next" @click=${() => this.ask("turn_over", { after: view.page })}>${t("languages-next")}</button>
    </div>`;
  }
}

define("samesky-languages", SameskyLanguages);
