import { html, nothing, type PropertyDeclarations, svg, type TemplateResult } from "lit";
import type { EveningView, Segment } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Language, type Loads, language, listed, spoken, t } from "../words/words.ts";
import { constellation, type Light } from "./constellation.ts";
import { beginnings, type Course, courseAt } from "./course.ts";
import { hourIn, west } from "./daylight.ts";
import { clockFace } from "./digits.ts";
import { icon } from "./drawn.ts";
import { eveningLook } from "./evening-look.ts";
import { eveningWords } from "./evening-words.ts";
import { feel } from "./felt.ts";
import { look } from "./look.ts";
import { minutesOf, type Programme, type Programmes, programmes } from "./programmes.ts";
import { define } from "./room-element.ts";
import { TickingElement } from "./ticking-element.ts";
import { clocksOf } from "./zones.ts";

/** Seconds by which a segment is made longer at a time. */
const LONGER = 600;

/**
 * `<samesky-evening>`: a programme gone through together, from the lobby to the end.
 *
 * @slot plan - A way to plan one's own, where the page has one.
 */
export class SameskyEvening extends TickingElement<EveningView> {
  static override styles = [look, eveningLook];
  static override properties: PropertyDeclarations = {
    deck: { state: true },
    places: { attribute: false },
    choosing: { state: true },
    declined: { state: true },
  };
  declare deck: Programmes | undefined;
  /** What leads to the activity of a segment, where the page has a place for it. */
  declare places: ((on: string, testid: string, look: string) => TemplateResult | typeof nothing) | undefined;
  declare choosing: boolean;
  /** The end of the ask that was answered with "not now" here. */
  declare declined: number | null;
  #deckIn: Language | undefined;
  #counted = 0;

  constructor() {
    super();
    this.on = "evening";
    this.choosing = false;
    this.declined = null;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["evening-title", eveningWords];
  }

  protected override turned(before: EveningView | undefined): void {
    if (before?.revision !== this.shown?.revision) this.choosing = false;
    if (before?.current !== this.shown?.current && this.shown?.phase === "running") feel(200);
  }

  protected override changesAfter(now: number): number | undefined {
    return courseAt(this.shown, now).changes;
  }

  override render(): TemplateResult {
    const { room, shown: evening } = this;
    this.#load();
    const course = courseAt(evening, this.seen ?? 0);
    if (!room || !evening || course.phase === "empty" || this.choosing) return this.#choose(room, evening);
    if (course.count && course.count !== this.#counted && course.phase !== "held") feel(30);
    this.#counted = course.count;
    const running = course.phase === "running" || course.phase === "held";
    return html`
      <section class="stack" aria-labelledby="title" data-testid="evening" data-phase=${course.phase}>
        <h2 class="head" part="title" id="title"><bdi>${this.nameOfEvening(evening)}</bdi></h2>
        <svg class="figure" part="figure" viewBox="0 0 640 110" aria-hidden="true">${constellation(
          `${room.card.id}${evening.programme ?? ""}`,
          evening.segments.map((one, n) => lightOfPart(evening, course, one, n)),
        )}</svg>
        <div class="two run">
          <div class="stack">${running ? this.#running(room, evening, course) : this.#gathering(room, evening, course)} ${this.refusal()}</div>
          <div class="stack">${this.#programme(room, evening, course)}</div>
        </div>
      </section>
    `;
  }

  /** What an evening is called: as its planner wrote, or as its programme is. */
  nameOfEvening(evening: EveningView): string {
    const own = this.words(evening.title, "plan.title", evening.planned_by);
    return own || this.deck?.all.find(({ id }) => id === evening.programme)?.title || t("evening-title");
  }

  #titleOf(evening: EveningView, one: Segment): string {
    const own = this.words(one.title, "plan.segments", evening.planned_by);
    const nth = evening.segments.indexOf(one) + 1;
    return own || this.deck?.cards[one.card ?? ""]?.title || t("evening-nth", { n: nth });
  }

  #load(): void {
    const wanted = language();
    if (this.#deckIn === wanted) return;
    this.#deckIn = wanted;
    programmes(wanted).then(
      (deck) => {
        this.deck = deck;
      },
      () => {
        this.#deckIn = undefined; // out of reach: the next drawing tries again
      },
    );
  }

  #button(testid: string, words: string, run: () => unknown, kind = "btn wide"): TemplateResult {
    const loud = !/quiet|bare/.test(kind);
    return html`<button class=${kind} part=${loud ? "action" : "quiet"} type="button" data-testid=${testid} @click=${run}>${words}</button>`;
  }

  // ---------------------------------------------------------------------------------- choosing

  #choose(room: Room | undefined, evening: EveningView | undefined): TemplateResult {
    const all = Object.keys(room?.members ?? {}).length > 2;
    const kind = room?.card.kind ?? "couple";
    const offered = this.deck?.all.filter(({ rooms }) => rooms.includes(kind)) ?? [];
    return html`
      <section class="stack" aria-labelledby="title" data-testid="evening" data-phase="choosing">
        <h2 class="head" part="title" id="title">${t("evening-title")}</h2>
        <p class="soft">${evening?.segments.length ? "" : t("evening-empty")} ${t(all ? "evening-empty-lead-all" : "evening-empty-lead")}</p>
        <div><slot name="plan"></slot></div>
        <ul class="offers">${offered.map((one) => this.#offer(one, evening?.revision ?? 0))}</ul>
        ${this.refusal()}
        ${this.choosing ? html`<div>${this.#button("evening-back", t("evening-not-now"), () => this.#choosing(false), "btn bare small")}</div>` : nothing}
      </section>
    `;
  }

  #offer(one: Programme, after: number): TemplateResult {
    const plan = () => this.ask("plan", { segments: one.segments, programme: one.id, after });
    return html`<li><button class="paper offer" type="button" data-testid="evening-${one.id}" @click=${plan}>
      <b class="b"><bdi>${one.title}</bdi></b><span class="t2 soft"><bdi>${one.about}</bdi></span><span class="t1 faint num">${t("evening-minutes", { n: minutesOf(one.segments) })}</span>
    </button></li>`;
  }

  #choosing(choosing: boolean): void {
    this.choosing = choosing;
  }

  // ---------------------------------------------------------------------------------- before and after

  #gathering(room: Room, evening: EveningView, course: Course): TemplateResult {
    const members = west(room.members);
    const ready = evening.lobby?.ready ?? [];
    const mine = ready.includes(room.you);
    const rested = course.phase === "resting" || (course.phase === "lobby" && course.now);
    const about = this.deck?.all.find(({ id }) => id === evening.programme)?.about;
    if (course.count) return this.#counting(evening, course);
    const lead =
      course.phase === "over"
        ? this.#lasted(evening)
        : t(members.length > 2 ? "evening-begins-all" : "evening-begins");
    const title =
      course.phase === "over"
        ? t("evening-over")
        : rested
          ? t("evening-resting")
          : (about ?? this.nameOfEvening(evening));
    return html`
      <p class="voice t5"><bdi>${title}</bdi></p>
      <p class="soft">${rested && course.now ? t("evening-resting-at", { title: this.#titleOf(evening, course.now) }) : nothing} ${lead}</p>
      ${evening.lobby ? html`<ul class="who">${members.map((member) => this.#comer(member, ready.includes(member)))}</ul>` : nothing}
      ${mine ? this.#button("evening-not-here", t("evening-not-here"), () => this.ask("not_here"), "btn quiet wide") : this.#button("evening-here", t(course.phase === "over" ? "evening-again" : "evening-here"), () => this.ask("here"))}
      ${mine && ready.length < members.length ? this.#button("evening-start", t("evening-start"), () => this.ask("start"), "btn bare") : nothing}
      ${evening.lobby ? nothing : html`<div class="row tight"><slot name="plan"></slot>${this.#button("evening-others", t("evening-others"), () => this.#choosing(true), "btn bare small")}</div>`}
    `;
  }

  #comer(member: string, here: boolean): TemplateResult {
    return html`<li class=${this.hueOf(member)}><i class="light ${here ? "here" : "away"}" aria-hidden="true"></i>
      <span><b class="b person" part="name">${this.nameOf(member)}</b> <span class="t2 soft">${t(here ? "evening-is-here" : "evening-awaited")}</span></span></li>`;
  }

  #lasted(evening: EveningView): string {
    const seconds = Object.values(evening.spent).reduce((sum, one) => sum + one, 0);
    return t("evening-over-lead", { n: Math.max(1, Math.round(seconds / 60)) });
  }

  #counting(evening: EveningView, course: Course): TemplateResult {
    const to = evening.segments.find(({ id }) => id === evening.coming?.segment);
    const words = to ? t("evening-count", { title: this.#titleOf(evening, to) }) : t("evening-count-end");
    return html`<div class="stack g2" role="timer" data-testid="evening-count"><p class="voice t5"><bdi>${words}</bdi></p><p class="voice num count">${course.count}</p></div>`;
  }

  // ---------------------------------------------------------------------------------- on the way

  #running(room: Room, evening: EveningView, course: Course): TemplateResult {
    const now = course.now as Segment;
    const said = this.deck?.cards[now.card ?? ""]?.say;
    const inside = evening.circle.includes(room.you);
    const asks = evening.ask && evening.ask.until !== this.declined ? evening.ask : null;
    if (course.count && course.phase === "running") return this.#counting(evening, course);
    return html`
      <div class="stack g2" aria-live="polite">
        <p class="t2 soft">${this.#where(room, evening, course)}</p>
        <h3 class="voice t6" data-testid="evening-segment" data-segment=${now.id}><bdi>${this.#titleOf(evening, now)}</bdi></h3>
        ${said ? html`<p class="soft say" dir="auto">${said}</p>` : nothing}
      </div>
      <div class="left" role="timer"><span class="voice t7 num" part="digits" data-testid="evening-left">${clockFace(Math.ceil(course.left - 0.004))}</span>
        <span class="t2 soft">${t(course.left > 0 ? "evening-left" : "evening-past")}</span></div>
      ${course.phase === "held" ? this.#held(room, evening) : asks ? this.#asks(evening, asks) : inside ? this.#acts(room, evening, course) : this.#button("evening-join", t("evening-join"), () => this.ask("here"))}
      ${evening.gone.length ? html`<p class="t2 soft">${t("evening-gone", { names: this.#names(evening.gone) })}</p>` : nothing}
    `;
  }

  #names(members: readonly string[]): string {
    return listed(members.map((member) => this.nameOf(member)));
  }

  #where(room: Room, evening: EveningView, course: Course): string {
    const place = { n: course.n, of: evening.segments.length };
    if (course.phase === "held" || course.left <= 0) return t("evening-where", place);
    const ends = new Date(((this.seen ?? 0) + course.left) * 1000);
    const times = clocksOf(room).map(({ zone }) => hourIn(zone, ends, spoken()));
    return t("evening-until", { ...place, times: listed([...new Set(times)]) });
  }

  #acts(room: Room, evening: EveningView, course: Course): TemplateResult {
    const now = course.now as Segment;
    const small = (
      testid: string,
      drawn: TemplateResult,
      words: string,
      run: () => unknown,
      long: string | typeof nothing = nothing,
    ) =>
      html`<button class="btn quiet small" part="quiet" type="button" data-testid=${testid} aria-label=${long} @click=${run}>${drawn}${words}</button>`;
    const place =
      now.on && course.left > 0 ? (this.places?.(now.on, "evening-place", "btn wide") ?? nothing) : nothing;
    const loud = place === nothing ? "btn wide" : "btn quiet wide";
    const next = course.next
      ? t("evening-next", { title: this.#titleOf(evening, course.next) })
      : t("evening-finish");
    return html`
      <div class="go">
        ${place}
        ${now.gate === "hand" ? this.#button("evening-next", next, () => this.ask("next", { after: now.id }), loud) : nothing}
        ${now.gate === "ready" ? this.#ready(room, evening, now, loud) : nothing}
      </div>
      <div class="tri">
        ${small("evening-hold", icon("pause", true), t("evening-hold"), () => this.ask("hold", { segment: now.id }))}
        ${small("evening-extend", icon("plus", true), t("evening-extend"), () => this.ask("extend", { segment: now.id, seconds: LONGER }), t("evening-extend-long"))}
        ${now.gate === "hand" ? nothing : small("evening-skip", icon("next", true), t("evening-skip"), () => this.ask("skip", { segment: now.id }))}
      </div>
    `;
  }

  #ready(room: Room, evening: EveningView, now: Segment, loud: string): TemplateResult {
    const gate = evening.gate;
    const awaited = gate?.circle.filter((member) => !gate.ready.includes(member)) ?? [];
    if (!gate?.ready.includes(room.you))
      return this.#button(
        "evening-ready",
        t("evening-ready"),
        () => this.ask("ready", { segment: now.id }),
        loud,
      );
    const words = awaited.length > 1 ? "evening-ready-waits-many" : "evening-ready-waits";
    return html`<p class="note" role="status">${t(words, { names: this.#names(awaited) })}</p>
      ${awaited.map((member) => this.#button("evening-without", t("evening-without", { name: this.nameOf(member) }), () => this.ask("go_without", { member }), "btn bare small"))}`;
  }

  #asks(evening: EveningView, ask: NonNullable<EveningView["ask"]>): TemplateResult {
    const to = evening.segments.find(({ id }) => id === ask.topic);
    if (ask.yours)
      return html`<p class="note" role="status" data-testid="evening-asking">${t("evening-asking")}</p>`;
    const name = this.nameOf(ask.by);
    return html`<div class="note lamp asks" part="note" data-testid="evening-asked">
      <p role="status">${to ? t("evening-asked", { name, title: this.#titleOf(evening, to) }) : t("evening-asked-end", { name })}</p>
      <div class="row tight">
        ${this.#button("evening-yes", t("evening-yes"), () => this.ask("agree", { to: ask.topic }), "btn small")}
        ${this.#button(
          "evening-not-now",
          t("evening-not-now"),
          () => {
            this.declined = ask.until;
            void this.ask("not_now", { to: ask.topic });
          },
          "btn quiet small",
        )}
      </div>
    </div>`;
  }

  #held(room: Room, evening: EveningView): TemplateResult {
    const { by, awaited, until } = evening.held as NonNullable<EveningView["held"]>;
    const back = awaited.length > 1 ? "evening-back-many" : "evening-back";
    const words = awaited.length
      ? t(back, { names: this.#names(awaited) })
      : by === room.you
        ? t("evening-held-you")
        : t("evening-held", { name: this.nameOf(by) });
    const breath = by
      ? ""
      : t("evening-breath", { time: clockFace(Math.ceil(until - (this.seen ?? until))) });
    return html`
      <div class="note" data-testid="evening-held"><i class="light coming ${this.hueOf(awaited[0] ?? by)}" aria-hidden="true"></i><div><p role="status">${words}</p>${breath ? html`<p class="num">${breath}</p>` : nothing}</div></div>
      ${this.#button("evening-go-on", t(awaited.length ? "evening-go-on-without" : "evening-go-on"), () => this.ask("go_on"))}
    `;
  }

  // ---------------------------------------------------------------------------------- the whole

  #programme(room: Room, evening: EveningView, course: Course): TemplateResult {
    const zones = clocksOf(room);
    const times = beginnings(evening, this.seen ?? 0);
    const inside =
      course.phase === "running" && !course.count && !evening.ask && evening.circle.includes(room.you);
    const spacer = inside ? html`<span class="none"></span>` : nothing;
    const row = (one: Segment, n: number) => {
      const light = lightOfPart(evening, course, one, n);
      const [done, now] = [light === "lit", light === "now"];
      const timed = light !== "dim" || (n + 1 > course.n && course.phase !== "over");
      const took = evening.spent[one.id];
      const title = this.#titleOf(evening, one);
      return html`<li class=${done ? "done" : now ? "now" : ""} aria-current=${now ? "step" : nothing}>
        <span class="mark" aria-hidden="true">${done ? svg`<svg class="i s" viewBox="0 0 24 24"><path d="M5 12.5l4.6 4.6L19 7.500"/></svg>` : now ? icon("play", true) : nothing}</span>
        <span class="grow"><b class="b"><bdi>${title}</bdi></b><span class="t2 soft">${t("evening-minutes", { n: done && took ? Math.max(1, Math.round(took / 60)) : one.minutes })}</span></span>
        ${timed ? html`<span class="t2 num times">${zones.map(({ zone }) => html`<span>${hourIn(zone, new Date((times[n] ?? 0) * 1000), spoken())}</span>`)}</span>` : nothing}
        ${inside && !now ? html`<button class="iconb" type="button" aria-label=${t("evening-jump", { title })} data-testid="evening-jump-${n + 1}" @click=${() => this.ask("jump", { segment: evening.current, to: one.id })}>${icon("next", true)}</button>` : spacer}
      </li>`;
    };
    const under = course.phase === "running" || course.phase === "held";
    return html`
      <div class="head-times"><h3 class="label">${t("evening-programme")}</h3>${zones.length > 1 ? html`<span class="grow"></span><span class="t1 soft times names">${zones.map(({ name }) => html`<span>${name}</span>`)}</span>${spacer}` : nothing}</div>
      <ol class="list prog">${evening.segments.map(row)}</ol>
      ${
        under || course.phase === "resting" || course.phase === "lobby"
          ? html`<div class="ends">${under ? this.#button("evening-rest", t("evening-rest"), () => this.ask("rest"), "btn bare small") : nothing}${this.#button("evening-end", t("evening-end"), () => this.ask("end"), "btn bare small")}</div>`
          : nothing
      }
    `;
  }
}

/** Whether a segment was, is, or has not been. */
function lightOfPart(evening: EveningView, course: Course, one: Segment, n: number): Light {
  if (n + 1 === course.n && course.phase !== "over") return "now";
  return one.id in evening.spent ? "lit" : "dim";
}

define("samesky-evening", SameskyEvening);
