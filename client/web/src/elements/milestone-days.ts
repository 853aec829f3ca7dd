// A day that comes every year: when it is next, for each, and how far away.

import { html, type TemplateResult } from "lit";
import type { Milestone } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { dayOf, timesOf } from "./date-words.ts";
import { here } from "./daylight.ts";
import { away, type Called, leaps } from "./milestone-note.ts";

/** When it is next: which day, how many years it will be, and the hour of each. */
export function dayLines(room: Room, one: Milestone, named: Called | undefined, now: number): TemplateResult {
  const at = one.at ?? now;
  const start = one.start ?? "";
  const years = named?.since ? Number(start.slice(0, 4)) - named.since : 0;
  const said = [
    dayOf(room, at),
    ...(years > 0 ? [t("milestones-years", { n: years })] : []),
    ...(leaps(one) && !start.includes("-02-29") ? [t("milestones-leaps")] : []),
  ];
  return html`<p class="t2 soft">${said.join(" · ")}</p>
    <p class="when t2">${timesOf(room, at).map(({ name, time }) => html`<span class="soft num"><bdi>${name}</bdi> ${time}</span>`)}</p>`;
}

/** How far away an instant is, at the end of a row. */
export function far(room: Room, at: number, now: number): TemplateResult {
  const { n, unit } = away(at, now, room.members[room.you]?.tz || here());
  return html`<p class="far"><b class="num">${n}</b> <span class="t2 soft">${t(`milestones-in-${unit}`, { n })}</span></p>`;
}
