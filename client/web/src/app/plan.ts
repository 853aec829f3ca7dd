import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { hourIn } from "../elements/daylight.ts";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { minutesOf, type Programmes, programmes } from "../elements/programmes.ts";
import { define, RoomElement } from "../elements/room-element.ts";
import { clocksOf } from "../elements/zones.ts";
import type { EveningView } from "../sdk/protocol.d.ts";
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

const GATES: readonly Gate[] = ["hand", "ready", "time"];
/** A first guess at when an evening begins is the next half hour. */
const HALF = 1800;

/** `<samesky-plan>`: the programme of an evening while it is written; nobody sees it before it is planned. */
export class SameskyPlan extends RoomElement<EveningView> {
  static override styles = [look, planLook];
  static override properties: PropertyDeclarations = {
    small: { type: Boolean, reflect: true },
    deck: { state: true },
    rows: { state: true },
    begins: { state: true },
    newer: { state: true },
  };
  declare small: boolean;
  declare deck: Programmes | undefined;
  declare rows: readonly Row[];
  /** Room time at which it would begin. */
  declare begins: number;
  /** Somebody has planned while this was written. */
  declare newer: boolean;
  #name = "";
  #from: string | null = null;
  /** The revision that this was made from; -1 before it was looked at. */
  #revision = -1;

  constructor() {
    super();
    this.on = "evening";
    this.small = this.newer = false;
    this.rows = [];
    this.begins = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    programmes(language()).then(
      (deck) => {
        this.deck = deck;
      },
      () => undefined, // out of reach: a plan of one's own needs no words of ours
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const now = this.room?.clock.now();
    if (!this.begins && now != null) this.begins = Math.ceil(now / HALF) * HALF;
    if (!this.room?.state("room") || now == null) return;
    const revision = this.shown?.revision ?? 0;
    if (this.#revision === revision || !this.#isOpen()) return;
    this.newer = this.#revision >= 0;
    this.#take(revision);
  }

  /** Whether the words of the plan that there is have been opened, as far as they can be. */
  #isOpen(): boolean {
    const { room, shown: evening } = this;
    const known = (box: Uint8Array | null, field: string) => {
      const opened = box && room?.unseal(box, this.on, field, evening?.planned_by);
      return !opened || opened.text !== undefined || opened.trouble !== undefined;
    };
    // All of them are asked for at once.
    const all = (evening?.segments ?? []).map((one) => known(one.title, "plan.segments"));
    return [...all, known(evening?.title ?? null, "plan.title")].every(Boolean);
  }

  /** Begins from the plan that there is. */
  #take(revision: number): void {
    const evening = this.shown;
    this.#revision = revision;
    this.#from = evening?.programme ?? null;
    this.#name = this.opened(evening?.title, "plan.title", evening?.planned_by) ?? "";
    const rows = evening?.segments.map((one) =>
      rowOf(one, this.opened(one.title, "plan.segments", evening.planned_by) ?? ""),
    );
    this.rows = rows?.length ? rows : [newRow()];
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    const begun = this.shown?.phase === "running" || this.shown?.phase === "lobby";
    const times = clocks(this.rows, this.begins);
    return html`
      <section class="stack" aria-labelledby="title">
        <div><h1 class="voice t6" id="title" tabindex="-1">${t("plan-title")}</h1><p class="soft">${t(begun ? "plan-begun" : "plan-lead")}</p></div>
        ${this.newer ? html`<p class="note" role="status">${t("plan-newer")}</p>` : nothing}
        ${begun ? nothing : this.#form(times)}
      </section>
    `;
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
          <label><span class="label">${t("plan-begins")}</span>
            <input class="field num" type="time" required data-testid="plan-begins" .value=${clockOf(this.begins)} @change=${this.#when} /></label>
        </div>
        <div class="head-times"><h2 class="label">${t("evening-programme")}</h2><span class="t1 soft times">${this.#zones().map(({ name }) => html`<span>${name}</span>`)}</span></div>
        <ol class="list rows">${this.rows.map((row, n) => this.#row(row, n, times[n] ?? 0))}</ol>
        <div class="row between">
          <button class="btn quiet small" type="button" data-testid="plan-add" ?disabled=${this.rows.length >= ROWS} @click=${() => this.#change([...this.rows, newRow()], this.rows.length)}>${icon("plus", true)}${t("plan-add")}</button>
          <p class="t2 soft num" data-testid="plan-total">${t("plan-total", { n: total, times: this.#at(times.at(-1) ?? 0) })}</p>
        </div>
        ${this.refusal()}
        <button class="btn wide" data-testid="plan-save">${t("plan-save")}</button>
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
    if (await this.ask("plan", { segments, ...more, after: Math.max(0, this.#revision) })) {
      wish(this, { view: "evening", name: "" });
    }
  };
}

/** A room time as a field for hours takes it, in the zone of this device. */
function clockOf(time: number): string {
  const at = new Date(time * 1000);
  return [at.getHours(), at.getMinutes()].map((n) => String(n).padStart(2, "0")).join(":");
}

define("samesky-plan", SameskyPlan);
