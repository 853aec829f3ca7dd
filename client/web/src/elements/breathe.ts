import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { positionAt } from "../sdk/motion.ts";
import type { Breathe, Breathing } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, listed, spoken, t } from "../words/words.ts";
import {
  breathAt,
  type Counted,
  countedAt,
  cycle,
  eased,
  PARTS,
  PATTERNS,
  type Pattern,
  ticks,
  whole,
} from "./breath.ts";
import { choose, sky } from "./breathe-choose.ts";
import { KeptNotes } from "./breathe-kept.ts";
import { company, exercise, exercises, notesShown, sits } from "./breathe-kind.ts";
import { breatheLook } from "./breathe-look.ts";
import { canKeep } from "./breathe-notes.ts";
import { breatheWords } from "./breathe-words.ts";
import { icon } from "./drawn.ts";
import { feel } from "./felt.ts";
import { act } from "./floor.ts";
import { choice } from "./floor-opening.ts";
import { look } from "./look.ts";
import { define } from "./room-element.ts";
import { TickingElement } from "./ticking-element.ts";

/** Seconds until the first breath of who breathes on their own. */
const SETTLE = 3;
/** How far the sun travels, in units of its picture: up to just above the horizon's middle, down to under it. */
const [HIGH, LOW] = [-6, 102];
const SAME = 0.004;

/** What is drawn of a breathing: the room's, or my own. */
type Drawn = Pick<Breathing, "id" | "pattern" | "parts" | "length" | "motion">;

/**
 * `<samesky-breathe>`: a light that rises and sinks as one on all screens; and exercises in being kind to oneself.
 *
 * @cssstate running - It breathes.
 * @cssstate paused - It is held for everybody.
 */
export class SameskyBreathe extends TickingElement<Breathe> {
  static override styles = [look, breatheLook];
  static override properties: PropertyDeclarations = {
    pattern: { state: true },
    minutes: { state: true },
    alone: { state: true },
    feels: { state: true },
    own: { state: true },
    over: { state: true },
  };
  declare pattern: Pattern;
  declare minutes: number;
  /** Whether the next one is my own. */
  declare alone: boolean;
  declare feels: boolean;
  /** What I breathe on my own: nobody is told of it. */
  declare own: Drawn | undefined;
  /** Breaths of the one that is just over. */
  declare over: number;
  #position: number | null = null;
  #frame = 0;
  #felt = "";
  readonly #mine = new KeptNotes(() => this.requestUpdate());

  constructor() {
    super();
    this.on = "breathe";
    this.pattern = "coherent";
    this.minutes = 3;
    this.alone = false;
    this.feels = true;
    this.own = undefined;
    this.over = 0;
  }

  /** Seconds of breathing as they are drawn; null while nobody breathes here. */
  get position(): number | null {
    return this.#position;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["breathe-title", breatheWords];
  }

  protected override get marks(): readonly string[] {
    const drawn = this.#drawn;
    return drawn ? [drawn.motion.rate ? "running" : "paused"] : [];
  }

  get #drawn(): Drawn | undefined {
    return this.own ?? this.shown?.on ?? undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  protected override turned(before: Breathe | undefined, at: number): void {
    const was = before?.on;
    if (was && this.shown?.on?.id !== was.id) this.#ended(was, at);
  }

  protected override changesAfter(now: number): number | undefined {
    const drawn = this.#drawn;
    if (!drawn?.motion.rate) return undefined;
    const gone = now - drawn.motion.at;
    if (gone < -SAME) return drawn.motion.at - (Math.ceil(-gone - SAME) - 1);
    return now + this.#count(drawn, now).stays;
  }

  #count({ parts, motion, length }: Drawn, now: number): Counted {
    return countedAt(parts, Math.min(positionAt(motion, now) + SAME, length));
  }

  protected override updated(): void {
    super.updated();
    if (this.room) this.#mine.of(this.room.card.id, this.room.you);
    const [drawn, now] = [this.#drawn, this.seen];
    if (drawn && now !== null) {
      if (this.own && positionAt(this.own.motion, now) >= this.own.length - SAME) this.#ownEnds(now);
      else this.#feel(drawn, now);
    }
    if (!this.#frame) this.#draw();
  }

  /** Draws the breath as it is now, and in every frame while it moves. */
  #draw = (): void => {
    this.#frame = 0;
    const [drawn, now] = [this.#drawn, this.room?.clock.now() ?? null];
    if (!drawn || now === null || !this.isConnected) {
      this.#position = null;
      return;
    }
    this.#position = Math.min(positionAt(drawn.motion, now), drawn.length);
    const sun = this.renderRoot.querySelector<SVGElement>(".sun");
    // Whoever wants nothing to move has no animations: the system says so, or the app.
    if (!sun || getComputedStyle(sun).animationName === "none") return;
    const height = eased(breathAt(drawn.parts, this.#position).height);
    sun.style.transform = `translateY(${(LOW + (HIGH - LOW) * height).toFixed(2)}px)`;
    if (drawn.motion.rate) this.#frame = requestAnimationFrame(this.#draw);
  };

  #feel(drawn: Drawn, now: number): void {
    const { round, part, left } = this.#count(drawn, now);
    const name = `${drawn.id} ${round} ${part} ${drawn.motion.rate}`;
    if (this.#felt === name || now < drawn.motion.at - SAME) return;
    this.#felt = name;
    if (this.feels) feel(...(drawn.motion.rate ? ticks(part, left) : []));
  }

  #ended(was: Drawn, at: number): void {
    this.over = Math.round(Math.min(positionAt(was.motion, at), was.length) / cycle(was.parts));
    feel();
  }

  #ownEnds(now: number): void {
    if (this.own) this.#ended(this.own, now);
    this.own = undefined;
  }

  // ------------------------------------------------------------------------------------------ asking

  #begin(): void {
    this.over = 0;
    if (!this.alone) {
      void this.ask("begin", { pattern: this.pattern, minutes: this.minutes });
      return;
    }
    const parts = [...PATTERNS[this.pattern]];
    const motion = { position: 0, rate: 1, at: (this.room?.clock.now() ?? 0) + SETTLE };
    this.own = {
      id: "own",
      pattern: this.pattern,
      parts,
      length: whole(parts, this.minutes * 60),
      motion,
    };
  }

  /** Holds my own, or goes on with the beginning of its breath. */
  #ownHeld(held: boolean): void {
    const [own, now] = [this.own, this.room?.clock.now()];
    if (!own || now == null) return;
    const position = positionAt(own.motion, now);
    const begin = Math.floor(position / cycle(own.parts)) * cycle(own.parts);
    this.own = { ...own, motion: { position: held ? position : begin, rate: held ? 0 : 1, at: now } };
  }

  /** What was written is kept, or not; and who sat in company has. */
  #done(keep: boolean): void {
    const what = this.#mine.draft?.what;
    this.#mine.end(keep);
    const sitting = this.shown?.sitting;
    if (sitting && what === sitting.what && sits(sitting, this.room?.you ?? ""))
      void this.ask("rise", { sitting: sitting.id });
  }

  async #go(step: number): Promise<void> {
    this.#mine.go(step);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#prompt")?.focus();
  }

  // ------------------------------------------------------------------------------------------ drawing

  override render(): TemplateResult {
    const room = this.room;
    const drawn = this.#drawn;
    const { draft } = this.#mine;
    const title = html`<h2 class="head" part="title" id="title">${t("breathe-title")}</h2>`;
    if (!room) return title;
    return html`
      <section class="stack" aria-labelledby="title" data-testid="breathe" data-on=${drawn ? (this.own ? "own" : "room") : "none"}>
        ${title}
        ${drawn ? this.#breath(room, drawn) : nothing}
        ${!drawn && !draft ? this.#choose(room) : nothing}
        ${this.refusal()}
        ${draft ? this.#exercise(room) : this.#kindly(room)}
      </section>`;
  }

  #choose(room: Room): TemplateResult {
    return choose(
      {
        pattern: this.pattern,
        minutes: this.minutes,
        alone: this.alone,
        over: this.over,
        many: Object.keys(room.members).length,
      },
      (more) => Object.assign(this, more),
      () => this.#begin(),
    );
  }

  #breath(room: Room, drawn: Drawn): TemplateResult {
    const now = this.seen ?? 0;
    const waits = Math.max(0, Math.ceil(drawn.motion.at - now - SAME));
    const held = !drawn.motion.rate;
    const { round, part, digit } = this.#count(drawn, now);
    const number = new Intl.NumberFormat(spoken(), { maximumFractionDigits: 1 });
    const of = Math.round(drawn.length / cycle(drawn.parts));
    const said = held ? t("breathe-held") : waits ? t("breathe-settle") : t(`breathe-${part}`);
    return html`<div class="breath ${held ? "held" : ""}" part="panel" data-testid="breathe-panel" data-part=${held ? "held" : waits ? "settle" : part}>
      ${sky()}
      <p class="voice t6" role="status" aria-live="polite" data-testid="breathe-now">${said}</p>
      <p class="num count" aria-hidden="true" data-testid="breathe-count">${held ? html`&nbsp;` : waits || digit}</p>
      <ol class="bars" aria-label=${t("breathe-parts")}>${PARTS.map((one, n) => {
        const seconds = drawn.parts[n] ?? 0;
        return seconds
          ? html`<li .style=${`--long: ${seconds}`} aria-current=${!held && !waits && one === part ? "step" : nothing}>${t(`breathe-bar-${one}`, { n: number.format(seconds) })}</li>`
          : nothing;
      })}</ol>
      <p class="t2">${held ? t("breathe-held-lead") : waits ? nothing : html`${t("breathe-round", { n: round + 1, of })} ${round + 1 === of ? t("breathe-ending") : nothing}`}</p>
      ${this.own ? this.#ownActs(held) : this.#acts(room, this.shown?.on as Breathing, held)}
    </div>`;
  }

  #ownActs(held: boolean): TemplateResult {
    return html`<div class="does">
      ${held ? act("breathe-resume", t("breathe-resume"), "", () => this.#ownHeld(false)) : act("breathe-pause", html`${icon("pause", true)}${t("breathe-pause-own")}`, " quiet", () => this.#ownHeld(true))}
      ${act("breathe-leave", t("breathe-leave"), " bare", () => this.#ownEnds(this.room?.clock.now() ?? 0))}${this.#feelChip()}</div>`;
  }

  #acts(room: Room, on: Breathing, held: boolean): TemplateResult {
    const mine = on.along.includes(room.you);
    const others = Object.keys(room.members).filter((one) => one !== room.you);
    const there = on.along.filter((one) => one !== room.you);
    const said = !mine
      ? t("breathe-theirs", { names: this.#names(on.along) })
      : there.length
        ? t("breathe-with", { names: this.#names(on.along) })
        : others.length
          ? t("breathe-alone", { names: this.#names(others) })
          : "";
    const ask = (cmd: string) => this.ask(cmd, { breathing: on.id });
    const pause = t(others.length > 1 ? "breathe-pause-all" : "breathe-pause");
    return html`<p class="t2" data-testid="breathe-who">${said}</p>
      <div class="does">
        ${mine ? nothing : act("breathe-join", t("breathe-join"), "", () => ask("join"))}
        ${held ? act("breathe-resume", t("breathe-resume"), mine ? "" : " quiet", () => this.ask("resume")) : act("breathe-pause", html`${icon("pause", true)}${pause}`, " quiet", () => this.ask("pause"))}
        ${act("breathe-end", t("breathe-end"), " quiet", () => ask("end"))}
        ${mine && there.length ? act("breathe-leave", t("breathe-leave"), " bare", () => ask("leave")) : nothing}${this.#feelChip()}
      </div>`;
  }

  #feelChip(): TemplateResult | typeof nothing {
    if (!("vibrate" in navigator) || !matchMedia("(pointer: coarse)").matches) return nothing;
    return choice("breathe-feel", t("breathe-feel"), this.feels, () => {
      this.feels = !this.feels;
      if (!this.feels) feel();
    });
  }

  #company(room: Room): TemplateResult | typeof nothing {
    return company({
      state: this.shown,
      you: room.you,
      many: Object.keys(room.members).length,
      now: this.seen ?? 0,
      nameOf: (one) => this.nameOf(one),
      names: (some) => this.#names(some),
      ask: (cmd, args) => this.ask(cmd, args),
      open: (what) => this.#mine.open(what),
    });
  }

  #exercise(room: Room): TemplateResult {
    const { draft } = this.#mine;
    if (!draft) return html``;
    const sitting = this.shown?.sitting;
    const asks =
      Object.keys(room.members).length > 1 && !sitting
        ? html`<div class="note row between" part="note"><p>${t("breathe-company-lead")}</p>${act("breathe-sit", t("breathe-sit"), " quiet small", () => this.ask("sit", { what: draft.what }))}</div>`
        : sitting?.by === room.you || (sitting && !sits(sitting, room.you))
          ? this.#company(room)
          : nothing;
    return exercise(
      {
        draft,
        keeps: canKeep(),
        settled: this.#mine.settled,
        write: (text) => this.#mine.write(text),
        go: (step) => void this.#go(step),
        end: (keep) => this.#done(keep),
      },
      asks,
    );
  }

  #kindly(room: Room): TemplateResult {
    return html`<div class="kindly"><div><h3 class="head">${t("breathe-kind")}</h3><p class="t2 soft">${t("breathe-kind-lead")}</p></div>
      ${this.#company(room)} ${exercises((what) => this.#mine.open(what))} ${notesShown(
        this.#mine.notes,
        (note) => this.#mine.wipe(note),
        () => this.#mine.take(),
      )}</div>`;
  }

  #names(members: readonly string[]): string {
    return listed(members.map((one) => this.nameOf(one)));
  }
}

define("samesky-breathe", SameskyBreathe);
