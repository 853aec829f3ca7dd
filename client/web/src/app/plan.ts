import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { hourIn } from "../elements/daylight.ts";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { minutesOf, type Programmes, programmes } from "../elements/programmes.ts";
import { define, RoomElement } from "../elements/room-element.ts";
import { clocksOf } from "../elements/zones.ts";
import type { EveningView, Ritual } from "../sdk/protocol.d.ts";
import { language, listed, spoken, t } from "../words/words.ts";
import {
  clocks,
  type Gate,
  LEAST,
  MOST,
  moved,
  newRow,
  planned,
  ROWS,
  type Row,
  rowOf,
  WITH,
  type With,
} from "./draft.ts";
import { wish } from "./place-link.ts";
import { planLook } from "./plan-look.ts";
import { ofEvening, ofRitual, ownOf, planOf, type Source, versionOf } from "./plan-source.ts";

const GATES: readonly Gate[] = ["hand", "ready", "time"];
/** A first guess at when an evening begins is the next half hour. */
const HALF = 1800;

/** `<samesky-plan>`: the programme of an evening, or of a date, while it is written; nobody sees it before it is planned. */
export class SameskyPlan extends RoomElement<EveningView> {
  static override styles = [look, planLook];
  static override properties: PropertyDeclarations = {
    small: { type: Boolean, reflect: true },
    ritual: { type: String },
    date: { state: true },
    deck: { state: true },
    rows: { state: true },
    begins: { state: true },
    newer: { state: true },
  };
  declare small: boolean;
  /** The ritual whose programme it is; empty for that of the evening. */
  declare ritual: string;
  /** The date of it, by its name in the series; empty for all. */
  declare date: string;
  declare deck: Programmes | undefined;
  declare rows: readonly Row[];
  /** Room time at which it would begin. */
  declare begins: number;
  /** Somebody has planned while this was written. */
  declare newer: boolean;
  #name = "";
  #from: string | null = null;
  /** What this was made from; undefined before it was looked at. */
  #version: string | undefined;
  #revision = 0;
  /** Our programmes are out of reach. */
  #without = false;

  constructor() {
    super();
    this.on = "evening";
    this.small = this.newer = false;
    this.ritual = this.date = "";
    this.rows = [];
    this.begins = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    programmes(language()).then(
      (deck) => {
        this.deck = deck;
      },
      () => {
        this.#without = true; // out of reach: a plan of one's own needs no words of ours
        this.requestUpdate();
      },
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("ritual")) this.#anew("");
    const now = this.room?.clock.now();
    if (!this.room?.state("room") || now == null) return;
    const one = this.ritual ? planOf(this.room, this.ritual) : undefined;
    if (this.ritual && !one) return;
    const at = one?.coming.find(({ id }) => id === this.date) ?? one?.coming[0];
    if (at) this.begins = at.at;
    if (!this.begins) this.begins = Math.ceil(now / HALF) * HALF;
    const source = one ? ofRitual(one, this.date) : ofEvening(this.shown);
    const version = versionOf(source);
    if (this.#version === version || !this.#isOpen(source)) return;
    this.newer = this.#version !== undefined;
    this.#version = version;
    this.#take(source);
  }

  /** Begins from what there is for this date. */
  #anew(date: string): void {
    this.date = date;
    this.#version = undefined;
    this.newer = false;
  }

  /** Whether the words of the plan that there is have been opened, as far as they can be, and ours are there. */
  #isOpen(source: Source): boolean {
    const known = (box: Uint8Array | null, field: string) => {
      const opened = box && this.room?.unseal(box, this.on, field, source.by);
      return !opened || opened.text !== undefined || opened.trouble !== undefined;
    };
    // All of them are asked for at once.
    const all = source.segments.map((one) => known(one.title, "plan.segments"));
    const ours = source.segments.length > 0 || !source.programme || this.deck !== undefined || this.#without;
    return [...all, known(source.title, "plan.title"), ours].every(Boolean);
  }

  /** Begins from the plan that there is. */
  #take({ title, programme, segments, by }: Source): void {
    this.#revision = this.shown?.revision ?? 0;
    this.#from = programme;
    this.#name = this.opened(title, "plan.title", by) ?? "";
    const own = segments.map((one) => rowOf(one, this.opened(one.title, "plan.segments", by) ?? ""));
    const ours = this.deck?.all.find(({ id }) => id === programme)?.segments.map((one) => rowOf(one));
    const rows = own.length ? own : ours;
    this.rows = rows?.length ? rows : [newRow()];
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    const one = this.ritual ? planOf(room, this.ritual) : undefined;
    if (this.ritual && !one)
      return html`<h1 class="voice t6" tabindex="-1">${t("plan-title-date")}</h1><p class="soft">${t("plan-gone")}</p>`;
    const begun = !one && (this.shown?.phase === "running" || this.shown?.phase === "lobby");
    const times = clocks(this.rows, this.begins);
    const lead = one ? "plan-lead-date" : begun ? "plan-begun" : "plan-lead";
    return html`
      <section class="stack" aria-labelledby="title">
        <div><h1 class="voice t6" id="title" tabindex="-1">${t(one ? "plan-title-date" : "plan-title")}</h1><p class="soft">${t(lead)}</p></div>
        ${one ? this.#which(one) : nothing}
        ${this.newer ? html`<p class="note" role="status">${t("plan-newer")}</p>` : nothing}
        ${begun ? nothing : this.#form(times)}
      </section>
    `;
  }

  /** Which dates it is for: all of a series, or one. */
  #which(one: Ritual): TemplateResult {
    const [{ zone } = { zone: "UTC" }] = this.#zones();
    const form = { weekday: "long", day: "numeric", month: "long", timeZone: zone } as const;
    const day = (at: number) => new Intl.DateTimeFormat(spoken(), form).format(at * 1000);
    const [next] = one.coming;
    if (!one.rule.again) return html`<p class="b">${next ? day(next.at) : nothing}</p>`;
    const other = (event: Event) => this.#anew((event.currentTarget as HTMLSelectElement).value);
    const all = () => this.#send({ date: this.date });
    return html`<div class="row between"><label class="for"><span class="label">${t("plan-for")}</span>
      <select class="field" data-testid="plan-for" @change=${other}>
        <option value="" ?selected=${!this.date}>${t("plan-for-all")}</option>
        ${one.coming.map(({ id, at }) => html`<option value=${id} ?selected=${id === this.date}>${day(at)}${ownOf(one, id) ? ` · ${t("rituals-own")}` : ""}</option>`)}
      </select></label>
      ${ownOf(one, this.date) ? html`<button class="btn bare small" type="button" data-testid="plan-as-all" @click=${all}>${t("plan-as-all")}</button>` : nothing}</div>`;
  }

  #form(times: readonly number[]): TemplateResult {
    const kind = this.room?.card.kind ?? "couple";
    const offered = this.deck?.all.filter(({ rooms }) => rooms.includes(kind)) ?? [];
    const total = this.rows.reduce((sum, { minutes }) => sum + minutes, 0);
    return html`
      <form class="stack" @submit=${this.#save}>
        <div class="pair top">
          <label><span class="label">${t("plan-from")}</span>
            <select class="field" data-testid="plan-from" @change=${this.#begin}>
              <option value="" ?selected=${!this.#from}>${t("plan-from-empty")}</option>
              ${offered.map((one) => html`<option value=${one.id} ?selected=${one.id === this.#from}>${one.title} · ${t("evening-minutes", { n: minutesOf(one.segments) })}</option>`)}
            </select></label>
          <label><span class="label">${t("plan-name")}</span>
            <input class="field" maxlength="60" autocomplete="off" data-testid="plan-name" .value=${this.#name}
              placeholder=${this.deck?.all.find(({ id }) => id === this.#from)?.title ?? t("evening-title")} @input=${this.#rename} /></label>
          ${
            this.ritual
              ? nothing
              : html`<label><span class="label">${t("plan-begins")}</span>
            <input class="field num" type="time" required data-testid="plan-begins" .value=${clockOf(this.begins)} @change=${this.#when} /></label>`
          }
        </div>
        <div class="head-times"><h2 class="label">${t("evening-programme")}</h2><span class="t1 soft times">${this.#zones().map(({ name }) => html`<span>${name}</span>`)}</span></div>
        <ol class="list rows">${this.rows.map((row, n) => this.#row(row, n, times[n] ?? 0))}</ol>
        <div class="row between">
          <button class="btn quiet small" type="button" data-testid="plan-add" ?disabled=${this.rows.length >= ROWS} @click=${() => this.#change([...this.rows, newRow()], this.rows.length)}>${icon("plus", true)}${t("plan-add")}</button>
          <p class="t2 soft num" data-testid="plan-total">${t("plan-total", { n: total, times: this.#at(times.at(-1) ?? 0) })}</p>
        </div>
        ${this.refusal()}
        <button class="btn wide" data-testid="plan-save">${t(this.ritual ? "plan-save-date" : "plan-save")}</button>
      </form>
    `;
  }

  #row(row: Row, n: number, at: number): TemplateResult {
    const said = this.deck?.cards[row.card ?? ""];
    const title = row.title || said?.title || t("evening-nth", { n: n + 1 });
    const act = (
      name: "up" | "down" | "remove",
      drawn: "up" | "down" | "close",
      run: () => void,
      disabled = false,
    ) =>
      html`<button class="iconb" type="button" aria-label=${t(`plan-${name}`, { title })} data-testid="plan-${name}-${n + 1}" ?disabled=${disabled} @click=${run}>${icon(drawn, true)}</button>`;
    const set = (change: Partial<Row>) => {
      this.rows = this.rows.map((one) => (one.key === row.key ? { ...one, ...change } : one));
    };
    const value = (event: Event) => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
    return html`<li data-testid="plan-row">
      <div class="row nowrap first"><label class="grow"><span class="hide">${t("plan-what")}</span>
        <input class="field small" name="title" maxlength="60" autocomplete="off" .value=${row.title} placeholder=${said?.title ?? t("plan-what")} ?required=${!row.card} @input=${(event: Event) => set({ title: value(event) })} /></label>
        <span class="t2 num times">${this.#zones().map(({ zone }) => html`<span>${hourIn(zone, new Date(at * 1000), spoken())}</span>`)}</span></div>
      <div class="how">
        <label class="min"><span class="t1 soft">${t("plan-minutes")}</span><input class="field small num" type="number" inputmode="numeric" name="minutes" min=${LEAST} max=${MOST} required .value=${String(row.minutes)}
          @change=${(event: Event) => set({ minutes: Math.min(MOST, Math.max(LEAST, Math.round(Number(value(event))) || LEAST)) })} /></label>
        <label><span class="t1 soft">${t("plan-gate")}</span><select class="field small" name="gate" @change=${(event: Event) => set({ gate: value(event) as Gate })}>
          ${GATES.map((gate) => html`<option value=${gate} ?selected=${gate === row.gate}>${t(`plan-gate-${gate}`)}</option>`)}</select></label>
        <label class="with"><span class="t1 soft">${t("plan-with")}</span><select class="field small" name="opens" @change=${(event: Event) => set({ opens: value(event) as With })}>
          ${WITH.filter((one) => one !== "later" || row.opens === one).map((one) => html`<option value=${one} ?selected=${one === row.opens}>${t(`plan-with-${one}`)}</option>`)}</select></label>
        <span class="acts">${act("up", "up", () => this.#change(moved(this.rows, n, -1), n - 1), n === 0)}${act("down", "down", () => this.#change(moved(this.rows, n, 1), n + 1), n === this.rows.length - 1)}
          ${act(
            "remove",
            "close",
            () =>
              this.#change(
                this.rows.filter((one) => one.key !== row.key),
                Math.max(0, n - 1),
              ),
            this.rows.length === 1,
          )}</span>
      </div>
    </li>`;
  }

  #zones(): { name: string; zone: string }[] {
    return this.room ? clocksOf(this.room) : [];
  }

  #at(time: number): string {
    return listed([
      ...new Set(this.#zones().map(({ zone }) => hourIn(zone, new Date(time * 1000), spoken()))),
    ]);
  }

  /** Other rows, with the focus on one of them. */
  #change(rows: readonly Row[], focus: number): void {
    this.rows = rows;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelectorAll<HTMLInputElement>('[name="title"]')[focus]?.focus(),
    );
  }

  #begin = (event: Event): void => {
    const id = (event.currentTarget as HTMLSelectElement).value;
    const one = this.deck?.all.find((programme) => programme.id === id);
    this.#from = one?.id ?? null;
    this.rows = one ? one.segments.map((segment) => rowOf(segment)) : [newRow()];
  };

  #rename = (event: Event): void => {
    this.#name = (event.currentTarget as HTMLInputElement).value;
  };

  #when = (event: Event): void => {
    const [hours = 0, minutes = 0] = (event.currentTarget as HTMLInputElement).value.split(":").map(Number);
    const day = new Date(this.begins * 1000);
    day.setHours(hours, minutes, 0, 0);
    this.begins = day.getTime() / 1000;
  };

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const segments = [];
    for (const [n, row] of this.rows.entries()) {
      const title = row.title.trim() ? await this.box("plan.segments", row.title.trim()) : undefined;
      if (row.title.trim() && !title) return; // it cannot be sealed here, and `trouble` says why
      segments.push({ ...planned(row, n), ...(title ? { title } : {}) });
    }
    const name = this.#name.trim();
    const title = name ? await this.box("plan.title", name) : undefined;
    if (name && !title) return;
    const more = { ...(title ? { title } : {}), ...(this.#from ? { programme: this.#from } : {}) };
    await this.#send(
      this.ritual
        ? { segments, ...more, ...(this.date ? { date: this.date } : {}) }
        : { segments, ...more, after: this.#revision },
    );
  };

  async #send(args: Record<string, unknown>): Promise<void> {
    const { ritual } = this;
    const sent = ritual ? this.ask("prepare", { ritual, ...args }, "rituals") : this.ask("plan", args);
    if (await sent) wish(this, { view: "evening", name: "" });
  }
}

/** A room time as a field for hours takes it, in the zone of this device. */
function clockOf(time: number): string {
  const at = new Date(time * 1000);
  return [at.getHours(), at.getMinutes()].map((n) => String(n).padStart(2, "0")).join(":");
}

define("samesky-plan", SameskyPlan);
