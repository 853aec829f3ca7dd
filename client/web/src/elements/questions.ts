import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { QuestionsView, RevealView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Language, language, t } from "../words/words.ts";
import { west } from "./daylight.ts";
import { type Deck, questions } from "./deck.ts";
import { icon } from "./drawn.ts";
import { look } from "./look.ts";
import { depthDot, questionLook } from "./questions-look.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";
import { isOpen, type Place, placeOf, table } from "./round.ts";

/**
 * `<samesky-questions>`: answered alone in the dark, opened together like a sunrise.
 *
 * @cssstate sealed - An answer is in, and closed.
 * @cssstate waiting - Mine is in, and others are awaited.
 * @cssstate revealed - The answers are open.
 */
export class SameskyQuestions extends RoomElement<QuestionsView> {
  static override styles = [look, questionLook];
  static override properties: PropertyDeclarations = {
    deck: { state: true },
    changing: { state: true },
    declined: { state: true },
  };
  declare deck: Deck;
  /** The card for which I have taken my answer back. */
  declare changing: string;
  /** The end of the ask that was answered with "not now" here. */
  declare declined: number | null;
  #deckIn: Language | undefined;
  #draft: { card: string; words: string; touched?: boolean } = { card: "", words: "" };
  #opening: (() => void) | undefined;

  constructor() {
    super();
    this.on = "questions";
    this.deck = {};
    this.changing = "";
    this.declined = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening?.();
  }

  protected override turned(before: QuestionsView | undefined): void {
    if (before?.card !== this.shown?.card) this.changing = "";
    const opens = this.shown?.round?.opens_at ?? null;
    this.#opening?.();
    this.#opening = undefined;
    if (opens !== null && !isOpen(this.shown?.round, this.seen)) {
      this.#opening = this.redrawsAt(opens, (seen) => void this.flipped(opens, seen));
    }
  }

  protected override get marks(): readonly string[] {
    const [round, you] = [this.shown?.round, this.room?.you ?? ""];
    if (!this.shown?.card || !round) return [];
    if (isOpen(round, this.seen)) return ["revealed"];
    const mine = you in round.answers || round.passed.includes(you);
    return [...(round.in.length ? ["sealed"] : []), ...(mine && round.awaited.length ? ["waiting"] : [])];
  }

  override render(): TemplateResult {
    const [room, view] = [this.room, this.shown];
    this.#load();
    return html`
      <section class="stack" aria-labelledby="title">
        <div class="row between">
          <h2 class="head" part="title" id="title">${t("questions-title")}</h2>
          ${view?.card ? this.#depth(view.depth) : nothing}
        </div>
        ${
          room && view?.card && view.round
            ? this.#round(room, view, view.round)
            : html`
                <p class="soft">${t("questions-empty")}</p>
                <div class="acts start">${this.#drawButton(t("questions-draw"), Object.keys(room?.members ?? {}).length > 1)}</div>
              `
        }
        ${this.refusal()} ${view?.ask ? this.#ask(view) : nothing}
        <samesky-deck exportparts="field, quiet" .room=${room} .on=${this.on}></samesky-deck>
      </section>
    `;
  }

  #load(): void {
    void import("./deck-choice.ts").catch(() => undefined); // out of reach: the next drawing tries again
    const wanted = language();
    if (this.#deckIn === wanted) return;
    this.#deckIn = wanted;
    questions(wanted).then(
      (deck) => {
        this.deck = deck;
      },
      () => {
        this.#deckIn = undefined; // out of reach: the next drawing tries again
      },
    );
  }

  #words(view: QuestionsView): string {
    return this.words(view.text, "bring.cards") || this.deck[view.card ?? ""] || "…";
  }

  #round(room: Room, view: QuestionsView, round: RevealView): TemplateResult {
    const opened = isOpen(round, this.seen);
    const order = west(room.members);
    const mine = placeOf(round, room.you, room.you, opened, this.changing === view.card);
    return html`
      <div class="question" aria-live="polite">
        ${view.text ? html`<p class="t1 soft">${t("questions-own-drawn")}</p>` : nothing}
        <h3 class="voice t5" dir="auto" data-testid="question-text" data-card=${view.card}>${this.#words(view)}</h3>
      </div>
      <p class="hide" role="status">${opened ? t("questions-revealed") : ""}</p>
      <div class=${opened ? "pair rise" : "pair"} data-opened=${String(opened)}>
        ${table(view, order, room.you).map((member) => this.#place(room, view, member, opened, mine))}
      </div>
      ${opened ? this.#after(view, round) : this.#before(view, round, mine)}
    `;
  }

  #place(room: Room, view: QuestionsView, member: string, opened: boolean, mine: Place): TemplateResult {
    const round = view.round as RevealView;
    const place = member === room.you ? mine : placeOf(round, member, room.you, opened, false);
    const own = member === room.you;
    const lit = lightOf(room.presence[member]?.status);
    const who = html`<p class="row tight t2"><i class="light ${lit}" aria-hidden="true"></i><b class="b person" part="name">${this.nameOf(member)}</b></p>`;
    const dark = (first: string, second: string, inside: boolean) => html`
      <div part="sealed" class="sealed ${this.hueOf(member)} ${inside ? "" : "not-yet"}" data-testid=${own ? "question-sealed" : "question-partner-sealed"}>
        <p class="row tight t2"><i class="light ${lit}" aria-hidden="true"></i><b class="b">${this.nameOf(member)}</b></p>
        <p><span class="voice t4">${first}</span>${second ? html`<span class="t2 lead">${second}</span>` : nothing}</p>
      </div>
    `;
    const all = Object.keys(room.members).length > 2;
    switch (place.kind) {
      case "compose":
        return this.#compose(view, who, member);
      case "sealed":
        return dark(
          t("questions-sealed"),
          t(all ? "questions-sealed-lead-all" : "questions-sealed-lead"),
          true,
        );
      case "passed-mine":
        return dark(t("questions-passed-you"), t("questions-passed-you-lead"), false);
      case "awaited":
        if (mine.kind === "compose")
          return dark(t(all ? "questions-not-in-all" : "questions-not-in"), "", false);
        return dark(t("questions-still"), "", false);
      case "in":
        return dark(t(mine.kind === "compose" ? "questions-in" : "questions-in-waiting"), "", true);
      default:
        return html`
          <div part="answer" class="answer ${this.hueOf(member)}">
            ${who}
            ${
              place.kind === "open"
                ? html`<p class="voice said" dir="auto" data-testid=${own ? "question-own-answer" : "question-partner-answer"}>${this.words(place.words, `answer.text/${view.card}`, member)}</p>`
                : html`<p class="soft">${t(place.kind === "passed" ? "questions-passed" : place.kind === "unshared" ? "questions-unshared" : "questions-not-there")}</p>`
            }
          </div>
        `;
    }
  }

  #compose(view: QuestionsView, who: TemplateResult, me: string): TemplateResult {
    const card = view.card as string;
    if (this.#draft.card !== card) this.#draft = { card, words: "" };
    // My own answer, to be changed: it may take a moment to open.
    const before = this.opened(view.round?.answers[me], `answer.text/${card}`, me);
    if (before && !this.#draft.words && !this.#draft.touched) this.#draft.words = before;
    return html`
      <form part="panel" class="compose ${this.hueOf(me)}" id="compose" @submit=${this.#seal}>
        <div class="row between">${who}<span class="tag">${icon("lock", true)}${t("questions-private")}</span></div>
        <textarea class="field" part="field" dir="auto" data-testid="question-answer" rows="4" maxlength="4000" required
          aria-label=${t("questions-answer")} placeholder=${t("questions-placeholder")} .value=${this.#draft.words}
          @input=${(event: InputEvent) => {
            this.#draft.touched = true;
            this.#draft.words = (event.currentTarget as HTMLTextAreaElement).value;
          }}></textarea>
      </form>
    `;
  }

  #before(view: QuestionsView, round: RevealView, mine: Place): TemplateResult {
    const card = view.card as string;
    const composing = mine.kind === "compose";
    const change = () => {
      this.changing = card;
    };
    return html`
      <div class="acts">
        ${
          composing
            ? html`
                <button class="btn" part="action" form="compose" data-testid="question-seal">${icon("lock", true)}${t("questions-seal")}</button>
                ${
                  round.passed.includes(this.room?.you ?? "")
                    ? nothing
                    : html`<button class="btn bare" part="quiet" type="button" data-testid="question-pass"
                        @click=${() => this.#pass(card)}>${t("questions-pass")}</button>`
                }
              `
            : html`
                <button class="btn quiet" part="quiet" type="button" data-testid="question-change" @click=${change}>
                  ${t(mine.kind === "sealed" ? "questions-change" : "questions-answer-after-all")}
                </button>
                ${round.awaited.map(
                  (
                    member,
                  ) => html`<button class="btn bare" part="quiet" type="button" data-testid="question-go-without"
                    @click=${() => this.ask("go_without", { card, member })}>${t("questions-without", { name: this.nameOf(member) })}</button>`,
                )}
              `
        }
        ${round.in.length === 0 ? this.#drawButton(t("questions-another"), false) : nothing}
      </div>
    `;
  }

  #after(view: QuestionsView, round: RevealView): TemplateResult {
    const [card, you] = [view.card as string, this.room?.you ?? ""];
    const kept = view.kept[you]?.includes(card) ?? false;
    const [answered, passed] = [you in round.answers, round.passed.filter((member) => member !== you)];
    return html`
      <div class="acts">
        ${this.#drawButton(t("questions-next"), answered)}
        <button class="btn quiet" part="quiet" type="button" data-testid="question-keep" aria-pressed=${String(kept)}
          @click=${() => this.ask(kept ? "let_go" : "keep", { card })}>
          ${icon("keep", true)}${t(kept ? "questions-kept" : "questions-keep")}
        </button>
        ${
          answered || this.changing === card
            ? nothing
            : html`<button class="btn quiet" part="quiet" type="button" @click=${() => {
                this.changing = card;
              }}>${t("questions-answer-after-all")}</button>`
        }
        ${this.changing === card && !answered ? html`<button class="btn" part="action" form="compose" data-testid="question-seal">${t("questions-seal")}</button>` : nothing}
        ${
          answered && passed.length
            ? html`<button class="btn bare" part="quiet" type="button" data-testid="question-share" ?disabled=${round.shared.includes(you)}
                @click=${() => this.ask("share", { card })}>${t(round.shared.includes(you) ? "questions-shared" : "questions-share")}</button>`
            : nothing
        }
      </div>
      <div class="row tight centre">
        ${
          view.depth < 4 && !view.ask
            ? html`<button class="btn bare small" part="quiet" type="button" data-testid="question-deeper"
                @click=${() => this.ask("deeper")}>${t(Object.keys(this.room?.members ?? {}).length > 2 ? "questions-deeper-all" : "questions-deeper")}</button>`
            : nothing
        }
        ${
          view.depth > 1
            ? html`<button class="btn bare small" part="quiet" type="button" data-testid="question-lighter"
                @click=${() => this.ask("lighter", { depth: view.depth - 1 })}>${t("questions-lighter")}</button>`
            : nothing
        }
      </div>
    `;
  }

  #ask(view: QuestionsView): TemplateResult {
    const ask = view.ask;
    const depth = Number(ask?.topic);
    if (!ask) return html``;
    if (ask.yours)
      return html`<p class="note lamp" part="note" role="status">${t("questions-asked", { n: depth })}</p>`;
    // A "not now" is told to nobody but this page: on the wire it is silence.
    if (ask.until === this.declined) return html``;
    return html`
      <div class="note lamp ask" part="note" role="group" aria-labelledby="asked">
        <p id="asked" role="status">${t("questions-ask", { n: depth })}</p>
        <div class="row tight nowrap">
          <button class="btn quiet small" part="quiet" type="button" data-testid="question-agree" @click=${() => this.ask("agree", { depth })}>${t("questions-agree")}</button>
          <button class="btn quiet small" part="quiet" type="button" data-testid="question-not-now" @click=${this.#notNow}>${t("questions-not-now")}</button>
        </div>
      </div>
    `;
  }

  #notNow = (): void => {
    this.declined = this.shown?.ask?.until ?? null;
  };

  #depth(depth: number): TemplateResult {
    return html`
      <span class="depth">
        <svg viewBox="0 0 52 23" aria-hidden="true">
          <path d="M0 1.500H52" />
          ${[0, 1, 2, 3].map((n) => depthDot(n, n < depth))}
        </svg>
        <span>${t("questions-depth", { n: depth })}</span>
      </span>
    `;
  }

  #drawButton(words: string, loud: boolean): TemplateResult {
    const after = this.shown?.card;
    const look = loud ? "btn" : this.shown?.card ? "btn bare" : "btn quiet";
    return html`<button class=${look} part=${loud ? "action" : "quiet"} type="button" data-testid="question-draw"
      @click=${() => this.ask("draw", after ? { after } : {})}>${words}</button>`;
  }

  async #pass(card: string): Promise<void> {
    if (await this.ask("pass_on", { card })) this.changing = "";
  }

  #seal = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { card, words } = this.#draft;
    if (!words.trim()) return;
    if (await this.say("answer", "text", words.trim(), { card })) {
      this.changing = "";
      this.#draft = { card: "", words: "" };
    }
  };
}

define("samesky-questions", SameskyQuestions);
