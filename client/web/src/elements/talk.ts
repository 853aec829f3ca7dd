import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Opening, RevealView, TalkTurn, TalkView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Language, type Loads, language, listed, spoken, t } from "../words/words.ts";
import { chance } from "./again.ts";
import { type Card, cards } from "./cards.ts";
import { instantOf, wallOf } from "./dates.ts";
import { here, west } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { feel } from "./felt.ts";
import { act, clock, floorLook, leftOf, quietly, seats, timeActs } from "./floor.ts";
import { aboutFields, asleep, BLANK, cardOf, choice, type Draft, opened } from "./floor-opening.ts";
import { look } from "./look.ts";
import { questionLook } from "./questions-look.ts";
import { restsFor } from "./resting.ts";
import { define, lightOf } from "./room-element.ts";
import { isOpen, placeOf } from "./round.ts";
import { MEETS, type Meet, talkAbout, talkWritten } from "./talk-about.ts";
import { talkWords } from "./talk-words.ts";
import { TickingElement } from "./ticking-element.ts";

/** Letters of a last word. */
const MAX_LAST = 900;

/**
 * `<samesky-talk>`: what somebody would like to talk about, who has the floor, and a last word of each.
 *
 * @cssstate waiting - It is announced, and not begun.
 * @cssstate running - Somebody has the floor, and their clock runs.
 * @cssstate paused - Somebody has the floor, and no clock runs.
 * @cssstate sealed - Last words are sealed.
 * @cssstate revealed - The last words are open.
 */
export class SameskyTalk extends TickingElement<TalkView> {
  static override styles = [
    look,
    questionLook,
    floorLook,
    css`
      .card { margin-block-start: 0.75rem; } .opened { max-inline-size: 36rem; }
      .part h3:focus-visible { outline: 0; } .part h3 { scroll-margin-block: 7rem; }
      .later form { display: flex; gap: 0.5rem; flex-wrap: wrap; align-items: end; } .later label { flex: 1; min-inline-size: 12rem; }
      form.ask > div:last-child { display: grid; }
      @container (min-width: 34rem) { form.ask > div:last-child { justify-content: start; } }
    `,
  ];
  static override properties: PropertyDeclarations = {
    draft: { state: true },
    meet: { state: true },
    topics: { state: true },
    unseen: { state: true },
    changing: { state: true },
    anew: { state: true },
  };
  declare draft: Draft;
  declare meet: Meet | undefined;
  declare topics: readonly Card[];
  /** The opening that I do not want to see now. */
  declare unseen: string;
  /** The talk whose last word I write anew. */
  declare changing: string;
  /** The talk that is over, after which I begin another. */
  declare anew: string;
  #topicsIn: Language | undefined;
  #opening: (() => void) | undefined;

  constructor() {
    super();
    this.on = "talk";
    this.draft = { ...BLANK, about: "own" };
    this.topics = [];
    this.unseen = this.changing = this.anew = "";
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["talk-title", talkWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening?.();
  }

  protected override changesAfter(now: number): number | undefined {
    const turn = this.shown?.turn;
    return turn ? leftOf(turn, now).next : undefined;
  }

  protected override turned(before: TalkView | undefined): void {
    // At the time that was said, all are asked again.
    if (before?.later && !this.shown?.later) this.unseen = "";
    const [was, now] = [before?.turn?.talking, this.shown?.turn?.talking];
    if (before && now && was !== now && now === this.room?.you) feel(30);
    const opens = this.shown?.round?.opens_at ?? null;
    this.#opening?.();
    this.#opening = undefined;
    if (opens !== null && !isOpen(this.shown?.round, this.seen))
      this.#opening = this.redrawsAt(opens, (seen) => void this.flipped(opens, seen));
  }

  protected override get marks(): readonly string[] {
    const { turn, round, opening } = this.shown ?? {};
    if (turn) return [turn.clock.rate ? "running" : "paused"];
    if (round) return [isOpen(round, this.seen) ? "revealed" : "sealed"];
    return opening?.gate.until ? ["waiting"] : [];
  }

  override render(): TemplateResult {
    const room = this.room;
    const view = this.shown;
    this.#load();
    const title = html`<h2 class="head" part="title" id="title">${t("talk-title")}</h2>`;
    if (!room) return title;
    return html`
      <section class="stack" aria-labelledby="title" data-testid="talk" data-phase=${phaseOf(view, this.seen)}>
        ${title} ${this.#inside(room, view)} ${this.refusal()}
      </section>
    `;
  }

  #inside(room: Room, view: TalkView | undefined): TemplateResult {
    const { opening, turn, round } = view ?? {};
    if (view && turn) return this.#turn(room, turn, opening ?? null);
    if (opening && round) {
      return html`${this.#closing(room, opening, round)}${this.anew === opening.id ? this.#form(room) : nothing}`;
    }
    // What others have closed among themselves leaves no trace here.
    if (opening?.gate.until) return this.#opened(room, opening);
    return this.#form(room);
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

  #form(room: Room): TemplateResult {
    const others = Object.keys(room.members).filter((one) => one !== room.you);
    const changed = (more: Partial<Draft>) => {
      // Which topic lies on top follows from the room, so that it is not always the first.
      const nth = more.about === "card" ? Math.floor(chance(`${room.card.id} ${this.on}`) * 30) : 0;
      this.draft = { ...this.draft, ...(nth && !this.draft.nth ? { nth } : {}), ...more };
    };
    return html`
      <p class="soft">${t("talk-lead")}</p>
      <form class="stack ask" part="panel" data-testid="talk-form" @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.#announce();
      }}>
        ${aboutFields(this.draft, this.topics, changed)}
        <fieldset><legend class="label">${t("talk-meet")}</legend><div class="row tight">${MEETS.map((one) =>
          choice(`talk-meet-${one}`, t(`talk-meet-${one}`), this.meet === one, () => {
            this.meet = this.meet === one ? undefined : one;
          }),
        )}</div></fieldset>
        <div><button class="btn" part="action" data-testid="floor-ask">${others.length > 1 ? t("floor-ask-all") : others[0] ? t("floor-ask", { name: this.nameOf(others[0]) }) : t("floor-ready")}</button></div>
      </form>`;
  }

  async #announce(): Promise<void> {
    const topic = cardOf(this.draft, this.topics)?.id ?? "";
    const words = this.draft.about === "own" ? this.draft.own.trim() : "";
    const box = await this.box("announce.about", talkWritten({ words, topic, meet: this.meet }));
    if (box && (await this.ask("announce", { about: box, minutes: this.draft.minutes }))) this.anew = "";
  }

  #opened(room: Room, opening: Opening): TemplateResult {
    const you = room.you;
    const others = Object.keys(room.members).filter((one) => one !== you);
    const later = this.shown?.later;
    const when = (at: number) =>
      new Intl.DateTimeFormat(spoken(), {
        weekday: "long",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      }).format(at * 1000);
    const night = others.length === 1 ? asleep(room, others[0] ?? "") : "";
    return html`${opened({
      opening,
      you,
      others,
      head: opening.by === you ? t("talk-opened-you") : t("talk-asks", { name: this.nameOf(opening.by) }),
      about: html`${this.#about(opening)}${later ? html`<p class="t2" data-testid="talk-later-is">${t("talk-later-is", { name: this.nameOf(later.by), when: when(later.at) })}</p>` : nothing}`,
      lead: opening.gate.ready.includes(you) ? night : t("talk-wait"),
      minutes: this.shown?.minutes ?? 0,
      notNow: t("talk-not-today"),
      other: this.#later(room, opening),
      hidden: this.unseen === opening.id,
      names: (members) => this.#names(members),
      ask: (cmd) => void this.ask(cmd, { opening: opening.id }),
      hide: (hidden) => {
        this.unseen = hidden ? opening.id : "";
      },
    })}`;
  }

  /** Another time: an hour from now to begin with, by the reader's own clock. */
  #later(room: Room, opening: Opening): TemplateResult {
    const zone = room.members[room.you]?.tz || here();
    const now = room.clock.now() ?? 0;
    const say = (event: SubmitEvent) => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const wall = String(new FormData(form).get("at"));
      const at = instantOf(wall, zone);
      if (!Number.isNaN(at)) void this.ask("later_at", { opening: opening.id, at });
      form.closest("details")?.removeAttribute("open");
    };
    return html`<details class="later"><summary data-testid="talk-later">${icon("plus", true)}${t("talk-later")}</summary>
      <form @submit=${say}><label><span class="label">${t("talk-later-at")}</span>
        <input class="field small" part="field" type="datetime-local" name="at" required data-testid="talk-later-at" value=${wallOf(now + 3600, zone)} /></label>
        <button class="btn quiet small" part="quiet" data-testid="talk-later-say">${t("talk-later-say")}</button></form></details>`;
  }

  #about(opening: Opening): TemplateResult | typeof nothing {
    if (!opening.about) return nothing;
    const text = this.opened(opening.about, "announce.about", opening.by);
    const about = talkAbout(text);
    if (!about)
      return html`<p class="soft">${text === undefined ? this.words(opening.about, "announce.about", opening.by) : t("talk-unreadable")}</p>`;
    const card = this.topics.find(({ id }) => id === about.topic);
    return html`<div class="topic" data-testid="floor-topic">
      ${about.words || card ? html`<p class="voice t4" dir="auto">${about.words || card?.title}</p>` : nothing}
      ${card && !about.words ? html`<p class="t2 soft" dir="auto">${card.text}</p>` : nothing}
      ${about.meet ? html`<p class="t2">${t("talk-how", { how: t(`talk-meet-${about.meet}`) })}</p>` : nothing}
    </div>`;
  }

  // ------------------------------------------------------------------------------------- while it goes on

  #turn(room: Room, turn: TalkTurn, opening: Opening | null): TemplateResult {
    const you = room.you;
    const lights = seats(
      turn,
      west(room.members),
      (one) => this.nameOf(one),
      (one) => this.hueOf(one),
    );
    if (!turn.circle.includes(you))
      return html`${lights}<p class="soft mid" data-testid="floor-others">${t("floor-others", { names: this.#names(turn.circle) })}</p>`;
    const mine = turn.talking === you;
    const away = turn.away.length ? t("floor-away", { names: this.#names(turn.away) }) : "";
    const ask = (cmd: string, args?: Record<string, unknown>) => this.ask(cmd, args);
    const rests = restsFor(room);
    return html`
      <div class="mid stack g2 part"><h3 tabindex="-1" class="voice t6" aria-live="polite" data-testid="talk-said">${mine ? t("talk-yours") : t("talk-theirs", { name: this.nameOf(turn.talking) })}</h3>
        ${mine ? html`<p class="soft">${t("talk-yours-lead")}</p>` : nothing}</div>
      ${lights} ${clock(turn, this.seen ?? 0, mine, away)}
      <div class="does">${mine ? act("talk-give", t("talk-give", { name: this.nameOf(turn.next) }), "", () => this.ask("give", { after: turn.id })) : nothing}${timeActs(turn, ask)}</div>
      <div class="wrote">${opening ? this.#about(opening) : nothing}</div>
      ${quietly(turn, you, rests ? this.nameOf(rests) : "", (members) => this.#names(members), ask)}
      <div class="does">${act("talk-finish", t("talk-finish"), " bare small", () => this.ask("finish"))}</div>
    `;
  }

  // ------------------------------------------------------------------------------------- a last word each

  #closing(room: Room, opening: Opening, round: RevealView): TemplateResult {
    const [you, open] = [room.you, isOpen(round, this.seen)];
    const mine = placeOf(round, you, you, open, this.changing === opening.id);
    const circle = west(room.members).filter((one) => opening.gate.circle.includes(one));
    const others = circle.filter((one) => one !== you);
    const writes = mine.kind === "compose";
    return html`
      <div class="stack g2"><h3 class="voice t5">${t(open ? "talk-open" : "talk-last")}</h3>${open ? nothing : html`<p class="soft">${t("talk-last-lead")}</p>`}${this.#about(opening)}</div>
      <p class="hide" role="status">${open ? t("talk-open") : ""}</p>
      <div class=${open ? "pair rise" : "pair"} data-testid="talk-words" data-opened=${String(open)}>
        ${writes ? this.#compose(opening, round, you) : nothing}
        ${(open ? circle : writes ? others : [you, ...others]).map((one) => (open && writes && one === you ? nothing : this.#place(room, opening, round, one, open)))}
      </div>
      <div class="does">
        ${writes || open ? nothing : act("talk-change", t(mine.kind === "sealed" ? "talk-change" : "talk-write"), " quiet", () => this.#change(opening.id))}
        ${writes || open ? nothing : round.awaited.filter((one) => one !== you).map((one) => act("talk-without", t("talk-without", { name: this.nameOf(one) }), " bare", () => this.ask("go_without", { talk: opening.id, member: one })))}
        ${open && !writes && !(you in round.answers) ? act("talk-late", t("talk-write"), " bare", () => this.#change(opening.id)) : nothing}
        ${open && this.anew !== opening.id ? act("talk-anew", t("talk-anew"), " quiet", () => this.#anew(opening.id)) : nothing}
      </div>`;
  }

  #change(talk: string): void {
    this.changing = talk;
  }

  #anew(talk: string): void {
    this.anew = talk;
  }

  #place(room: Room, opening: Opening, round: RevealView, member: string, open: boolean): TemplateResult {
    const [own, box] = [member === room.you, round.answers[member]];
    const who = html`<p class="row tight nowrap t2"><i class="light ${lightOf(room.presence[member]?.status)}" aria-hidden="true"></i><b class="b person" part="name">${this.nameOf(member)}</b></p>`;
    if (open) {
      const said = box
        ? html`<p class="voice said" dir="auto" data-testid=${own ? "talk-mine" : "talk-theirs"}>${this.words(box, `say_last.text/${opening.id}`, member)}</p>`
        : html`<p class="soft">${t(round.passed.includes(member) ? "talk-passed" : round.in.includes(member) ? "questions-unshared" : "questions-not-there")}</p>`;
      return html`<div part="answer" class="answer ${this.hueOf(member)}">${who}${said}</div>`;
    }
    const passed = own && round.passed.includes(member);
    const inside = round.in.includes(member) && !passed;
    const words = passed ? t("talk-passed-you") : t(inside ? "talk-in" : "talk-not-in");
    return html`<div part="sealed" class="sealed ${this.hueOf(member)} ${inside ? "" : "not-yet"}" data-testid=${own ? "talk-sealed" : "talk-partner-sealed"}>
      <p class="row tight nowrap t2"><i class="light ${lightOf(room.presence[member]?.status)}" aria-hidden="true"></i><b class="b">${this.nameOf(member)}</b></p>
      <p class="voice t4">${words}</p></div>`;
  }

  #compose(opening: Opening, round: RevealView, me: string): TemplateResult {
    const talk = opening.id;
    const before = this.opened(round.answers[me], `say_last.text/${talk}`, me) ?? "";
    const seal = async (event: SubmitEvent) => {
      event.preventDefault();
      const text = String(new FormData(event.currentTarget as HTMLFormElement).get("text")).trim();
      if (text && (await this.say("say_last", "text", text, { talk }))) this.changing = "";
    };
    const pass = async () => {
      if (await this.ask("pass_on", { talk })) this.changing = "";
    };
    return html`<form class="compose ${this.hueOf(me)}" part="panel" @submit=${seal}>
      <p class="row tight nowrap t2"><i class="light here" aria-hidden="true"></i><b class="b person" part="name">${this.nameOf(me)}</b></p>
      <textarea class="field" part="field" name="text" dir="auto" rows="3" maxlength=${MAX_LAST} required data-testid="talk-text" aria-label=${t("talk-last")}>${before}</textarea>
      <div class="does"><button class="btn" part="action" data-testid="talk-seal">${t("talk-seal")}</button>
        ${round.passed.includes(me) || round.opens_at !== null ? nothing : act("talk-pass", t("talk-pass"), " bare", pass)}</div></form>`;
  }

  #names(members: readonly string[]): string {
    return listed(members.map((one) => this.nameOf(one)));
  }
}

/** Where a talk stands, at room time `now`. */
function phaseOf(view: TalkView | undefined, now: number | null): string {
  if (view?.turn) return "floor";
  if (view?.round) return isOpen(view.round, now) ? "open" : "closing";
  return view?.opening?.gate.until ? "opened" : "none";
}

define("samesky-talk", SameskyTalk);
