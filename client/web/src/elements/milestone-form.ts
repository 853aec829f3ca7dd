// Where a milestone is written, or another version of it.

import { html, nothing, type TemplateResult } from "lit";
import type { Milestone } from "../sdk/protocol.d.ts";
import { t } from "../words/words.ts";
import { type Called, leaps } from "./milestone-note.ts";

export const WHATS = ["visit", "yearly", "change"] as const;
export type What = (typeof WHATS)[number];

const SOME = ["move", "job", "study", "child", "family", "health", "loss", "money", "place"] as const;

/** What is written, as the fields have it. */
export interface Draft {
  what: What;
  title: string;
  day: string;
  hour: string;
  until: string;
  tz: string;
  leap: "before" | "after";
  /** The day as it stood in the field though nobody ever told its year. */
  bare?: string;
}

/** A draft to begin with: tomorrow's date is as good as any. */
export function blank(what: What, tz: string): Draft {
  return {
    what,
    title: "",
    day: "",
    hour: what === "visit" ? "12:00" : "20:00",
    until: "",
    tz,
    leap: "before",
  };
}

/** A milestone as a draft. */
export function draftOf(one: Milestone, named: Called | undefined, tz: string): Draft {
  const [day = "", hour = ""] = (one.start ?? "").split("T");
  const leap = leaps(one);
  const dayOf = leap ? "02-29" : day.slice(5);
  // In a year without it a field takes no 29th of February: the year that it began in, or the last that had one.
  const year = named?.since ?? (leap ? 2024 : Number(day.slice(0, 4)));
  const dated = one.what === "yearly" ? `${String(year).padStart(4, "0")}-${dayOf}` : day;
  return {
    what: one.what,
    title: named?.title ?? "",
    day: dated,
    ...(named?.since ? {} : { bare: dated }),
    hour: hour || "20:00",
    until: (one.until ?? "").slice(0, 10),
    tz: one.tz || tz,
    leap: leap ?? "before",
  };
}

/** The draft as a command takes it, without its words; `thisYear` is a year that need not be told. */
export function asked(draft: Draft, thisYear: number): { args: Record<string, unknown>; named: Called } {
  const { what, title, day, hour, until, tz, leap } = draft;
  const year = Number(day.slice(0, 4));
  if (what === "yearly") {
    const named = { title, ...(year < thisYear && day !== draft.bare ? { since: year } : {}) };
    const leapt = day.slice(5) === "02-29";
    return { args: { day: day.slice(5), hour, tz, ...(leapt ? { leap } : {}) }, named };
  }
  if (what === "visit") {
    const ends = until ? { until: `${until}T${until === day ? "23:59" : "12:00"}` } : {};
    return { args: { start: `${day}T${hour}`, tz, ...ends }, named: { title } };
  }
  return { args: day ? { day: `${day}T00:00`, tz } : {}, named: { title } };
}

/** What the form shows, and what it tells. */
export interface Form {
  draft: Draft;
  /** Whether another version of one is written. */
  old: boolean;
  /** Whose clocks stand first, each once. */
  zones: readonly { zone: string; place: string }[];
  place: string;
  changed(draft: Draft): void;
  keep(): void;
  cancel(): void;
}

/** The form, with the draft as it is. */
export function form(of: Form): TemplateResult {
  const { draft, old } = of;
  const set = (change: Partial<Draft>) => of.changed({ ...draft, ...change });
  const value = (event: Event) => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
  const field = (
    name: "day" | "hour" | "until",
    type: "date" | "time",
    label: string,
    required: boolean,
    more: { min?: string } = {},
  ) => html`<label><span class="label">${label}</span>
    <input class="field num" part="field" type=${type} name=${name} ?required=${required} min=${more.min ?? nothing} data-testid="milestones-${name}" .value=${draft[name]} @change=${(event: Event) => set({ [name]: value(event) })} /></label>`;
  const { what } = draft;
  return html`
    <form class="new stack" data-testid="milestones-form" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      of.keep();
    }}>
      ${
        old
          ? nothing
          : html`<fieldset><legend class="label">${t("milestones-what")}</legend><div class="row tight">
        ${WHATS.map((one) => html`<button class="chip" type="button" aria-pressed=${String(one === what)} data-testid="milestones-what-${one}" @click=${() => set({ what: one, day: "", hour: one === "visit" ? "12:00" : "20:00" })}>${t(`milestones-${one}`)}</button>`)}</div></fieldset>`
      }
      <label><span class="label">${t("milestones-called")}</span>
        <input class="field" part="field" name="title" dir="auto" maxlength="60" required autocomplete="off" data-testid="milestones-title" placeholder=${t(`milestones-called-${what}`)} .value=${draft.title} @input=${(event: Event) => set({ title: value(event) })} /></label>
      ${
        what === "change" && !old
          ? html`<div class="stack g2"><p class="t2 soft" id="some">${t("milestones-some")}</p><div class="row tight" role="group" aria-labelledby="some">
        ${SOME.map((one) => html`<button class="chip" type="button" data-testid="milestones-some-${one}" @click=${() => set({ title: t(`milestones-some-${one}`) })}>${t(`milestones-some-${one}`)}</button>`)}</div></div>`
          : nothing
      }
      ${
        what === "visit"
          ? html`<div class="fields">${field("day", "date", t("milestones-from"), true)}${field("hour", "time", t("milestones-from-hour"), true)}${field("until", "date", t("milestones-until"), false, { min: draft.day })}</div>
            <label><span class="label">${t("milestones-place")}</span><select class="field" part="field" name="tz" data-testid="milestones-tz" @change=${(event: Event) => set({ tz: value(event) })}>
              ${of.zones.map(({ zone, place }) => html`<option value=${zone} ?selected=${zone === draft.tz}>${place}</option>`)}
              <optgroup label=${t("milestones-places")}>${all().map((zone) => html`<option value=${zone} ?selected=${zone === draft.tz && !of.zones.some((one) => one.zone === zone)}>${zone.replaceAll("_", " ")}</option>`)}</optgroup></select></label>`
          : nothing
      }
      ${
        what === "yearly"
          ? html`<div class="fields">${field("day", "date", t("milestones-since"), true)}${field("hour", "time", t("milestones-hour"), true)}</div>
            ${
              draft.day.slice(5) === "02-29"
                ? html`<fieldset><legend class="label">${t("milestones-leap")}</legend><div class="row tight">
              ${(["before", "after"] as const).map((one) => html`<button class="chip" type="button" aria-pressed=${String(one === draft.leap)} data-testid="milestones-leap-${one}" @click=${() => set({ leap: one })}>${t(`milestones-leap-${one}`)}</button>`)}</div></fieldset>`
                : nothing
            }
            <p class="t2 soft">${t("milestones-hour-lead", { place: of.place })}</p>`
          : nothing
      }
      ${what === "change" ? html`<div class="fields">${field("day", "date", t("milestones-day"), false)}</div>` : nothing}
      <p class="t2 soft">${t("milestones-sealed")}</p>
      <div class="row tight"><button class="btn" part="action" data-testid="milestones-keep">${t(old ? "milestones-save" : "milestones-keep")}</button>
        ${old ? html`<button class="btn bare" part="quiet" type="button" data-testid="milestones-cancel" @click=${of.cancel}>${t("milestones-cancel")}</button>` : nothing}</div>
    </form>
  `;
}

let zones: readonly string[] | undefined;
function all(): readonly string[] {
  zones ??= Intl.supportedValuesOf("timeZone");
  return zones;
}
