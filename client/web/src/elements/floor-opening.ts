// How something is opened in which one has the floor: what it is about, and who is ready.

import { html, nothing, type TemplateResult } from "lit";
import type { Opening } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { spoken, t } from "../words/words.ts";
import type { Card } from "./cards.ts";
import { here, hourIn, lightAt } from "./daylight.ts";
import { act } from "./floor.ts";
import { lightOf } from "./room-element.ts";

/** Letters of own words for a topic. */
const MAX_OWN = 120;
/** How many still have a chip each. */
const MANY = 4;
const TIMES = [2, 3, 5, 10] as const;

/** What an opening is going to be. */
export interface Draft {
  first: string;
  minutes: number;
  about: "open" | "card" | "own";
  /** Which of the topics lies on top. */
  nth: number;
  own: string;
}

export const BLANK: Draft = { first: "", minutes: 3, about: "open", nth: 0, own: "" };

/** A chip of a row in which one is chosen. */
export function choice(testid: string, words: string, on: boolean, set: () => void): TemplateResult {
  return html`<button class="chip" type="button" aria-pressed=${String(on)} data-testid=${testid} @click=${set}>${words}</button>`;
}

/** Of whom one is chosen: chips, or, of many, a list to choose from. */
export function oneOf(
  label: string,
  members: readonly string[],
  chosen: string,
  said: (member: string) => string,
  chose: (member: string) => void,
): TemplateResult {
  if (members.length > MANY)
    return html`<label><span class="label">${label}</span><select class="field" part="field" data-testid="floor-first" @change=${(event: Event) => chose((event.currentTarget as HTMLSelectElement).value)}>
      ${members.map((one) => html`<option value=${one} ?selected=${one === chosen}>${said(one)}</option>`)}</select></label>`;
  const chip = (one: string, n: number) =>
    choice(n ? "floor-first-other" : "floor-first-you", said(one), one === chosen, () => chose(one));
  return html`<fieldset><legend class="label">${label}</legend><div class="row tight">${members.map(chip)}</div></fieldset>`;
}

/** The topic of a draft, where it is one of the cards. */
export function cardOf(draft: Draft, topics: readonly Card[]): Card | undefined {
  return draft.about === "card" ? topics[draft.nth % topics.length] : undefined;
}

/** What it is about, and for how long each may speak. */
export function aboutFields(
  draft: Draft,
  topics: readonly Card[],
  changed: (more: Partial<Draft>) => void,
): TemplateResult {
  const card = cardOf(draft, topics);
  return html`
    <fieldset><legend class="label">${t("floor-about")}</legend>
      <div class="row tight">${(["open", "card", "own"] as const).map((one) =>
        choice(`floor-about-${one}`, t(`floor-about-${one}`), draft.about === one, () =>
          changed({ about: one }),
        ),
      )}</div>
      ${
        card
          ? html`<div class="card stack g2" data-testid="floor-card"><p class="voice t4" dir="auto" aria-live="polite">${card.title}</p><p class="t2 soft" dir="auto">${card.text}</p>
              <div><button class="btn bare small" part="quiet" type="button" data-testid="floor-other" @click=${() => changed({ nth: draft.nth + 1 })}>${t("floor-other")}</button></div></div>`
          : draft.about === "own"
            ? html`<input class="field card" part="field" dir="auto" maxlength=${MAX_OWN} autocomplete="off" data-testid="floor-own" aria-label=${t("floor-own")} placeholder=${t("floor-own")} .value=${draft.own}
                @input=${(event: InputEvent) => changed({ own: (event.currentTarget as HTMLInputElement).value })} />`
            : nothing
      }
    </fieldset>
    <fieldset><legend class="label">${t("floor-minutes")}</legend>
      <div class="row tight">${TIMES.map((n) =>
        choice(`floor-minutes-${n}`, t("floor-min", { n }), draft.minutes === n, () =>
          changed({ minutes: n }),
        ),
      )}</div></fieldset>`;
}

/** What of an opening is shown, and what it asks. */
export interface Opened {
  opening: Opening;
  you: string;
  /** Who it is for besides me. */
  others: readonly string[];
  /** What it says, and what of. */
  head: string;
  about: TemplateResult | typeof nothing;
  lead: string;
  minutes: number;
  /** What "not now" is called, where it has another name; and what else may be answered. */
  notNow?: string;
  other?: TemplateResult | typeof nothing;
  hidden: boolean;
  names(members: readonly string[]): string;
  ask(cmd: "ready" | "not_now" | "begin"): void;
  hide(hidden: boolean): void;
}

/** An opening before it begins. */
export function opened(of: Opened): TemplateResult {
  const { opening, you } = of;
  const { ready, circle } = opening.gate;
  const [mine, in_] = [opening.by === you, ready.includes(you)];
  const awaited = circle.filter((one) => !ready.includes(one) && one !== you);
  if (of.hidden && !in_)
    return html`<div class="note" part="note" data-testid="floor-hidden"><p class="grow">${t("floor-hidden")}</p>
      ${act("floor-look", t("floor-look"), " quiet small", () => of.hide(false))}</div>`;
  return html`
    <div class="paper stack opened" part="panel" data-testid="floor-opened">
      <div class="stack g2"><h3 class="voice t5">${of.head}</h3>${of.about}</div>
      <p class="t2 soft">${
        !in_
          ? of.lead
          : awaited.length
            ? mine
              ? t(awaited.length > 1 ? "floor-asked-all" : "floor-asked", { name: of.names(awaited) })
              : t("floor-waits", { names: of.names(awaited) })
            : t("floor-alone")
      }</p>
      <p class="t2" data-testid="floor-length">${t("floor-minutes")}: ${t("floor-min", { n: of.minutes })}</p>
      ${ready.length > 1 && awaited.length ? html`<p class="t2" data-testid="floor-ready-by">${t("floor-ready-by", { names: of.names(ready) })}</p>` : nothing}
      ${in_ && of.lead ? html`<p class="t2 soft">${of.lead}</p>` : nothing}
      <div class="acts">
        ${
          in_
            ? html`${ready.length > 1 ? act("floor-begin", t("floor-begin"), "", () => of.ask("begin")) : nothing}
                ${act("floor-back", t("floor-back"), " quiet", () => of.ask("not_now"))}`
            : html`${act("floor-ready", t("floor-ready"), "", () => of.ask("ready"))}
                ${act("floor-not-now", of.notNow ?? t("floor-not-now"), " quiet", () => of.hide(true))}`
        }
      </div>
      ${of.other ?? nothing}
    </div>`;
}

/** That somebody is probably asleep: it is night there, and they are not here. */
export function asleep(room: Room, id: string): string {
  const zone = room.members[id]?.tz || here();
  const now = new Date((room.clock.now() ?? 0) * 1000);
  if (lightOf(room.presence[id]?.status) !== "away" || lightAt(zone, now) !== "night") return "";
  return t("floor-asleep", { time: hourIn(zone, now, spoken()) });
}
