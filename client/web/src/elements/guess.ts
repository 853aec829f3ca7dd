import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { GuessView, RevealView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Language, type Loads, language, t } from "../words/words.ts";
import { asleep } from "./asleep.ts";
import { west } from "./daylight.ts";
import { type Deck, questions } from "./deck.ts";
import { icon } from "./drawn.ts";
import { guessLook } from "./guess-look.ts";
import { handsOf, MARKS, type Mark, markOf, type Opened, type Told, toldOf, written } from "./guess-note.ts";
import { type Marked, soFar } from "./guess-so-far.ts";
import { guessWords } from "./guess-words.ts";
import { look } from "./look.ts";
import { questionLook } from "./questions-look.ts";
import { define, lightOf, RoomElement, readable } from "./room-element.ts";
import { isOpen, type Place, placeOf } from "./round.ts";

/** Seats up to which each has a panel of its own while the hand is closed. */
const MANY = 3;

/** What has opened with one hand. */
type Open = Pick<Opened, "hand" | "card" | "whom" | "notes">;

/**
 * `<samesky-guess>`: how well do you know me: a card answered and guessed apart, opened together.
 *
 * @cssstate sealed - Something is in, and closed.
 * @cssstate waiting - Mine is in, and others are awaited.
 * @cssstate revealed - The hand is open.
 */
export class SameskyGuess extends RoomElement<GuessView> {
  static override styles = [look, questionLook, guessLook];
  static override properties: PropertyDeclarations = {
    deck: { state: true },
    changing: { state: true },
    sending: { state: true },
  };
  declare deck: Deck;
  /** The hand of which I have taken mine back. */
  declare changing: string;
  declare sending: boolean;
  #deckIn: Language | undefined;
  #draft: Told & { hand: string; touched: boolean } = { hand: "", answer: "", guess: "", touched: false };
  #opening: (() => void) | undefined;

  constructor() {
    super();
    this.on = "guess";
    this.deck = {};
    this.changing = "";
    this.sending = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["guess-title", guessWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening?.();
  }

  protected override turned(before: GuessView | undefined): void {
    if (before?.hand !== this.shown?.hand) this.changing = "";
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
    const [room, view] = [this.room, this.shown];
    this.#load();
    const opened = isOpen(view?.round, this.seen);
    return html`
      <section class="stack" aria-labelledby="title" data-testid="guess">
        <h2 class="head" part="title" id="title">${t("guess-title")}</h2>
        ${room && view?.hand && view.round ? this.#hand(room, view, view.round, opened) : room ? this.#empty(room) : nothing}
        ${this.sending && room?.connection === "waiting" ? html`<p class="note" part="note" role="status" data-testid="guess-kept-here">${t("place-waiting")}</p>` : nothing}
        ${this.refusal()}
        ${room && view && !opened ? this.#last(room, view) : nothing}
        ${room && view ? this.#soFar(room, view) : nothing}
      </section>
    `;
  }

  #load(): void {
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

  #empty(room: Room): TemplateResult {
    const others = Object.keys(room.members).length - 1;
    if (others === 0) return html`<p class="soft" data-testid="guess-alone">${t("guess-alone")}</p>`;
    return html`<p class="soft">${t(others > 1 ? "guess-empty-all" : "guess-empty")}</p>
      <div class="acts start">${this.#draw("guess-draw", true)}</div>`;
  }

  #draw(words: Key, loud: boolean): TemplateResult {
    const after = this.shown?.hand;
    return html`<button class=${loud ? "btn" : "btn bare"} part=${loud ? "action" : "quiet"} type="button" data-testid="guess-draw"
      @click=${() => this.ask("draw", after ? { after } : {})}>${t(words)}</button>`;
  }

  #hand(room: Room, view: GuessView, round: RevealView, opened: boolean): TemplateResult {
    const mine = placeOf(round, room.you, room.you, opened, this.changing === view.hand);
    const circle = new Set([...round.awaited, ...round.in, room.you]);
    const seats = west(room.members).filter((member) => circle.has(member));
    // What I am about to write comes first, within reach; who else is in stands in a list where they are many.
    const listed = !opened && seats.length > MANY;
    const first = listed || (mine.kind === "compose" && !opened);
    // Among many answers mine come first, and those of whom I guessed.
    const mines = opened && seats.length > MANY ? [room.you, view.whom[room.you]] : first ? [room.you] : [];
    const table = [...seats].sort((a, b) => Number(mines.includes(b)) - Number(mines.includes(a)));
    const open = { hand: view.hand ?? "", card: view.card ?? "", whom: view.whom, notes: round.answers };
    return html`
      ${this.#card(view.card, opened ? "" : "t5")}
      <p class="hide" role="status">${opened ? t("guess-open") : ""}</p>
      <div class=${opened ? "pair rise" : "pair"} data-opened=${String(opened)}>
        ${(listed ? table.slice(0, 1) : table).map((member) => this.#place(room, view, round, member, opened, mine, open))}
        ${listed ? html`<ul class="list who">${table.slice(1).map((member) => this.#seat(round, member))}</ul>` : nothing}
      </div>
      ${opened ? this.#after(room, view, round, mine) : this.#before(view, round, mine)}
    `;
  }

  #card(card: string | null, size: string): TemplateResult {
    return html`<div class="question" aria-live="polite"><h3 class="voice ${size || "t4"}" dir="auto" data-testid="guess-card">${this.deck[card ?? ""] ?? "…"}</h3></div>`;
  }

  #place(
    room: Room,
    view: GuessView,
    round: RevealView,
    member: string,
    opened: boolean,
    mine: Place,
    open: Open,
  ): TemplateResult {
    const own = member === room.you;
    const place = own ? mine : placeOf(round, member, room.you, opened, false);
    const dark = (first: string, second: string, inside: boolean) => html`
      <div part="sealed" class="sealed ${this.hueOf(member)} ${inside ? "" : "not-yet"}" data-testid=${own ? "guess-sealed" : "guess-partner-sealed"}>
        <p class="row tight nowrap t2">${this.#light(member)}<b class="b">${this.nameOf(member)}</b></p>
        <p><span class="voice t4">${first}</span>${second ? html`<span class="t2 lead">${second}</span>` : nothing}</p>
      </div>
    `;
    const [lots, night] = [Object.keys(room.members).length > 2, asleep(room, member)];
    switch (place.kind) {
      case "compose":
        return this.#compose(view, round, member);
      case "sealed":
        return dark(t("questions-sealed"), t(`questions-sealed-lead${lots ? "-all" : ""}`), true);
      case "passed-mine":
        return dark(t("questions-passed-you"), t("questions-passed-you-lead"), false);
      case "in":
        return dark(t(mine.kind === "compose" ? "questions-in" : "questions-in-waiting"), "", true);
      case "open":
        return this.#open(view, open, member, "");
      case "passed":
      case "unshared":
        return this.#answer(
          member,
          html`<p class="soft">${t(place.kind === "passed" ? "questions-passed" : "questions-unshared")}</p>`,
        );
      default:
        return opened
          ? this.#answer(member, html`<p class="soft">${t("questions-not-there")}</p>`)
          : dark(t("guess-not-in"), night && t("guess-asleep", { time: night }), false);
    }
  }

  #light(member: string): TemplateResult {
    return html`<i class="light ${lightOf(this.room?.presence[member]?.status)}" aria-hidden="true"></i>`;
  }

  #who(member: string): TemplateResult {
    return html`<p class="row tight nowrap t2">${this.#light(member)}<b class="b person" part="name">${this.nameOf(member)}</b></p>`;
  }

  #answer(member: string, inside: TemplateResult, look = ""): TemplateResult {
    return html`<div part="answer" class="answer ${look} ${this.hueOf(member)}">${this.#who(member)}${inside}</div>`;
  }

  /** One of many, while the hand is closed. */
  #seat(round: RevealView, member: string): TemplateResult {
    const inside = round.in.includes(member);
    return html`<li class="${this.hueOf(member)}" data-testid="guess-seat" data-in=${String(inside)}>
      ${this.#light(member)}<b class="b person" part="name">${this.nameOf(member)}</b>
      <span class="t2 soft">${inside ? t("questions-in-waiting") : ""}</span></li>`;
  }

  /** What somebody answered, what was guessed of it, and how near that came. */
  #open(view: GuessView, open: Open, member: string, look: string): TemplateResult {
    const own = member === this.room?.you;
    const [told, trouble] = this.#told(open, member);
    const guessers = Object.keys(open.whom).filter(
      (who) => open.whom[who] === member && who in open.notes && who in (this.room?.members ?? {}),
    );
    return this.#answer(
      member,
      html`<p class="voice said" dir="auto" data-testid=${own ? "guess-mine" : "guess-partner-answer"}>${told?.answer ?? trouble}</p>
        ${guessers.map((who) => this.#guessed(view, open, member, who))}`,
      look,
    );
  }

  #told(open: Open, member: string): [Told | undefined, string] {
    const box = open.notes[member];
    const found = box && this.room?.unseal(box, this.on, `answer.note/${open.hand}`, member);
    if (!found) return [undefined, ""];
    if (found.text === undefined) return [undefined, readable(found)];
    const told = toldOf(found.text);
    return [told, told ? "" : t("guess-unreadable")];
  }

  #guessed(view: GuessView, open: Open, about: string, who: string): TemplateResult | typeof nothing {
    const you = this.room?.you;
    const [told] = this.#told(open, who);
    if (!told) return nothing;
    const name = this.nameOf(who);
    if (!told.guess)
      return html`<div class="guessed"><p class="t2 soft">${who === you ? t("guess-blank-you") : t("guess-blank", { name })}</p></div>`;
    return html`<div class="guessed">
      <p class="t2 soft">${who === you ? t("guess-you-guessed") : t("guess-guessed", { name })}</p>
      <p class="voice said" dir="auto" data-testid="guess-guessed">${told.guess}</p>
      ${this.#near(view, open.hand, about, who)}
    </div>`;
  }

  /** How near it came: said by who it is about, and read by who guessed. */
  #near(view: GuessView, hand: string, about: string, who: string): TemplateResult | typeof nothing {
    const you = this.room?.you;
    const mark = this.#mark(
      view.marks.find((one) => one.hand === hand && one.by === about && one.of === who),
    );
    if (about !== you) {
      return who === you && mark
        ? html`<p class="t2" role="status" data-testid="guess-said">${t(`guess-said-${mark}`, { name: this.nameOf(about) })}</p>`
        : nothing;
    }
    if (hand !== view.hand && hand !== view.last) return nothing;
    return html`<div class="near" role="group" aria-label=${t("guess-near")}>
      ${MARKS.map(
        (
          one,
        ) => html`<button class="chip" type="button" aria-pressed=${String(one === mark)} data-testid="guess-${one}"
          @click=${() => this.say("mark", "mark", one, { hand, member: who })}>${t(`guess-${one}`)}</button>`,
      )}
    </div>`;
  }

  #mark(one: Marked | undefined): Mark | undefined {
    return one && markOf(this.opened(one.mark, `mark.mark/${one.hand}/${one.of}`, one.by));
  }

  #compose(view: GuessView, round: RevealView, me: string): TemplateResult {
    const hand = view.hand as string;
    if (this.#draft.hand !== hand) this.#draft = { hand, answer: "", guess: "", touched: false };
    const draft = this.#draft;
    // My own words, to be changed: they may take a moment to open.
    const before = toldOf(this.opened(round.answers[me], `answer.note/${hand}`, me));
    if (before && !draft.touched) Object.assign(draft, before);
    const whom = view.whom[me];
    const field = (name: "answer" | "guess", label: string, placeholder: Key, required: boolean) => html`
      <textarea class="field" part="field" dir="auto" data-testid="guess-${name}" rows="2" maxlength=${required ? 1500 : 600} ?required=${required}
        aria-label=${label} placeholder=${t(placeholder)} .value=${draft[name]}
        @input=${(event: InputEvent) => {
          draft.touched = true;
          draft[name] = (event.currentTarget as HTMLTextAreaElement).value;
        }}></textarea>`;
    return html`
      <form part="panel" class="compose ${this.hueOf(me)}" @submit=${this.#seal}>
        <div class="row between">${this.#who(me)}<span class="tag">${icon("lock", true)}${t("questions-private")}</span></div>
        ${field("answer", t("questions-answer"), "questions-placeholder", true)}
        ${
          whom
            ? html`<div class="and ${this.hueOf(whom)}"><p class="b person" dir="auto">${t("guess-theirs", { name: this.nameOf(whom) })}</p>
                ${field("guess", t("guess-theirs", { name: this.nameOf(whom) }), "guess-perhaps", false)}</div>`
            : nothing
        }
        <div class="acts">
          <button class="btn" part="action" data-testid="guess-seal">${t("guess-seal")}</button>
          ${
            round.passed.includes(me) || round.opens_at !== null
              ? nothing
              : html`<button class="btn bare" part="quiet" type="button" data-testid="guess-pass" @click=${() => this.#pass(hand)}>${t("guess-pass")}</button>`
          }
        </div>
      </form>
    `;
  }

  #before(view: GuessView, round: RevealView, mine: Place): TemplateResult {
    const hand = view.hand as string;
    const another = round.in.length === 0 ? this.#draw("guess-another", false) : nothing;
    if (mine.kind === "compose") return html`<div class="acts">${another}</div>`; // the panel has its own
    return html`<div class="acts">
      <button class="btn quiet" part="quiet" type="button" data-testid="guess-change" @click=${() => {
        this.changing = hand;
      }}>${t(mine.kind === "sealed" ? "questions-change" : "questions-answer-after-all")}</button>
      ${round.awaited.map(
        (member) => html`<button class="btn bare" part="quiet" type="button" data-testid="guess-without"
          @click=${() => this.ask("go_without", { hand, member })}>${t("questions-without", { name: this.nameOf(member) })}</button>`,
      )}
    </div>`;
  }

  #after(room: Room, view: GuessView, round: RevealView, mine: Place): TemplateResult {
    const [hand, you] = [view.hand as string, room.you];
    const wrote = you in round.answers;
    const passed = round.passed.some((member) => member !== you);
    const late = mine.kind === "compose";
    const shared = round.shared.includes(you);
    return html`<div class="acts">
      ${this.#draw("guess-next", !late)}
      ${
        wrote || late
          ? nothing
          : html`<button class="btn bare" part="quiet" type="button" data-testid="guess-late" @click=${() => {
              this.changing = hand;
            }}>${t("questions-answer-after-all")}</button>`
      }
      ${
        wrote && passed
          ? html`<button class="btn bare" part="quiet" type="button" data-testid="guess-share" ?disabled=${shared}
              @click=${() => this.ask("share", { hand })}>${t(shared ? "questions-shared" : "questions-share")}</button>`
          : nothing
      }
    </div>`;
  }

  /** What opened last, until this hand does: who slept reads it, and says how near it came. */
  #last(room: Room, view: GuessView): TemplateResult | typeof nothing {
    const last = handsOf(room.entries).findLast(({ on, hand }) => on === this.on && hand === view.last);
    if (!last) return nothing;
    return html`<section class="stack g3 rest" aria-labelledby="last" data-testid="guess-last">
      <h3 class="label" id="last">${t("guess-last")}</h3>
      ${this.#card(last.card, "")}
      <div class="pair">${west(room.members)
        .filter((who) => who in last.notes)
        .map((who) => this.#open(view, last, who, "was"))}</div>
    </section>`;
  }

  /** How near each came lately: counted here, and only while neither has put it away. */
  #soFar(room: Room, view: GuessView): TemplateResult | typeof nothing {
    if (view.away) {
      return html`<div><button class="btn bare small" part="quiet" type="button" data-testid="guess-bring-back"
        @click=${() => this.ask("count", { shown: true })}>${t("guess-bring-back")}</button></div>`;
    }
    const lines = soFar(view, room, (one) => this.#mark(one));
    if (!lines.length) return nothing;
    return html`<details data-testid="guess-so-far"><summary>${icon("plus", true)}${t("guess-so-far")}</summary>
      <p class="t2 soft">${t("guess-so-far-lead")}</p>${lines.map((line) => html`<p dir="auto">${line}</p>`)}
      <button class="btn bare small" part="quiet" type="button" data-testid="guess-put-away" @click=${() => this.ask("count", { shown: false })}>${t("guess-put-away")}</button>
    </details>`;
  }

  async #pass(hand: string): Promise<void> {
    if (await this.ask("pass_on", { hand })) this.changing = "";
  }

  #seal = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { hand, answer, guess } = this.#draft;
    if (!answer.trim()) return;
    this.sending = true;
    const done = await this.say("answer", "note", written({ answer: answer.trim(), guess: guess.trim() }), {
      hand,
    });
    this.sending = false;
    if (!done) return;
    this.changing = "";
    this.#draft = { hand: "", answer: "", guess: "", touched: false };
  };
}

define("samesky-guess", SameskyGuess);
