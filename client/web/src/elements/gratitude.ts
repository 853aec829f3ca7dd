import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { GratitudeView, RevealView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Language, type Loads, language, spoken, t } from "../words/words.ts";
import { type Again, ago, chance, drawnAgain, pageOf, pagesOf } from "./again.ts";
import { asleep } from "./asleep.ts";
import { type Card, cards } from "./cards.ts";
import { west } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { gratitudeWords } from "./gratitude-words.ts";
import { look } from "./look.ts";
import { questionLook } from "./questions-look.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";
import { isOpen, type Place, placeOf } from "./round.ts";

/** Seats up to which each has a panel of its own while the page is closed. */
const MANY = 3;
const EMPTY: GratitudeView = { page: "p1", round: null };
const NOBODY: RevealView = {
  awaited: [],
  until: null,
  in: [],
  answers: {},
  passed: [],
  shared: [],
  opens_at: null,
};

/**
 * `<samesky-gratitude>`: what each is thankful for, opened together; and one a day from long ago.
 *
 * @cssstate sealed - Something is in, and closed.
 * @cssstate waiting - Mine is in, and others are awaited.
 * @cssstate revealed - The page is open.
 */
export class SameskyGratitude extends RoomElement<GratitudeView> {
  static override styles = [
    look,
    questionLook,
    css`
      .thought { display: grid; justify-items: center; text-align: center; gap: 0.25rem; }
      .thought p { max-inline-size: 34rem; }
      .again { border-inline-start: 3px solid var(--ss-person); padding-inline-start: 1rem; }
      .again blockquote { font-size: var(--ss-t-4); line-height: 1.4; white-space: pre-line; text-wrap: pretty; }
      .who { align-self: start; } .who li { display: flex; align-items: center; gap: 0.75rem; min-block-size: 3rem; padding-block: 0.5rem; }
      .who b { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .who span { flex: none; }
      .compose .acts { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0; justify-content: start; } .compose .btn { flex: 0 1 auto; min-inline-size: 0; padding-inline: 1.125rem; } .compose .bare { padding-inline: 0.5rem; }
      .compose { align-content: start; align-self: start; } .compose .field { min-block-size: 5.5rem; }
      .rest { border-block-start: 1px solid var(--ss-line); padding-block-start: 1.25rem; }
      .was { min-block-size: 0; padding: 1rem 1.25rem; }
    `,
  ];
  static override properties: PropertyDeclarations = {
    thoughts: { state: true },
    skipped: { state: true },
    changing: { state: true },
    again: { state: true },
  };
  /** What one may be thankful for. */
  declare thoughts: readonly Card[];
  /** How many thoughts were put aside on this page. */
  declare skipped: number;
  /** The page of which I have taken mine back. */
  declare changing: string;
  declare again: Again | undefined;
  #thoughtsIn: Language | undefined;
  #drawn = "";
  #draft: { page: string; words: string; touched?: boolean } = { page: "", words: "" };
  #opening: (() => void) | undefined;

  constructor() {
    super();
    this.on = "gratitude";
    this.thoughts = [];
    this.skipped = 0;
    this.changing = "";
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["gratitude-title", gratitudeWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening?.();
  }

  protected override turned(before: GratitudeView | undefined): void {
    if (before?.page !== this.shown?.page) {
      this.changing = "";
      this.skipped = 0;
    }
    const opens = this.shown?.round?.opens_at ?? null;
    this.#opening?.();
    this.#opening = undefined;
    if (opens !== null && !isOpen(this.shown?.round, this.seen)) {
      this.#opening = this.redrawsAt(opens, (seen) => void this.flipped(opens, seen));
    }
  }

  protected override listens(room: Room): (() => void)[] {
    return [
      room.on("change", ({ redacted }) => {
        if (redacted?.some(({ id }) => id === this.again?.entry.id)) this.again = undefined;
      }),
    ];
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
    this.#load();
    return html`
      <section class="stack" aria-labelledby="title" data-testid="gratitude">
        <h2 class="head" part="title" id="title">${t("gratitude-title")}</h2>
        ${room ? this.#page(room, this.shown ?? EMPTY) : nothing}
        ${this.refusal()} ${room ? this.#past(room) : nothing}
      </section>
    `;
  }

  /** Thoughts in the language that is spoken, and once a day something of the past. */
  #load(): void {
    const [wanted, room, now] = [language(), this.room, this.room?.clock.now() ?? null];
    if (this.#thoughtsIn !== wanted) {
      this.#thoughtsIn = wanted;
      cards("gratitude", wanted, room?.card.kind).then(
        (thoughts) => {
          this.thoughts = thoughts;
        },
        () => {
          this.#thoughtsIn = undefined; // out of reach: the next drawing tries again
        },
      );
    }
    if (!room || now === null || room.connection !== "live") return;
    const day = `${room.card.id} ${this.on} ${room.you} ${new Date(now * 1000).toDateString()}`;
    if (this.#drawn === day) return;
    this.#drawn = day;
    drawnAgain(room, this.on, now, day).then(
      (found) => {
        this.again = found;
      },
      () => {
        this.#drawn = "";
      },
    );
  }

  #page(room: Room, view: GratitudeView): TemplateResult {
    const round = view.round ?? NOBODY;
    const opened = isOpen(round, this.seen);
    const mine = placeOf(round, room.you, room.you, opened, this.changing === view.page);
    const others = Object.keys(room.members).length - 1;
    // Before anybody is in, it waits for every seat, as the rule will have it.
    const circle = view.round ? new Set([...round.awaited, ...round.in, room.you]) : undefined;
    const seats = west(room.members).filter((member) => circle?.has(member) ?? true);
    // What I am about to write comes first, within reach; who else is in stands in a list where they are many.
    const [writing, listed] = [mine.kind === "compose" && !opened, !opened && seats.length > MANY];
    const table = writing || listed ? [room.you, ...seats.filter((one) => one !== room.you)] : seats;
    const panels = listed ? table.slice(0, 1) : table;
    return html`
      ${
        opened
          ? nothing
          : html`<p class="soft">${t(others === 0 ? "gratitude-alone" : others > 1 ? "gratitude-lead-all" : "gratitude-lead")}</p>`
      }
      ${mine.kind === "compose" && !opened ? this.#thought(room, view) : nothing}
      <p class="hide" role="status">${opened ? t("gratitude-open") : ""}</p>
      <div class=${opened ? "pair rise" : "pair"} data-opened=${String(opened)}>
        ${panels.map((member) => this.#place(room, view, round, member, opened, mine))}
        ${listed ? html`<ul class="list who">${table.slice(1).map((member) => this.#seat(round, member))}</ul>` : nothing}
      </div>
      ${opened ? this.#after(room, view, round, mine) : this.#before(view, round, mine)}
    `;
  }

  /** A thought to begin with: the same for all of the room, until one puts it aside. */
  #thought(room: Room, view: GratitudeView): TemplateResult | typeof nothing {
    const all = this.thoughts;
    const first = Math.floor(chance(`${room.card.id} ${this.on} ${view.page}`) * all.length);
    const card = all[(first + this.skipped) % all.length];
    if (!card) return nothing;
    return html`<div class="thought">
      <p class="voice t5" dir="auto" aria-live="polite" data-testid="gratitude-thought">${card.text}</p>
      <button class="btn bare small" part="quiet" type="button" data-testid="gratitude-other" @click=${() => {
        this.skipped += 1;
      }}>${t("gratitude-thought")}</button>
    </div>`;
  }

  #place(
    room: Room,
    view: GratitudeView,
    round: RevealView,
    member: string,
    opened: boolean,
    mine: Place,
  ): TemplateResult {
    const own = member === room.you;
    const night = asleep(room, member);
    const place = own ? mine : placeOf(round, member, room.you, opened, false);
    const light = html`<i class="light ${lightOf(room.presence[member]?.status)}" aria-hidden="true"></i>`;
    const dark = (first: string, second: string, inside: boolean) => html`
      <div part="sealed" class="sealed ${this.hueOf(member)} ${inside ? "" : "not-yet"}" data-testid=${own ? "gratitude-sealed" : "gratitude-partner-sealed"}>
        <p class="row tight nowrap t2">${light}<b class="b">${this.nameOf(member)}</b></p>
        <p><span class="voice t4">${first}</span>${second ? html`<span class="t2 lead">${second}</span>` : nothing}</p>
      </div>
    `;
    switch (place.kind) {
      case "compose":
        return this.#compose(view, round, member, light);
      case "sealed":
        return dark(
          t("questions-sealed"),
          t(Object.keys(room.members).length > 2 ? "questions-sealed-lead-all" : "questions-sealed-lead"),
          true,
        );
      case "passed-mine":
        return dark(t("gratitude-passed-you"), t("gratitude-passed-you-lead"), false);
      case "in":
        return dark(t(mine.kind === "compose" ? "questions-in" : "questions-in-waiting"), "", true);
      case "open":
        return this.#open(member, place.words, view.page, "");
      case "passed":
      case "unshared":
        return html`<div part="answer" class="answer ${this.hueOf(member)}">${this.#who(member)}
          <p class="soft">${t(place.kind === "passed" ? "gratitude-passed" : "questions-unshared")}</p></div>`;
      default:
        return opened
          ? html`<div part="answer" class="answer ${this.hueOf(member)}">${this.#who(member)}<p class="soft">${t("questions-not-there")}</p></div>`
          : dark(t("gratitude-not-in"), night && t("gratitude-asleep", { time: night }), false);
    }
  }

  /** One of many, while the page is closed. */
  #seat(round: RevealView, member: string): TemplateResult {
    const lit = lightOf(this.room?.presence[member]?.status);
    const inside = round.in.includes(member);
    return html`<li class="${this.hueOf(member)}" data-testid="gratitude-seat" data-in=${String(inside)}>
      <i class="light ${lit}" aria-hidden="true"></i><b class="b person" part="name">${this.nameOf(member)}</b>
      <span class="t2 soft">${t(inside ? "questions-in-waiting" : "gratitude-seat")}</span></li>`;
  }

  #who(member: string): TemplateResult {
    const lit = lightOf(this.room?.presence[member]?.status);
    return html`<p class="row tight nowrap t2"><i class="light ${lit}" aria-hidden="true"></i><b class="b person" part="name">${this.nameOf(member)}</b></p>`;
  }

  #open(member: string, box: Uint8Array, page: string, look: string): TemplateResult {
    const own = member === this.room?.you;
    return html`<div part="answer" class="answer ${look} ${this.hueOf(member)}">${this.#who(member)}
      <p class="voice said" dir="auto" data-testid=${own ? "gratitude-mine" : "gratitude-theirs"}>${this.words(box, `thank.text/${page}`, member)}</p></div>`;
  }

  #compose(view: GratitudeView, round: RevealView, me: string, light: TemplateResult): TemplateResult {
    const alone = Object.keys(this.room?.members ?? {}).length < 2;
    if (this.#draft.page !== view.page) this.#draft = { page: view.page, words: "" };
    // My own words, to be changed: they may take a moment to open.
    const before = this.opened(round.answers[me], `thank.text/${view.page}`, me);
    if (before && !this.#draft.words && !this.#draft.touched) this.#draft.words = before;
    return html`
      <form part="panel" class="compose ${this.hueOf(me)}" @submit=${this.#seal}>
        <div class="row between"><p class="row tight nowrap t2">${light}<b class="b person" part="name">${this.nameOf(me)}</b></p><span class="tag">${icon("lock", true)}${t("questions-private")}</span></div>
        <textarea class="field" part="field" dir="auto" data-testid="gratitude-text" rows="4" maxlength="2000" required
          aria-label=${t("gratitude-yours")} placeholder=${t("questions-placeholder")} .value=${this.#draft.words}
          @input=${(event: InputEvent) => {
            this.#draft.touched = true;
            this.#draft.words = (event.currentTarget as HTMLTextAreaElement).value;
          }}></textarea>
        <div class="acts">
          <button class="btn" part="action" data-testid="gratitude-seal">${t(alone ? "gratitude-keep" : "gratitude-seal")}</button>
          ${
            alone || round.passed.includes(me) || round.opens_at !== null
              ? nothing
              : html`<button class="btn bare" part="quiet" type="button" data-testid="gratitude-pass" @click=${() => this.#pass(view.page)}>${t("gratitude-pass")}</button>`
          }
        </div>
      </form>
    `;
  }

  #before(view: GratitudeView, round: RevealView, mine: Place): TemplateResult {
    const page = view.page;
    if (mine.kind === "compose") return html``; // the panel has its own
    return html`<div class="acts">
      <button class="btn quiet" part="quiet" type="button" data-testid="gratitude-change" @click=${() => {
        this.changing = page;
      }}>${t(mine.kind === "sealed" ? "gratitude-change" : "gratitude-write")}</button>
      ${round.awaited.map(
        (member) => html`<button class="btn bare" part="quiet" type="button" data-testid="gratitude-without"
          @click=${() => this.ask("go_without", { page, member })}>${t("gratitude-without", { name: this.nameOf(member) })}</button>`,
      )}
    </div>`;
  }

  #after(room: Room, view: GratitudeView, round: RevealView, mine: Place): TemplateResult {
    const [page, you] = [view.page, room.you];
    const wrote = you in round.answers;
    const passed = round.passed.some((member) => member !== you);
    const late = mine.kind === "compose";
    return html`<div class="acts">
      <button class=${late ? "btn quiet" : "btn"} part=${late ? "quiet" : "action"} type="button" data-testid="gratitude-next"
        @click=${() => this.ask("turn_over", { after: page })}>${t("gratitude-next")}</button>
      ${
        wrote || late
          ? nothing
          : html`<button class="btn bare" part="quiet" type="button" data-testid="gratitude-late" @click=${() => {
              this.changing = page;
            }}>${t("gratitude-write")}</button>`
      }
      ${
        wrote && passed
          ? html`<button class="btn bare" part="quiet" type="button" data-testid="gratitude-share" ?disabled=${round.shared.includes(you)}
              @click=${() => this.ask("share", { page })}>${t(round.shared.includes(you) ? "questions-shared" : "questions-share")}</button>`
          : nothing
      }
    </div>`;
  }

  /** What opened last, until this page does; and something from long ago. */
  #past(room: Room): TemplateResult | typeof nothing {
    const opened = isOpen(this.shown?.round, this.seen);
    const last = opened ? undefined : pagesOf(room.entries).findLast((one) => one.entries[0]?.on === this.on);
    const again = this.again;
    if (!last && !again) return nothing;
    const said = again && {
      ago: ago((room.clock.now() ?? again.entry.at) - again.entry.at, spoken()),
      name: this.nameOf(again.who),
    };
    return html`
      ${
        again && said
          ? html`<figure class="again ${this.hueOf(again.who)}" data-testid="gratitude-again">
              <figcaption class="t2 soft">${again.who === room.you ? t("gratitude-again-you", { ago: said.ago }) : t("gratitude-again", said)}</figcaption>
              <blockquote class="voice" dir="auto">${this.words(again.box, `thank.text/${pageOf(again.entry)}`, again.who)}</blockquote>
            </figure>`
          : nothing
      }
      ${
        last
          ? html`<section class="stack g3 rest" aria-labelledby="last" data-testid="gratitude-last">
              <h3 class="label" id="last">${t("gratitude-last")}</h3>
              <div class="pair">${Object.entries(last.thanks).map(([who, box]) => this.#open(who, box, last.page, "was"))}</div>
            </section>`
          : nothing
      }
    `;
  }

  async #pass(page: string): Promise<void> {
    if (await this.ask("pass_on", { page })) this.changing = "";
  }

  #seal = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { page, words } = this.#draft;
    if (!words.trim()) return;
    if (await this.say("thank", "text", words.trim(), { page })) {
      this.changing = "";
      this.#draft = { page: "", words: "" };
    }
  };
}

define("samesky-gratitude", SameskyGratitude);
