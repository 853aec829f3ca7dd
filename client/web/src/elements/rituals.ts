import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Ritual, Rituals } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, language, spoken, t } from "../words/words.ts";
import { instantOf, shiftOf, WAYS, type Way, wallOf, wayOf } from "./dates.ts";
import { here, hourIn } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { eveningWords } from "./evening-words.ts";
import { look } from "./look.ts";
import { minutesOf, type Programmes, programmes } from "./programmes.ts";
import { define, RoomElement } from "./room-element.ts";
import { clocksOf } from "./zones.ts";

/** `<samesky-rituals>`: dates to come, once or again and again, in everybody's own time; and a new one. */
export class SameskyRituals extends RoomElement<Rituals> {
  static override styles = [
    look,
    css`
      :host { display: block; container-type: inline-size; }
      .one { display: grid; gap: 0.5rem; padding-block: 1.125rem; grid-template-columns: minmax(0, 1fr); }
      .when { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; } .shift { color: var(--ss-lamp-ink); }
      form { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); padding-block-start: 0.75rem; } label { display: block; min-inline-size: 0; }
      .fields { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr)); }
      select.field { text-overflow: ellipsis; padding-inline-end: 0.5rem; } .row .btn.bare { padding-inline: 0.75rem; } .acts { margin-inline-start: -0.75rem; }
      @container (min-width: 34rem) { form > .btn { justify-self: start; min-inline-size: 14rem; } }
    `,
  ];
  static override properties: PropertyDeclarations = {
    deck: { state: true },
    moving: { state: true },
    places: { attribute: false },
  };
  declare deck: Programmes | undefined;
  /** What leads to the programme of a ritual, where the page has a place for it. */
  declare places: ((ritual: string) => TemplateResult) | undefined;
  /** The ritual whose next date is being moved. */
  declare moving: string;

  constructor() {
    super();
    this.on = "rituals";
    this.moving = "";
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["rituals-title", eveningWords];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    programmes(language()).then(
      (deck) => {
        this.deck = deck;
      },
      () => undefined, // out of reach: dates have their own names
    );
  }

  override render(): TemplateResult {
    const room = this.room;
    const plans = Object.entries(this.shown?.plans ?? {}).filter(([, { coming }]) => coming.length);
    plans.sort(([, a], [, b]) => (a.coming[0]?.at ?? 0) - (b.coming[0]?.at ?? 0));
    return html`
      <section class="stack" aria-labelledby="title" data-testid="rituals">
        <h2 class="head" part="title" id="title">${t("rituals-title")}</h2>
        ${plans.length && room ? html`<ul class="list" part="list">${plans.map(([id, one]) => this.#one(room, id, one))}</ul>` : html`<p class="soft">${t("rituals-empty")}</p>`}
        ${this.refusal()}
        ${room ? this.#new(room) : nothing}
      </section>
    `;
  }

  #nameOf(one: Ritual): string {
    // Titles are sealed for the evening that it will be.
    const laid = one.own?.[one.coming[0]?.id ?? ""] ?? one; // a room that was kept by an older app knows of none
    const own = laid.title && this.room?.unseal(laid.title, this.#evening, "plan.title", laid.by).text;
    return own || this.deck?.all.find(({ id }) => id === laid.programme)?.title || t("rituals-one");
  }

  get #evening(): string {
    return this.name ? `evening:${this.name}` : "evening";
  }

  #one(room: Room, id: string, one: Ritual): TemplateResult | typeof nothing {
    const [next] = one.coming;
    if (!next) return nothing;
    const zones = clocksOf(room);
    const mine = room.members[room.you]?.tz || here();
    const day = new Intl.DateTimeFormat(spoken(), {
      weekday: "long",
      day: "numeric",
      month: "long",
      timeZone: mine,
    });
    const way = wayOf(one.rule.again);
    const name = this.#nameOf(one);
    const act = (testid: string, words: string, run: () => unknown) =>
      html`<button class="btn bare small" part="quiet" type="button" data-testid=${testid} @click=${run}>${words}</button>`;
    return html`<li class="one" data-testid="ritual" data-ritual=${id}>
      <h3 class="voice t4"><bdi>${name}</bdi></h3>
      <p class="when"><span class="b">${day.format(next.at * 1000)}</span>
        ${zones.map(({ name, zone }) => html`<span class="soft num"><bdi>${name}</bdi> ${hourIn(zone, new Date(next.at * 1000), spoken())}</span>`)}</p>
      <p class="t2 soft">${t(way ? `rituals-${way}` : "rituals-rule")}${one.rule.tz !== mine ? html` · ${t("rituals-clock", { place: placeOf(one.rule.tz) })}` : nothing}</p>
      ${way !== "once" && one.own?.[next.id] ? html`<p class="t2 soft" data-testid="ritual-own">${t("rituals-own-next")}</p>` : nothing}
      ${this.#shifts(room, one).map((words) => html`<p class="t2 shift" data-testid="ritual-shift">${words}</p>`)}
      <div class="row tight acts">
        ${this.places?.(id) ?? nothing}
        ${way === "once" ? nothing : act("ritual-skip", t("rituals-skip"), () => this.ask("skip", { ritual: id, date: next.id }))}
        ${act("ritual-move", t("rituals-move"), () => {
          this.moving = this.moving === id ? "" : id;
        })}
        ${act("ritual-calendar", t("rituals-calendar"), () => this.#file(room, id, one))}
        ${act("ritual-drop", t("rituals-drop"), () => this.ask("drop", { ritual: id }))}
      </div>
      ${this.moving === id ? this.#move(id, one, mine) : nothing}
    </li>`;
  }

  /** The date as a file for calendars, with its own name: it is made here, where that can be read. */
  async #file(room: Room, id: string, one: Ritual): Promise<void> {
    const { icsOf, handOver } = await import("./ics.ts");
    const path = `/r/${encodeURIComponent(room.card.id)}`;
    const at = location.pathname.indexOf(path);
    const page = at < 0 ? "" : location.origin + location.pathname.slice(0, at + path.length);
    const instead = `${this.on}-${id}-${instantOf(one.rule.start, one.rule.tz)}`;
    handOver(icsOf(one, { title: this.#nameOf(one), url: page, instead }), `samesky-${id}.ics`);
  }

  /** From which date on the clocks of each show another hour. */
  #shifts(room: Room, one: Ritual): string[] {
    const day = new Intl.DateTimeFormat(spoken(), { day: "numeric", month: "long" });
    return Object.entries(room.members).flatMap(([id, member]) => {
      const shift = shiftOf(one, member.tz || here(), spoken());
      if (!shift) return [];
      const gaps = { day: day.format(shift.at * 1000), hour: shift.hour };
      return [
        id === room.you ? t("rituals-shift-you", gaps) : t("rituals-shift", { ...gaps, name: member.name }),
      ];
    });
  }

  #when(wall: string): TemplateResult {
    return html`
      <label><span class="label">${t("rituals-day")}</span><input class="field" type="date" name="day" required data-testid="ritual-day" .value=${wall.slice(0, 10)} /></label>
      <label><span class="label">${t("rituals-hour")}</span><input class="field num" type="time" name="hour" required data-testid="ritual-hour" .value=${wall.slice(11)} /></label>
    `;
  }

  #move(id: string, one: Ritual, mine: string): TemplateResult {
    const [next] = one.coming;
    return html`<form @submit=${(event: SubmitEvent) => this.#moved(event, id, next?.id ?? "", mine)}>
      <div class="fields">${this.#when(wallOf(next?.at ?? 0, mine))}</div>
      <button class="btn quiet small" data-testid="ritual-moved">${t("rituals-move-it")}</button>
    </form>`;
  }

  #moved = async (event: SubmitEvent, ritual: string, date: string, tz: string): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const start = `${given.get("day")}T${given.get("hour")}`;
    if (await this.ask("move", { ritual, date, start, tz })) this.moving = "";
  };

  #new(room: Room): TemplateResult {
    const mine = room.members[room.you]?.tz || here();
    const offered = this.deck?.all.filter(({ rooms }) => rooms.includes(room.card.kind)) ?? [];
    const tomorrow = wallOf((room.clock.now() ?? 0) + 86400, mine).slice(0, 11);
    return html`<details>
      <summary data-testid="ritual-new">${icon("plus", true)}${t("rituals-new")}</summary>
      <form @submit=${this.#plan}>
        <div class="fields">
          <label><span class="label">${t("rituals-what")}</span><select class="field" name="programme" data-testid="ritual-programme">
            <option value="">${t("rituals-one")}</option>
            ${offered.map((one) => html`<option value=${one.id}>${one.title} · ${t("evening-minutes", { n: minutesOf(one.segments) })}</option>`)}</select></label>
          <label><span class="label">${t("rituals-name")}</span><input class="field" name="title" maxlength="60" autocomplete="off" data-testid="ritual-title" /></label>
        </div>
        <div class="fields">${this.#when(`${tomorrow}20:00`)}
          <label><span class="label">${t("rituals-again")}</span><select class="field" name="way" data-testid="ritual-way">
            ${WAYS.map((way) => html`<option value=${way}>${t(`rituals-${way}`)}</option>`)}</select></label></div>
        <p class="t2 soft">${t("rituals-lead")}</p>
        <button class="btn" part="action" data-testid="ritual-plan">${t("rituals-plan")}</button>
      </form>
    </details>`;
  }

  #plan = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = (name: string) => String(new FormData(form).get(name) ?? "").trim();
    const [programme, words, way] = [given("programme"), given("title"), given("way") as Way];
    const title = words ? await this.box("plan.title", words, this.#evening) : undefined;
    if (words && !title) return; // it cannot be sealed here, and `trouble` says why
    const done = await this.ask("plan", {
      start: `${given("day")}T${given("hour")}`,
      tz: this.room?.members[this.room.you]?.tz || here(),
      ...(way === "once" ? {} : { again: `FREQ=${way.toUpperCase()}` }),
      ...(programme ? { programme } : {}),
      ...(title ? { title } : {}),
    });
    if (!done) return;
    form.reset();
    form.closest("details")?.removeAttribute("open");
  };
}

/** A zone as it reads: "Sao Paulo" for `America/Sao_Paulo`. */
function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

define("samesky-rituals", SameskyRituals);
