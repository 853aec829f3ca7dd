import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ProposalView, RoundView, Span, TimesView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, listed, spoken, t } from "../words/words.ts";
import { cityOf, here, hourIn, lightAt, offsetOf } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { look } from "./look.ts";
import { define, RoomElement } from "./room-element.ts";
import { timesLook } from "./times-look.ts";
import { awaitedOf, type Phase, phaseOf } from "./times-phase.ts";
import { timesWords } from "./times-words.ts";
import { drawn, EMPTY, inWords, type Week } from "./week.ts";
import { dayName, hourName, WeekGrid } from "./week-grid.ts";
import { clocksOf } from "./zones.ts";

const LENGTHS = [30, 60, 90, 120, 180, 240];
const MAX_DAYS = 12;

/**
 * `<samesky-times>`: free hours of each, which nobody else sees, and from them a time for a date. It asks for ticks,
 * and books what suits all by one tap.
 */
export class SameskyTimes extends RoomElement<TimesView> {
  static override styles = [look, timesLook];
  static override properties: PropertyDeclarations = {
    editing: { state: true },
    ticks: { state: true },
    declined: { state: true },
    days: { state: true },
    sent: { state: true },
  };
  /** Whether my hours are being written. */
  declare editing: boolean;
  /** What is ticked here and not sent yet; undefined: as it was sent. */
  declare ticks: readonly string[] | undefined;
  /** The round of which none suit me; nobody is told. */
  declare declined: string;
  declare days: Readonly<Record<string, readonly Span[]>>;
  /** Something is on its way and not answered yet. */
  declare sent: boolean;
  /** The length that was chosen here. */
  #minutes: number | undefined;
  #zone = "";
  readonly #grid = new WeekGrid(this, EMPTY);

  constructor() {
    super();
    this.on = "times";
    this.editing = this.sent = false;
    this.declined = "";
    this.days = {};
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["times-title", timesWords];
  }

  protected override turned(before: TimesView | undefined): void {
    if (before?.round?.id !== this.shown?.round?.id) this.ticks = undefined;
  }

  override render(): TemplateResult {
    const { room, shown: view } = this;
    const members = Object.keys(room?.members ?? {});
    const phase = phaseOf(view, room?.you ?? "", members);
    return html`
      <section class="stack" aria-labelledby="title" data-testid="times" data-phase=${this.editing ? "editing" : phase}>
        <h2 class="head" part="title" id="title">${t("times-title")}</h2>
        ${room ? (this.editing ? this.#editor(room) : this.#phase(room, view, phase, members)) : nothing}
        ${this.sent && room?.connection === "waiting" ? html`<p class="note" role="status" data-testid="times-kept">${t("times-kept")}</p>` : nothing}
        ${this.refusal()}
      </section>
    `;
  }

  #phase(room: Room, view: TimesView | undefined, phase: Phase, members: readonly string[]): TemplateResult {
    const round = view?.round;
    const all = (round?.circle.length ?? members.length) > 2;
    switch (phase) {
      case "unsaid":
        return this.#unsaid(room, view, members);
      case "waiting":
        return this.#waiting(room, view, members);
      case "ready":
        return html`<p class="lead soft">${t(members.length > 2 ? "times-ready-all" : "times-ready")}</p>${this.#find("times-find")}${this.#own()}`;
      case "booked":
        return html`<p class="voice t4">${t("times-booked")} ${this.#dayOf(view?.booked?.at ?? 0)}</p>${this.#clocks(room, view?.booked?.at ?? 0)}
          <p class="lead soft">${t("times-booked-lead")}</p>${this.#find("times-another", true)}${this.#own()}`;
      case "suits":
        return html`<p class="voice t4" role="status">${t(all ? "times-suits-all" : "times-suits")}</p>${this.#suits(room, round as RoundView)}${this.#acts(round)}`;
      case "nothing":
        return html`<p class="lead soft" role="status">${t("times-nothing")}</p>${this.#find("times-others")}${this.#own()}`;
      case "apart":
        return html`<p class="lead soft" role="status">${t("times-apart")}</p>${this.#find("times-find", true)}${this.#own()}`;
      case "outside":
        return html`<p class="lead soft">${t("times-not-asked")}</p>${this.#find("times-others", true)}${this.#own()}`;
      default:
        return this.#choose(room, round as RoundView, phase === "ticked", all);
    }
  }

  #button(testid: string, words: string, run: () => unknown, kind = "btn wide"): TemplateResult {
    const loud = !/quiet|bare/.test(kind);
    return html`<button class=${kind} part=${loud ? "action" : "quiet"} type="button" data-testid=${testid} @click=${run}>${words}</button>`;
  }

  /** Sends a command that is kept until it is answered; `done` when it was. */
  async #send(cmd: string, args: Record<string, unknown>, done: () => void = () => undefined): Promise<void> {
    this.sent = true;
    if (await this.ask(cmd, args)) done();
    this.sent = false;
  }

  // ---------------------------------------------------------------------------------- before

  #unsaid(room: Room, view: TimesView | undefined, members: readonly string[]): TemplateResult {
    const said = (view?.said ?? []).filter((member) => member !== room.you && member in room.members);
    const names = listed(said.map((member) => this.nameOf(member)));
    const by = said.length > 1 ? "times-said-by-many" : "times-said-by";
    return html`<p class="lead soft">${t(members.length > 2 ? "times-lead-all" : "times-lead")} ${said.length ? t(by, { names }) : nothing}</p>
      <div>${this.#button("times-say", t("times-say"), this.#edit, "btn quiet")}</div>`;
  }

  #waiting(room: Room, view: TimesView | undefined, members: readonly string[]): TemplateResult {
    const awaited = awaitedOf(view, members);
    const names = listed(awaited.map((member) => this.nameOf(member)));
    const [one, ...more] = awaited;
    const zone = (one && room.members[one]?.tz) || here();
    const at = new Date();
    const asleep = one && !more.length && lightAt(zone, at) === "night";
    const words = awaited.length
      ? t(more.length ? "times-waits-many" : "times-waits", { names })
      : t("times-alone");
    const others = (view?.said ?? []).filter((member) => member in room.members).length > 1;
    return html`<p class="lead soft" data-testid="times-waits">${words} ${asleep ? t("times-asleep", { time: hourIn(zone, at, spoken()) }) : nothing}</p>
      ${others ? this.#find("times-find-without", true) : nothing}${this.#own()}`;
  }

  /** The length, and the button that looks. */
  #find(
    words: "times-find" | "times-find-without" | "times-others" | "times-another",
    quiet = false,
  ): TemplateResult {
    const { round, booked } = this.shown ?? {};
    const minutes = () => this.#minutes ?? round?.minutes ?? booked?.minutes ?? 120;
    const find = () => this.ask("find", { minutes: minutes(), ...(round ? { after: round.id } : {}) });
    return html`<div class="choose"><label><span class="label">${t("times-minutes")}</span>
      <select class="field" data-testid="times-minutes" @change=${(event: Event) => {
        this.#minutes = Number((event.currentTarget as HTMLSelectElement).value);
      }}>${LENGTHS.map((n) => html`<option value=${n} ?selected=${n === minutes()}>${duration(n)}</option>`)}</select></label>
      ${this.#button("times-find", t(words), find, quiet ? "btn quiet" : "btn")}</div>`;
  }

  #own(): TemplateResult {
    const yours = this.shown?.yours;
    const take = () => this.#send("say", { ...yours, tz: here() });
    return html`${yours && yours.tz !== here() ? this.#moved(yours.tz, take) : nothing}
      <div class="row tight acts">${this.#button("times-change", t("times-change"), this.#edit, "btn bare small")}</div>`;
  }

  /** My clock is another here than the one by which I said my hours. */
  #moved(zone: string, take: () => unknown): TemplateResult {
    return html`<p class="note" part="note" data-testid="times-moved"><span class="grow">${t("times-place-new", { place: cityOf(zone) || zone })}</span>${this.#button("times-take", t("times-place-take"), take, "btn quiet small")}</p>`;
  }

  // ---------------------------------------------------------------------------------- times

  #choose(room: Room, round: RoundView, ticked: boolean, all: boolean): TemplateResult {
    const near = round.times.some((one) => one.near);
    const until = this.#until(round.until);
    if (!ticked && this.declined === round.id)
      return html`<p class="lead soft" role="status" data-testid="times-declined">${t("times-not-now", { until })}</p>
        <div class="row tight acts">${this.#button(
          "times-look-again",
          t("times-look-again"),
          () => {
            this.declined = "";
          },
          "btn bare small",
        )}${this.#button("times-change", t("times-change"), this.#edit, "btn bare small")}</div>`;
    const chosen = this.ticks ?? round.yours;
    const changed = chosen.join() !== round.yours.join();
    const [other = ""] = round.circle.filter((member) => member !== room.you);
    const asks = all ? t("times-ask") : t("times-ask-both", { name: this.nameOf(other) });
    const tick = () => this.#send("tick", { round: round.id, suits: chosen });
    return html`
      <div class="stack g2">${near ? html`<p class="lead">${t("times-near")}</p>` : nothing}
        <p class="lead soft" role="status">${ticked && !changed ? t(all ? "times-ticked-all" : "times-ticked", { until }) : asks}</p></div>
      <ul class="list" part="list" data-testid="times-list">${round.times.map((one) => this.#time(room, round, one, chosen))}</ul>
      ${changed && chosen.length ? this.#button("times-tick", t(ticked ? "times-tick-again" : "times-tick"), tick) : nothing}
      <div class="row tight acts">
        ${ticked ? nothing : this.#button("times-none", t("times-none-of-these"), () => this.#none(round), "btn bare small")}
        ${ticked && changed && !chosen.length ? this.#button("times-none", t("times-none-of-these"), () => this.#none(round), "btn bare small") : nothing}
        ${this.#button("times-change", t("times-change"), this.#edit, "btn bare small")}
        ${this.#button("times-drop", t("times-drop"), () => this.ask("drop", { round: round.id }), "btn bare small")}
      </div>`;
  }

  #acts(round: RoundView | null | undefined): TemplateResult {
    return html`<div class="row tight acts">${this.#button("times-change", t("times-change"), this.#edit, "btn bare small")}
      ${this.#button("times-drop", t("times-drop"), () => this.ask("drop", { round: round?.id }), "btn bare small")}</div>`;
  }

  /** None suits me: what was ticked is taken back, and nothing else is said. */
  async #none(round: RoundView): Promise<void> {
    this.declined = round.id;
    this.ticks = undefined;
    if (round.yours.length) await this.#send("tick", { round: round.id, suits: [] });
  }

  #time(room: Room, round: RoundView, one: ProposalView, chosen: readonly string[]): TemplateResult {
    const toggle = (event: Event) => {
      const on = (event.currentTarget as HTMLInputElement).checked;
      this.ticks = round.times.map(({ id }) => id).filter((id) => (id === one.id ? on : chosen.includes(id)));
    };
    return html`<li><label class="one" data-testid="times-one"><input type="checkbox" .checked=${chosen.includes(one.id)} @change=${toggle} />
      <span class="grow"><b class="b">${this.#dayOf(one.at)}</b>${this.#clocks(room, one.at)}${one.near ? html`<span class="t2 off">${this.#off(room, one)}</span>` : nothing}</span></label></li>`;
  }

  #suits(room: Room, round: RoundView): TemplateResult {
    const now = this.seen ?? 0;
    const left = round.times.filter(({ id, at }) => round.suits?.includes(id) && at > now);
    const book = (one: ProposalView) => this.#send("book", { round: round.id, time: one.id });
    return html`<ul class="list" part="list">${left.map(
      (
        one,
        n,
      ) => html`<li class="one item" data-testid="times-suits"><span class="grow"><b class="b">${this.#dayOf(one.at)}</b>${this.#clocks(room, one.at)}</span>
        <button class=${n ? "btn quiet small" : "btn small"} part=${n ? "quiet" : "action"} type="button" data-testid="times-book"
          aria-label=${t("times-book-at", { when: `${this.#dayOf(one.at)}, ${hourIn(this.#mine(room), new Date(one.at * 1000), spoken())}` })} @click=${() => book(one)}>${t("times-book")}</button></li>`,
    )}</ul>`;
  }

  #off(room: Room, { off }: ProposalView): string {
    const [[member, miss] = ["", "early"]] = Object.entries(off);
    if (!member) return t("times-off-some");
    return member === room.you
      ? t(`times-${miss as "early"}-you`)
      : t(`times-${miss as "early"}`, { name: this.nameOf(member) });
  }

  #mine(room: Room): string {
    return room.members[room.you]?.tz || here();
  }

  #dayOf(at: number, zone = this.room ? this.#mine(this.room) : here()): string {
    const form = { weekday: "long", day: "numeric", month: "long", timeZone: zone } as const;
    return new Intl.DateTimeFormat(spoken(), form).format(at * 1000);
  }

  #until(at: number): string {
    const form = { weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    return new Intl.DateTimeFormat(spoken(), form).format(at * 1000);
  }

  /** The hour on each clock, with the day where it is another there. */
  #clocks(room: Room, at: number): TemplateResult {
    const mine = this.#mine(room);
    const day = (zone: string) => (this.#dayOf(at, zone) === this.#dayOf(at, mine) ? "" : shortDay(at, zone));
    return html`<span class="when t2">${clocksOf(room).map(({ name, zone }) => html`<span class="soft num"><bdi>${name}</bdi> ${hourIn(zone, new Date(at * 1000), spoken())} ${day(zone)}</span>`)}</span>`;
  }

  // ---------------------------------------------------------------------------------- my hours

  #edit = (): void => {
    const yours = this.shown?.yours;
    this.#zone = yours?.tz || here();
    this.days = yours?.days ?? {};
    this.#grid.take(yours?.week ?? EMPTY);
    this.editing = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#week")?.focus());
  };

  #editor(room: Room): TemplateResult {
    const grid = this.#grid;
    const set = (week: Week) => grid.take(week);
    const chip = (testid: string, words: string, run: () => void) =>
      html`<button class="chip" type="button" data-testid=${testid} @click=${run}>${words}</button>`;
    const beside = this.#beside(room);
    return html`<div class="stack editor ${this.hueOf(room.you)}">
      <div class="stack g2"><h3 class="voice t4" id="week" tabindex="-1">${t("times-week")}</h3>
        <p class="soft">${t("times-week-lead", { place: cityOf(this.#zone) || this.#zone })}</p></div>
      ${this.#zone === here() ? nothing : this.#moved(this.#zone, () => this.#take())}
      <div class="row tight">
        ${chip("times-evenings", t("times-evenings"), () => set(drawn(grid.week, { day: 0, hour: 18 }, { day: 4, hour: 22 }, true)))}
        ${chip("times-weekend", t("times-weekend"), () => set(drawn(grid.week, { day: 5, hour: 10 }, { day: 6, hour: 22 }, true)))}
        ${chip("times-clear", t("times-clear"), () => set(EMPTY))}
      </div>
      ${grid.render(beside?.hour)}
      <p class="t1 soft" id="how">${beside ? t("times-beside", { name: this.nameOf(beside.member) }) : nothing} ${t("times-week-how")}</p>
      <div class="acts">${this.#button(
        "times-night",
        t(grid.night ? "times-night-hide" : "times-night"),
        () => {
          grid.night = !grid.night;
          this.requestUpdate();
        },
        "btn bare small",
      )}</div>
      <ul class="sum t2" aria-live="polite" data-testid="times-sum">${this.#sum(grid.week)}</ul>
      ${this.#single()}
      ${this.#button("times-keep", t("times-keep"), this.#keep)}
      <div class="row tight acts">
        ${this.#button(
          "times-back",
          t("times-back"),
          () => {
            this.editing = false;
          },
          "btn bare small",
        )}
        ${this.shown?.yours ? this.#button("times-forget", t("times-forget"), this.#forget, "btn bare small") : nothing}
      </div></div>`;
  }

  #take(): void {
    this.#zone = here();
    this.requestUpdate();
  }

  /** What the other's clock shows beside each hour of mine, where there is one other and it differs. */
  #beside(room: Room): { member: string; hour: (hour: number) => string } | undefined {
    const [other, ...more] = Object.keys(room.members).filter((member) => member !== room.you);
    const zone = (other && room.members[other]?.tz) || here();
    const now = new Date();
    const ahead = offsetOf(zone, now) - offsetOf(this.#zone, now);
    if (!other || more.length || !ahead) return undefined;
    return { member: other, hour: (hour) => hourName((((hour * 60 + ahead / 60) % 1440) + 1440) % 1440) };
  }

  #sum(week: Week): TemplateResult | TemplateResult[] {
    const lines = inWords(week);
    if (!lines.length) return html`<li class="soft">${t("times-nothing-free")}</li>`;
    return lines.map(({ first, last, spans }) => {
      const days = first === last ? dayName(first) : `${dayName(first, "short")} – ${dayName(last, "short")}`;
      const hours = spans.map(({ start, end }) => `${hourName(start)}–${hourName(end % 1440)}`);
      return html`<li><b class="b">${days}</b><span class="soft num"><bdi>${hours.join(", ")}</bdi></span></li>`;
    });
  }

  #single(): TemplateResult {
    const off = Object.keys(this.days);
    const name = (day: string) => this.#dayOf(Date.parse(`${day}T12:00Z`) / 1000, "UTC");
    const add = (event: SubmitEvent) => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const day = String(new FormData(form).get("day") ?? "");
      if (day) this.days = { ...this.days, [day]: [] };
      form.reset();
    };
    return html`<form class="stack g2" @submit=${add}>
      <label><span class="label">${t("times-off")}</span><span class="row nowrap tight"><input class="field small" type="date" name="day" data-testid="times-off" />
        <button class="btn quiet small" part="quiet" data-testid="times-off-add" ?disabled=${off.length >= MAX_DAYS}>${t("times-off-add")}</button></span></label>
      ${off.length ? html`<span class="days">${off.map((day) => html`<button class="chip" type="button" data-testid="times-off-day" aria-label=${t("times-off-remove", { day: name(day) })} @click=${() => this.#free(day)}>${name(day)}${icon("close", true)}</button>`)}</span>` : nothing}
    </form>`;
  }

  #free(day: string): void {
    this.days = Object.fromEntries(Object.entries(this.days).filter(([one]) => one !== day));
  }

  #keep = (): void => {
    const close = () => {
      this.editing = false;
    };
    void this.#send("say", { tz: this.#zone, week: this.#grid.week, days: this.days }, close);
    if (this.room?.connection === "waiting") close(); // it goes out later
  };

  #forget = (): void => {
    void this.#send("forget", {}, () => {
      this.editing = false;
    });
  };
}

function shortDay(at: number, zone: string): string {
  return new Intl.DateTimeFormat(spoken(), { weekday: "short", timeZone: zone }).format(at * 1000);
}

/** So many minutes, as they are said: "1 hr, 30 min". */
function duration(minutes: number): string {
  const unit = (n: number, name: "hour" | "minute") =>
    n ? [new Intl.NumberFormat(spoken(), { style: "unit", unit: name, unitDisplay: "short" }).format(n)] : [];
  return [...unit(Math.floor(minutes / 60), "hour"), ...unit(minutes % 60, "minute")].join(" ");
}

define("samesky-times", SameskyTimes);
