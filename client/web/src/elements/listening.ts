import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ListeningTurn, ListeningView, Opening } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Language, type Loads, language, listed, t } from "../words/words.ts";
import { aboutField } from "./about.ts";
import { chance } from "./again.ts";
import { type Card, cards } from "./cards.ts";
import { west } from "./daylight.ts";
import { feel } from "./felt.ts";
import { act, clock, floorLook, leftOf, quietly, seats, timeActs } from "./floor.ts";
import { aboutFields, asleep, BLANK, cardOf, type Draft, oneOf, opened } from "./floor-opening.ts";
import { sayingOf } from "./listening-said.ts";
import { listeningWords } from "./listening-words.ts";
import { look } from "./look.ts";
import { questionLook } from "./questions-look.ts";
import { restsFor } from "./resting.ts";
import { define } from "./room-element.ts";
import { TickingElement } from "./ticking-element.ts";

const PARTS = ["speak", "reflect", "clarify", "confirm", "validate", "swap"] as const;
/** Letters of what is written in one part. */
const MAX_SAID = 900;
/** Letters from which a heading is smaller, as of a long name. */
const MUCH = 48;

/**
 * `<samesky-listening>`: one is heard, another says it back until it is right, with equal clocks; then the next.
 *
 * @cssstate waiting - It is announced, and not begun.
 * @cssstate running - Somebody has the floor, and their clock runs.
 * @cssstate paused - Somebody has the floor, and no clock runs.
 */
export class SameskyListening extends TickingElement<ListeningView> {
  static override styles = [
    look,
    questionLook,
    floorLook,
    css`
      .parts { display: grid; grid-template-columns: repeat(6, 1fr); gap: 0.375rem; } .parts li { font-size: var(--ss-t-1); line-height: 1.3; color: var(--ss-ink-3); min-inline-size: 0; }
      .parts i { display: block; block-size: 3px; border-radius: 3px; background: var(--ss-line); margin-block-end: 0.5rem; } .parts .past i, .parts [aria-current] i { background: var(--ss-lamp-ink); }
      .parts span { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
      .parts [aria-current] { color: var(--ss-ink); font-weight: 560; } .parts [aria-current] span { position: static; inline-size: auto; block-size: auto; clip-path: none; white-space: nowrap; display: inline-block; }
      @container (max-width: 33.9rem) { .parts [aria-current]:nth-last-child(-n + 2) { display: grid; justify-items: end; } .parts [aria-current]:nth-last-child(-n + 2) i { inline-size: 100%; } }
      .part h3 { scroll-margin-block: 7rem; } .part h3:focus-visible { outline: 0; }
      .card { margin-block-start: 0.75rem; } .opened { max-inline-size: 36rem; }
      form.ask > div:last-child { display: grid; }
      @container (min-width: 34rem) {
        .parts span, .parts [aria-current] span { position: static; inline-size: auto; block-size: auto; clip-path: none; white-space: normal; }
        form.ask > div:last-child { justify-content: start; }
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    draft: { state: true },
    topics: { state: true },
    hidden_: { state: true },
    writing: { state: true },
  };
  declare draft: Draft;
  declare topics: readonly Card[];
  /** The opening that I do not want to see now. */
  declare hidden_: string;
  /** What I am writing in this part. */
  declare writing: { part: string; words: string } | undefined;
  #topicsIn: Language | undefined;

  constructor() {
    super();
    this.on = "listening";
    this.draft = BLANK;
    this.topics = [];
    this.hidden_ = "";
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["listening-title", listeningWords];
  }

  protected override changesAfter(now: number): number | undefined {
    const turn = this.shown?.turn;
    return turn ? leftOf(turn, now).next : undefined;
  }

  protected override turned(before: ListeningView | undefined): void {
    const [was, turn] = [before?.turn, this.shown?.turn];
    if (was?.id !== turn?.id) {
      this.writing = undefined;
      if (before) void this.#begins();
    }
    if (before && turn && was?.talking !== turn.talking && turn.talking === this.room?.you) feel(30);
  }

  /** Where another part begins, its heading is in sight, and keys go on from there where they had a button of before. */
  async #begins(): Promise<void> {
    const [root, had] = [this.renderRoot as ShadowRoot, (this.renderRoot as ShadowRoot).activeElement];
    await this.updateComplete;
    const head = root.querySelector<HTMLElement>(".part h3");
    head?.scrollIntoView({ block: "nearest" });
    if (had && !had.isConnected) head?.focus({ preventScroll: true });
  }

  protected override get marks(): readonly string[] {
    const view = this.shown;
    if (view?.turn) return [view.turn.clock.rate ? "running" : "paused"];
    return view?.opening ? ["waiting"] : [];
  }

  override render(): TemplateResult {
    const room = this.room;
    const view = this.shown;
    this.#load();
    const title = html`<h2 class="head" part="title" id="title">${t("listening-title")}</h2>`;
    if (!room) return title;
    return html`
      <section class="stack" aria-labelledby="title" data-testid="listening" data-part=${view?.turn?.part ?? (view?.opening ? "opened" : "none")}>
        ${title}
        ${view?.turn ? this.#turn(room, view, view.turn) : view?.opening ? this.#opened(room, view.opening) : this.#form(room, view)}
        ${this.refusal()}
      </section>
    `;
  }

  #load(): void {
    const wanted = language();
    if (this.#topicsIn === wanted || !this.room) return;
    this.#topicsIn = wanted;
    cards("topics", wanted, this.room.card.kind).then(
      (topics) => {
        this.topics = topics;
      },
      () => {
        this.#topicsIn = undefined; // out of reach: the next drawing tries again
      },
    );
  }

  // ------------------------------------------------------------------------------------- before it begins

  #form(room: Room, view: ListeningView | undefined): TemplateResult {
    const others = west(room.members).filter((one) => one !== room.you);
    const many = others.length > 1;
    const draft = { ...this.draft, first: this.draft.first in room.members ? this.draft.first : room.you };
    const changed = (more: Partial<Draft>) => {
      // Which topic lies on top follows from the room, so that it is not always the first.
      const nth =
        more.about === "card" ? Math.floor(chance(`${room.card.id} ${view?.heard.length}`) * 30) : 0;
      this.draft = { ...this.draft, ...(nth && !this.draft.nth ? { nth } : {}), ...more };
    };
    const first = (member: string) =>
      member === room.you
        ? t("listening-first-you")
        : t("listening-first-name", { name: this.nameOf(member) });
    return html`
      ${this.#heard(view)}
      <p class="soft">${t(many ? "listening-lead-all" : "listening-lead")}</p>
      <form class="stack ask" part="panel" data-testid="listening-form" @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.#announce(draft);
      }}>
        ${others.length ? oneOf(t("listening-first"), [room.you, ...others], draft.first, first, (member) => changed({ first: member })) : nothing}
        ${aboutFields(draft, this.topics, changed)}
        <div><button class="btn" part="action" data-testid="floor-ask">${many ? t("floor-ask-all") : others[0] ? t("floor-ask", { name: this.nameOf(others[0]) }) : t("floor-ready")}</button></div>
      </form>`;
  }

  #heard(view: ListeningView | undefined): TemplateResult | typeof nothing {
    const heard = view?.heard ?? [];
    if (!heard.length) return nothing;
    const both = heard.length > 1 && Object.keys(this.room?.members ?? {}).length === 2;
    const said = both
      ? t("listening-heard-both")
      : heard.length === 1 && heard[0] === this.room?.you
        ? t("listening-heard")
        : t("listening-heard-names", { names: this.#names(heard) });
    return html`<p class="note lamp" part="note" role="status" data-testid="listening-heard">${said}</p>`;
  }

  async #announce(draft: Draft): Promise<void> {
    const topic = cardOf(draft, this.topics)?.id;
    const own = draft.about === "own" ? draft.own.trim() : "";
    const about = own ? await this.box(aboutField(draft), own) : undefined;
    if (own && !about) return;
    const args = { first: draft.first, minutes: draft.minutes };
    await this.ask("announce", { ...args, ...(topic ? { topic } : {}), ...(about ? { about } : {}) });
  }

  #opened(room: Room, opening: Opening): TemplateResult {
    const { by, first } = opening;
    const you = room.you;
    const name = this.nameOf(by);
    const head =
      by === you
        ? first === you
          ? t("listening-opened-you")
          : t("listening-opened-hear", { name: this.nameOf(first) })
        : first === by
          ? t("listening-asks", { name })
          : first === you
            ? t("listening-asks-you", { name })
            : t("listening-asks-name", { name, first: this.nameOf(first) });
    const others = Object.keys(room.members).filter((one) => one !== you);
    const night = others.length === 1 ? asleep(room, others[0] ?? "") : "";
    return opened({
      opening,
      you,
      others,
      head,
      about: this.#about(opening),
      lead: opening.gate.ready.includes(you)
        ? night
        : t(others.length > 1 ? "listening-lead-all" : "listening-lead"),
      minutes: this.shown?.minutes ?? 0,
      hidden: this.hidden_ === opening.id,
      names: (members) => this.#names(members),
      ask: (cmd) => void this.ask(cmd, { opening: opening.id }),
      hide: (hidden) => {
        this.hidden_ = hidden ? opening.id : "";
      },
    });
  }

  #about(opening: Opening): TemplateResult | typeof nothing {
    const card = this.topics.find(({ id }) => id === opening.topic);
    const own = this.words(opening.about, aboutField(opening), opening.by);
    if (!card && !own) return nothing;
    return html`<div class="topic" data-testid="floor-topic"><p class="voice t4" dir="auto">${own || card?.title}</p>${card && !own ? html`<p class="t2 soft" dir="auto">${card.text}</p>` : nothing}</div>`;
  }

  // ------------------------------------------------------------------------------------- while it goes on

  #turn(room: Room, view: ListeningView, turn: ListeningTurn): TemplateResult {
    const you = room.you;
    const order = west(room.members);
    if (!turn.circle.includes(you)) {
      return html`${seats(
        turn,
        order,
        (one) => this.nameOf(one),
        (one) => this.hueOf(one),
      )}
        <p class="soft mid" data-testid="floor-others">${t("floor-others", { names: this.#names(turn.circle) })}</p>`;
    }
    const mine = turn.talking === you;
    const away = turn.away.length ? t("floor-away", { names: this.#names(turn.away) }) : "";
    const swap = turn.part === "swap";
    return html`
      ${this.#parts(turn)}
      <div class="mid stack g2 part">
        ${mine ? html`<p class="t2 soft">${t("listening-yours")}</p>` : nothing}
        ${this.#said(turn, you)}
      </div>
      ${seats(
        turn,
        order,
        (one) => this.nameOf(one),
        (one) => this.hueOf(one),
      )}
      ${swap ? nothing : clock(turn, this.seen ?? 0, mine, away)}
      <div class="does">${this.#does(turn, mine)}</div>
      <div class="wrote">${view.opening ? this.#about(view.opening) : nothing}${this.#written(turn)}${mine && !swap ? this.#writes(room, turn) : nothing}</div>
      ${this.#rests(room, turn, mine)}
      <div class="does"><button class="btn bare small" part="quiet" type="button" data-testid="listening-end" @click=${() => this.ask("end")}>${t("floor-end")}</button></div>
    `;
  }

  #parts(turn: ListeningTurn): TemplateResult {
    const now = turn.part === "swap" ? PARTS.length - 1 : PARTS.indexOf(turn.part);
    return html`<ol class="parts" aria-label=${t("listening-parts")}>${PARTS.map(
      (part, n) =>
        html`<li class=${n < now ? "past" : ""} aria-current=${n === now ? "step" : nothing}><i></i><span>${t(`listening-part-${part}`)}</span></li>`,
    )}</ol>`;
  }

  /** What this part is, for who looks. */
  #said(turn: ListeningTurn, you: string): TemplateResult {
    const [head, lead] = sayingOf(turn, you, (one) => this.nameOf(one));
    return html`<h3 tabindex="-1" class="voice ${head.length > MUCH ? "t5" : "t6"}" aria-live="polite" data-testid="listening-said">${head}</h3><p class="soft">${lead}</p>`;
  }

  #does(turn: ListeningTurn, mine: boolean): TemplateResult {
    const { part, id } = turn;
    const next = (cmd: "done" | "again" | "pass_on") => () => this.ask(cmd, { after: id });
    const words: Key =
      part === "confirm" ? "listening-yes" : part === "clarify" ? "listening-done-asked" : "listening-done";
    if (part === "swap")
      return mine
        ? html`${act("listening-begin", t("listening-begin"), "", next("done"))}${act("listening-pass", t("listening-pass"), " quiet", next("pass_on"))}`
        : html``;
    return html`
      ${mine ? act("listening-done", t(words), "", next("done")) : nothing}
      ${mine && part === "confirm" ? act("listening-again", t("listening-again"), " quiet", next("again")) : nothing}
      ${timeActs(turn, (cmd, args) => this.ask(cmd, args))}
    `;
  }

  /** What was written in this turn, in its order. */
  #written(turn: ListeningTurn): TemplateResult[] {
    return PARTS.flatMap((part) => {
      const one = turn.said[part];
      if (!one || part === "swap" || this.writing?.part === one.part) return [];
      const head = t(`listening-said-${part}`, { name: this.nameOf(one.by) });
      return [
        html`<div class="paper ${this.hueOf(one.by)}" data-testid="listening-written"><p class="t1 soft">${head}</p><p class="voice said" dir="auto">${this.words(one.text, `write.text/${one.part}`, one.by)}</p></div>`,
      ];
    });
  }

  #writes(room: Room, turn: ListeningTurn): TemplateResult {
    const [before] = Object.values(turn.said).filter(({ part }) => part === turn.id);
    const words = this.writing?.part === turn.id ? this.writing.words : undefined;
    const away = turn.away.filter((one) => one !== room.you);
    const open = () => {
      const old = this.opened(before?.text, `write.text/${turn.id}`, room.you) ?? "";
      this.writing = { part: turn.id, words: old };
    };
    if (words === undefined)
      return html`<div class="does"><button class="btn bare small" part="quiet" type="button" data-testid="floor-write" @click=${open}>${before ? t("floor-save-again") : away.length ? t("floor-write-away", { names: this.#names(away) }) : t("floor-write")}</button></div>`;
    return html`<form class="compose ${this.hueOf(room.you)}" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void this.#write(turn.id);
    }}>
      <textarea class="field" part="field" dir="auto" rows="4" maxlength=${MAX_SAID} required data-testid="floor-words" aria-label=${t("floor-words")} .value=${words}
        @input=${(event: InputEvent) => {
          this.writing = { part: turn.id, words: (event.currentTarget as HTMLTextAreaElement).value };
        }}></textarea>
      <button class="btn quiet small" part="quiet" data-testid="floor-save">${t("floor-save")}</button></form>`;
  }

  async #write(part: string): Promise<void> {
    const words = this.writing?.words.trim();
    if (words && (await this.say("write", "text", words, { part }))) this.writing = undefined;
  }

  #rests(room: Room, turn: ListeningTurn, mine: boolean): TemplateResult | typeof nothing {
    if (mine && turn.part === "swap") return nothing;
    const rests = restsFor(room);
    return quietly(
      turn,
      room.you,
      rests ? this.nameOf(rests) : "",
      (members) => this.#names(members),
      (cmd) => this.ask(cmd),
    );
  }

  #names(members: readonly string[]): string {
    return listed(members.map((one) => this.nameOf(one)));
  }
}

define("samesky-listening", SameskyListening);
