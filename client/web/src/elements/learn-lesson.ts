// The next lesson: a date like any other, with a segment that leads to where one learns.

import { html, nothing, type TemplateResult } from "lit";
import type { Rituals, Segment } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { does } from "./cook-parts.ts";
import { dayOf, timesOf } from "./date-words.ts";
import { instantOf, wallOf } from "./dates.ts";

/** Minutes that a lesson is planned for. */
export const LESSON = 60;

/** Room time of the next date with a segment that leads to this instance; undefined: there is none. */
export function lessonOf(room: Room, on: string, now: number): number | undefined {
  const leads = (segments: readonly Segment[]) => segments.some((one) => one.on === on);
  const ahead = room
    .instances("rituals")
    .flatMap((name) =>
      Object.values(room.state<Rituals>(name)?.plans ?? {}).flatMap((plan) =>
        plan.coming
          .filter(({ id, at }) => at > now && leads((plan.own?.[id] ?? plan).segments))
          .map(({ at }) => at),
      ),
    );
  return ahead.length ? Math.min(...ahead) : undefined;
}

/** When the next lesson is, or a way to plan it; by everybody's clock. */
export function lesson(of: {
  room: Room;
  at: number | undefined;
  now: number;
  zone: string;
  planning: boolean;
  /** The wall time that was chosen; empty: tomorrow evening. */
  when: string;
  open(planning: boolean): void;
  choose(when: string): void;
  plan(start: string): void;
}): TemplateResult {
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    of.plan(String(new FormData(event.currentTarget as HTMLFormElement).get("at")));
  };
  const soon = of.now + 60;
  const when = of.when || `${wallOf(of.now + 86_400, of.zone).slice(0, 10)}T20:00`;
  return html`
    ${of.at === undefined ? html`<p class="soft">${t("learn-lesson-none")}</p>` : html`<div role="status" data-testid="learn-lesson"><p class="b">${dayOf(of.room, of.at)}</p>${clocks(of.room, of.at)}</div>`}
    ${
      of.planning
        ? html`<form @submit=${go}><label><span class="label">${t("learn-lesson-at")}</span>
      <input class="field" part="field" name="at" type="datetime-local" required min=${wallOf(soon, of.zone)} .value=${when} data-testid="learn-at" @change=${(event: Event) => of.choose((event.target as HTMLInputElement).value)} /></label>
      ${clocks(of.room, instantOf(when, of.zone))}
      <div class="does"><button class="btn quiet" part="quiet" data-testid="learn-plan-go">${t("learn-lesson-go")}</button>${does("learn-plan-not", t("learn-not"), " bare", () => of.open(false))}</div></form>`
        : html`<div class="does">${does("learn-plan", t(of.at === undefined ? "learn-lesson-plan" : "learn-lesson-another"), " quiet small", () => of.open(true))}</div>`
    }
    ${of.planning ? html`<p class="t2 soft">${t("learn-lesson-lead")}</p>` : nothing}`;
}

function clocks(room: Room, at: number): TemplateResult {
  return html`<p class="when t2">${timesOf(room, at).map(({ name, time }) => html`<span class="soft num"><bdi>${name}</bdi> ${time}</span>`)}</p>`;
}
