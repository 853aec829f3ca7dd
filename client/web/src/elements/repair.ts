import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Opening, RepairTurn, RepairView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Language, type Loads, language, listed, spoken, t } from "../words/words.ts";
import { type Card, cards } from "./cards.ts";
import { instantOf, wallOf } from "./dates.ts";
import { here, west } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { feel } from "./felt.ts";
import { act, clock, floorLook, leftOf, quietly, seats, timeActs } from "./floor.ts";
import { asleep, choice, opened } from "./floor-opening.ts";
import "./help-lines.ts";
import { look } from "./look.ts";
import { questionLook } from "./questions-look.ts";
import { callPause, pause } from "./repair-pause.ts";
import { MAX_WORDS, type Step, steps, stepsIn } from "./repair-steps.ts";
import { repairWords } from "./repair-words.ts";
import { restsFor } from "./resting.ts";
import { define } from "./room-element.ts";
import { isOpen, placeOf } from "./round.ts";
import { TickingElement } from "./ticking-element.ts";

const STAGES = ["views", "needs", "offers", "ground"] as const;
const RULES = [1, 2, 3, 4] as const;
const TIMES = [2, 3, 5, 10] as const;
/** Letters of a note for oneself; of a need or an offer. */
const [MAX_NOTE, MAX_NEED] = [220, 400];

/**
 * `<samesky-repair>`: a slow talk after a quarrel: pauses, views said back, needs, offers, one ground, and steps apart.
 *
 * @cssstate waiting - It is announced, and not begun.
 * @cssstate running - Somebody has the floor, and their clock runs.
 * @cssstate paused - It is on, and no clock runs.
 * @cssstate cooling - Somebody has called a pause.
 */
export class SameskyRepair extends TickingElement<RepairView> {
  static override styles = [
    look,
    questionLook,
    floorLook,
    css`
      .stages { display: grid; grid-template-columns: repeat(4, 1fr); gap: 0.5rem; } .stages li { font-size: var(--ss-t-1); color: var(--ss-ink-3); min-inline-size: 0; }
      .stages i { display: block; block-size: 3px; border-radius: 3px; background: var(--ss-line); margin-block-end: 0.5rem; } .stages .past i, .stages [aria-current] i { background: var(--ss-lamp-ink); }
      .stages [aria-current] { color: var(--ss-ink); font-weight: 560; } .rules { padding-inline-start: 1.125rem; list-style: disc; } .rules li { font-size: var(--ss-t-2); color: var(--ss-ink-2); padding-block: 0.125rem; }
      .part h3:focus-visible { outline: 0; } .steps li { padding-block: 0.5rem; } .said-step { min-block-size: 0; padding: 1rem 1.25rem; }
      .steps form { align-items: end; } .steps form .field { flex: 1; min-inline-size: 12rem; } .mine form { display: grid; gap: 0.5rem; justify-items: start; } .look form { display: flex; gap: 0.5rem; }
      .beside { display: grid; gap: 0.25rem; border-block-start: 1px solid var(--ss-line); padding-block-start: 0.75rem; } .ground .said { font-size: var(--ss-t-4); }
      form.ask > div:last-child { display: grid; } .pause .note { align-items: center; }
    `,
  ];
  static override properties: PropertyDeclarations = {
    minutes: { state: true },
    unseen: { state: true },
    writing: { state: true },
    changing: { state: true },
    softeners: { state: true },
  };
  declare minutes: number;
  /** What I do not want to see now: an opening, or what was asked. */
  declare unseen: string;
  /** The step that I write, or the ground. */
  declare writing: string;
  /** The stage whose words I write anew. */
  declare changing: string;
  declare softeners: readonly Card[];
  #in: Language | undefined;

  constructor() {
    super();
    this.on = "repair";
    this.minutes = 3;
    this.unseen = this.writing = this.changing = "";
    this.softeners = [];
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["repair-title", repairWords];
  }

  protected override changesAfter(now: number): number | undefined {
    const { turn, round } = this.shown ?? {};
    const opens = round?.opens_at ?? 0;
    if (opens > now) return opens;
    return turn?.stage === "views" ? leftOf(turn, now).next : undefined;
  }

  protected override turned(before: RepairView | undefined): void {
    const [was, turn] = [before?.turn, this.shown?.turn];
    if (was?.stage !== turn?.stage) this.changing = this.writing = "";
    if (before && turn && was?.talking !== turn.talking && turn.talking === this.room?.you) feel(30);
  }

  protected override get marks(): readonly string[] {
    const { turn, opening, cooling } = this.shown ?? {};
    const on = turn ? [turn.clock.rate ? "running" : "paused"] : opening ? ["waiting"] : [];
    return cooling ? [...on, "cooling"] : on;
  }

  override render(): TemplateResult {
    const room = this.room;
    const view = this.shown;
    this.#load();
    const title = html`<h2 class="head" part="title" id="title">${t("repair-title")}</h2>`;
    if (!room) return title;
    const turn = view?.turn;
    const inside = turn?.circle.includes(room.you);
    return html`
      <section class="stack" aria-labelledby="title" data-testid="repair" data-stage=${view?.cooling ? "cooling" : (turn?.stage ?? (view?.opening ? "opened" : "none"))}>
        ${title}
        ${view?.cooling ? this.#pause(view) : turn ? (inside ? this.#turn(room, view as RepairView, turn) : this.#others(room, turn)) : view?.opening ? this.#opened(room, view.opening) : this.#form(room)}
        ${this.refusal()}
        ${turn && !inside ? nothing : this.#beside(room, view)}
        <p class="t2 soft">${t("repair-plain")}</p><samesky-help-lines .room=${room}></samesky-help-lines>
      </section>
    `;
  }

  #load(): void {
    if (this.#in === language()) return;
    this.#in = language();
    cards("softeners", this.#in).then(
      (found) => {
        this.softeners = found;
      },
      () => {
        this.#in = undefined; // out of reach: the next drawing tries again
      },
    );
  }

  #rules(): TemplateResult {
    return html`<div><p class="label">${t("repair-rules")}</p><ul class="rules">${RULES.map((n) => html`<li>${t(`repair-rule-${n}`)}</li>`)}</ul></div>`;
  }

  #form(room: Room): TemplateResult {
    const others = Object.keys(room.members).filter((one) => one !== room.you);
    const announce = async (event: SubmitEvent) => {
      event.preventDefault();
      const words = String(new FormData(event.currentTarget as HTMLFormElement).get("about")).trim();
      const about = words ? await this.box("announce.about", words) : undefined;
      if (!words || about) await this.ask("announce", { minutes: this.minutes, ...(about ? { about } : {}) });
    };
    return html`<p class="soft">${t("repair-lead")}</p>
      <form class="stack ask" part="panel" data-testid="repair-form" @submit=${announce}>
        <label><span class="label">${t("floor-about")}</span><input class="field" part="field" name="about" dir="auto" maxlength="120" autocomplete="off" data-testid="floor-own" placeholder=${t("floor-own")} /></label>
        <fieldset><legend class="label">${t("floor-minutes")}</legend><div class="row tight">${TIMES.map(
          (n) =>
            choice(`floor-minutes-${n}`, t("floor-min", { n }), this.minutes === n, () => {
              this.minutes = n;
            }),
        )}</div></fieldset>
        ${this.#rules()}
        <div><button class="btn" part="action" data-testid="floor-ask">${others.length > 1 ? t("floor-ask-all") : others[0] ? t("floor-ask", { name: this.nameOf(others[0]) }) : t("floor-ready")}</button></div>
      </form>`;
  }

  #opened(room: Room, opening: Opening): TemplateResult {
    const you = room.you;
    const others = Object.keys(room.members).filter((one) => one !== you);
    const night = others.length === 1 ? asleep(room, others[0] ?? "") : "";
    return opened({
      opening,
      you,
      others,
      head: opening.by === you ? t("repair-opened-you") : t("repair-asks", { name: this.nameOf(opening.by) }),
      about: html`${this.#about(opening)}${this.#rules()}`,
      lead: opening.gate.ready.includes(you) ? night : t("repair-lead"),
      minutes: this.shown?.minutes ?? 0,
      hidden: this.unseen === opening.id,
      names: (members) => this.#names(members),
      ask: (cmd) => void this.ask(cmd, { opening: opening.id }),
      hide: (hidden) => {
        this.unseen = hidden ? opening.id : "";
      },
    });
  }

  #about(opening: Opening | null): TemplateResult | typeof nothing {
    const words = opening && this.words(opening.about, "announce.about", opening.by);
    return words
      ? html`<p class="voice t4 topic" dir="auto" data-testid="floor-topic">${words}</p>`
      : nothing;
  }

  #pause(view: RepairView): TemplateResult | typeof nothing {
    if (!view.cooling) return nothing;
    const now = this.room?.clock.now() ?? 0;
    const zone = this.room?.members[this.room.you]?.tz || here();
    const day = (at: number) => wallOf(at, zone).slice(0, 10);
    return pause({
      cooling: view.cooling,
      you: this.room?.you ?? "",
      now,
      when: (at) =>
        new Intl.DateTimeFormat(spoken(), {
          ...(day(at) === day(now) ? {} : { weekday: "short" as const }),
          hour: "2-digit",
          minute: "2-digit",
          hourCycle: "h23",
          timeZone: zone,
        }).format(at * 1000),
      nameOf: (one) => this.nameOf(one),
      names: (some) => this.#names(some),
      ask: (cmd, args) => this.ask(cmd, args),
    });
  }

  #others(room: Room, turn: RepairTurn): TemplateResult {
    return html`${seats(
      turn,
      west(room.members),
      (one) => this.nameOf(one),
      (one) => this.hueOf(one),
    )}<p class="soft mid" data-testid="floor-others">${t("floor-others", { names: this.#names(turn.circle) })}</p>`;
  }

  #turn(room: Room, view: RepairView, turn: RepairTurn): TemplateResult {
    const n = STAGES.indexOf(turn.stage);
    return html`
      <ol class="stages" aria-label=${t("repair-stages")}>${STAGES.map((one, at) => html`<li class=${at < n ? "past" : ""} aria-current=${at === n ? "step" : nothing}><i></i><span>${t(`repair-stage-${one}`)}</span></li>`)}</ol>
      ${turn.stage === "views" ? this.#views(room, view, turn) : turn.stage === "ground" ? this.#ground(room, view, turn) : this.#round(room, view, turn)}
      ${callPause((cmd, args) => this.ask(cmd, args))} ${this.#onward(room, turn)}
      ${this.#steps(room, view)}
      <div class="does">${act("repair-end", t("repair-end"), " bare small", () => this.ask("end"))}</div>`;
  }

  #views(room: Room, view: RepairView, turn: RepairTurn): TemplateResult {
    const { part, talking, listener } = turn;
    const mine = talking === room.you;
    const name = mine ? this.nameOf(listener) : this.nameOf(talking);
    const away = turn.away.length ? t("floor-away", { names: this.#names(turn.away) }) : "";
    const ask = (cmd: string, args?: Record<string, unknown>) => this.ask(cmd, args);
    const rests = restsFor(room);
    return html`
      <div class="mid stack g2 part"><h3 tabindex="-1" class="voice t6" aria-live="polite" data-testid="repair-part">${t(mine ? `repair-${part}-you` : `repair-${part}`, { name })}</h3></div>
      ${seats(
        turn,
        west(room.members),
        (one) => this.nameOf(one),
        (one) => this.hueOf(one),
      )}
      ${clock(turn, this.seen ?? 0, mine, away)}
      <div class="does">
        ${mine ? act("repair-done", t(part === "confirm" ? "repair-yes" : "repair-done"), "", () => this.ask("done", { after: turn.id })) : nothing}
        ${mine && part === "confirm" ? act("repair-again", t("repair-again"), " quiet", () => this.ask("again", { after: turn.id })) : nothing}
        ${timeActs(turn, ask)}</div>
      <div class="wrote">${this.#about(view.opening)}</div>
      ${quietly(turn, room.you, rests ? this.nameOf(rests) : "", (some) => this.#names(some), ask)}`;
  }

  #round(room: Room, view: RepairView, turn: RepairTurn): TemplateResult | typeof nothing {
    const [round, you] = [view.round, room.you];
    const stage = turn.stage === "offers" ? "offers" : "needs";
    if (!round) return nothing;
    const open = isOpen(round, this.seen);
    const writes = placeOf(round, you, you, open, this.changing === stage).kind === "compose";
    const order = west(room.members).filter((one) => turn.circle.includes(one));
    const seal = async (event: SubmitEvent) => {
      event.preventDefault();
      const words = String(new FormData(event.currentTarget as HTMLFormElement).get("text")).trim();
      const box = words ? await this.box("write.text", words) : undefined;
      if (box && (await this.ask("write", { stage, text: box }))) this.changing = "";
    };
    const change = () => {
      this.changing = stage;
    };
    return html`<div class="stack g2"><h3 class="voice t5">${t(`repair-${stage}`)}</h3>${open ? nothing : html`<p class="soft">${t("repair-opens")}</p>`}</div>
      <div class=${open ? "pair rise" : "pair"} data-testid="repair-words" data-opened=${String(open)}>
        ${
          writes
            ? html`<form class="compose ${this.hueOf(you)}" part="panel" @submit=${seal}><p class="t2"><b class="b person" part="name">${this.nameOf(you)}</b></p>
                <textarea class="field" part="field" name="text" dir="auto" rows="3" maxlength=${MAX_NEED} required data-testid="repair-text" aria-label=${t(`repair-${stage}`)}>${this.opened(round.answers[you], "write.text", you) ?? ""}</textarea>
                <div class="does"><button class="btn" part="action" data-testid="repair-seal">${t("repair-seal")}</button>${open || round.passed.includes(you) ? nothing : act("repair-pass", t("repair-pass"), " bare", () => this.ask("pass_on", { stage }))}</div></form>`
            : nothing
        }
        ${order
          .filter((one) => !(writes && one === you))
          .map((one) => {
            const box = open ? round.answers[one] : undefined;
            const own = one === you;
            if (open)
              return html`<div part="answer" class="answer ${this.hueOf(one)}"><p class="t2"><b class="b person" part="name">${this.nameOf(one)}</b></p>${box ? html`<p class="voice said" dir="auto" data-testid=${own ? "repair-mine" : "repair-theirs"}>${this.words(box, "write.text", one)}</p>` : html`<p class="soft">${t("repair-passed")}</p>`}</div>`;
            const passed = own && round.passed.includes(one);
            const inside = round.in.includes(one) && !passed;
            return html`<div part="sealed" class="sealed ${this.hueOf(one)} ${inside ? "" : "not-yet"}"><p class="t2"><b class="b">${this.nameOf(one)}</b></p><p class="voice t4">${t(passed ? "repair-passed" : inside ? "repair-in" : "repair-not-in")}</p></div>`;
          })}
      </div>
      ${writes || open ? nothing : html`<div class="does">${act("repair-change", t("repair-change"), " quiet", change)}</div>`}`;
  }

  #ground(room: Room, view: RepairView, turn: RepairTurn): TemplateResult {
    const ground = view.ground;
    const all = ground && turn.circle.every((one) => ground.signed.includes(one));
    const put = async (event: SubmitEvent) => {
      event.preventDefault();
      const words = String(new FormData(event.currentTarget as HTMLFormElement).get("text")).trim();
      const box = words ? await this.box("propose.text", words) : undefined;
      if (box && (await this.ask("propose", { after: ground?.version ?? 0, text: box }))) this.writing = "";
    };
    const amend = () => {
      this.writing = "ground";
    };
    return html`<div class="stack g3 ground"><h3 class="voice t5">${t("repair-ground")}</h3>
      ${ground ? html`<div class="paper ${this.hueOf(ground.by)}" data-testid="repair-ground"><p class="voice said" dir="auto">${this.words(ground.text, "propose.text", ground.by)}</p><p class="t2 soft">${t("repair-ground-signed", { names: this.#names(ground.signed) })}</p></div>` : nothing}
      ${all ? html`<p class="note lamp" part="note" role="status" data-testid="repair-all">${t("repair-ground-all")}</p>` : nothing}
      ${ground && !ground.signed.includes(room.you) ? html`<div class="does">${act("repair-sign", t("repair-ground-sign"), "", () => this.ask("sign", { version: ground.version }))}</div>` : nothing}
      ${
        !ground || this.writing === "ground"
          ? html`<form class="compose ${this.hueOf(room.you)}" part="panel" @submit=${put}><textarea class="field" part="field" name="text" dir="auto" rows="3" maxlength=${MAX_WORDS} required data-testid="repair-ground-text" aria-label=${t("repair-ground")}>${ground ? (this.opened(ground.text, "propose.text", ground.by) ?? "") : ""}</textarea>
              <button class="btn quiet" part="quiet" data-testid="repair-put">${t("repair-ground-put")}</button></form>`
          : html`<div class="does">${act("repair-amend", t("repair-ground-amend"), " quiet", amend)}</div>`
      }</div>`;
  }

  #onward(room: Room, turn: RepairTurn): TemplateResult | typeof nothing {
    const next = STAGES[STAGES.indexOf(turn.stage) + 1];
    if (!next) return nothing;
    if (!turn.onward.includes(room.you))
      return html`<div class="does">${act("repair-on", t("repair-on", { stage: t(`repair-stage-${next}`) }), " quiet", () => this.ask("go_on", { stage: turn.stage }))}</div>`;
    const awaited = turn.circle.filter((one) => !turn.onward.includes(one));
    return html`<p class="t2 soft mid" role="status" data-testid="repair-on-waits">${t("repair-on-waits", { names: this.#names(awaited) })}</p>`;
  }

  #steps(room: Room, view: RepairView): TemplateResult {
    return steps({
      view,
      you: room.you,
      writing: this.writing,
      unseen: this.unseen,
      softeners: this.softeners,
      said: stepsIn(room.entries, this.on, view.opening?.id ?? "").map(({ by, what, box, at }) => ({
        who: this.nameOf(by),
        hue: this.hueOf(by),
        what,
        words: this.words(box, "say.text", by, at),
      })),
      nameOf: (one) => this.nameOf(one),
      ask: (cmd, args) => this.ask(cmd, args),
      write: (step) => {
        this.writing = step;
      },
      say: (step: Step, words) => void this.#say(step, words),
      hide: (topic) => {
        this.unseen = topic;
      },
    });
  }

  async #say(what: Step, words: string): Promise<void> {
    const box = await this.box("say.text", words);
    if (box && (await this.ask("say", { what, text: box }))) this.writing = "";
  }

  /** What is there at any time: a pause, a note for oneself, a day to look back. */
  #beside(room: Room, view: RepairView | undefined): TemplateResult {
    const zone = room.members[room.you]?.tz || here();
    const note = this.opened(view?.note, "note.text", room.you);
    const keep = async (event: SubmitEvent) => {
      event.preventDefault();
      const words = String(new FormData(event.currentTarget as HTMLFormElement).get("text")).trim();
      const text = words ? await this.box("note.text", words) : null;
      if (text !== undefined) await this.ask("note", { text });
    };
    const set = (event: SubmitEvent) => {
      event.preventDefault();
      const day = String(new FormData(event.currentTarget as HTMLFormElement).get("day"));
      void this.ask("look_back", { at: instantOf(`${day}T19:00`, zone) });
    };
    const day = (at: number) => new Intl.DateTimeFormat(spoken(), { dateStyle: "long" }).format(at * 1000);
    return html`<div class="beside">
      ${view?.turn && !view.cooling ? nothing : callPause((cmd, args) => this.ask(cmd, args))}
      <details class="mine"><summary data-testid="repair-note">${icon("plus", true)}${t("repair-note")}</summary><form @submit=${keep}><p class="t2 soft">${t("repair-note-lead")}</p>
        <textarea class="field" part="field" name="text" dir="auto" rows="3" maxlength=${MAX_NOTE} data-testid="repair-note-text" aria-label=${t("repair-note")} .value=${note ?? ""}></textarea>
        <div class="row tight"><button class="btn quiet small" part="quiet" data-testid="repair-note-save">${t("repair-note-save")}</button>${view?.note ? act("repair-note-wipe", t("repair-note-wipe"), " bare small", () => this.ask("note", { text: null })) : nothing}</div></form></details>
      <details class="look"><summary data-testid="repair-look">${icon("plus", true)}${t("repair-look")}</summary><form @submit=${set}><input class="field small" part="field" type="date" name="day" required data-testid="repair-look-day" aria-label=${t("repair-look")} value=${wallOf((room.clock.now() ?? 0) + 14 * 86400, zone).slice(0, 10)} />
        <button class="btn quiet small" part="quiet" data-testid="repair-look-set">${t("repair-look-set")}</button></form></details>
      ${view?.look_at ? html`<p class="t2" data-testid="repair-look-is">${t("repair-look-is", { day: day(view.look_at) })}</p>` : nothing}
    </div>`;
  }

  #names(members: readonly string[]): string {
    return listed(members.map((one) => this.nameOf(one)));
  }
}

define("samesky-repair", SameskyRepair);
