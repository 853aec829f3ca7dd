// A visit: how far away it is, at what time for each, and the list of what is to be seen to.

import { html, nothing, type TemplateResult } from "lit";
import type { Errand, Milestone } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { spoken, t } from "../words/words.ts";
import { dayOf, timesOf } from "./date-words.ts";
import { cityOf, here, hourIn } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { away, beginOf, type phaseOf } from "./milestone-note.ts";

/** What it is called, and its days: counted down to, or how long it still is. */
export function visitDays(
  room: Room,
  one: Milestone,
  title: string,
  phase: ReturnType<typeof phaseOf>,
  now: number,
): TemplateResult {
  const begins = beginOf(one) ?? now;
  const { n, unit } = away(begins, now, room.members[room.you]?.tz || here());
  const ends = one.ends_at === null ? "" : dayOf(room, one.ends_at);
  const begin = dayOf(room, begins);
  const place = cityOf(one.tz);
  const there = hourIn(one.tz, new Date(now * 1000), spoken());
  if (phase === "over")
    return html`<div><h4 class="voice t4" dir="auto">${title}</h4><p class="t2 soft">${t("milestones-visit-over", { day: ends || begin })}</p></div>`;
  return html`<div class="stack g3">
    ${
      phase === "ahead"
        ? html`<h4 class="count"><b class="num" data-testid="milestones-count">${n}</b> <span>${t(`milestones-in-${unit}`, { n })} ${t("milestones-until-it", { title })}</span></h4>`
        : html`<h4 class="voice t5" dir="auto">${title}</h4><p>${ends ? t("milestones-together-until", { day: ends }) : t("milestones-together")}</p>`
    }
    <div class="t2"><p class="b">${begin}${phase === "ahead" && ends && ends !== begin ? ` – ${ends}` : nothing}</p>
      <p class="clocks soft num">${timesOf(room, begins).map(({ name, time }) => html`<span><bdi>${name}</bdi> ${time}</span>`)}</p>
      ${place ? html`<p class="soft num" data-testid="milestones-there">${t("milestones-there", { time: there, place })}</p>` : nothing}</div>
  </div>`;
}

/** What is shown of the list, and what it does. */
export interface Errands {
  of: Milestone;
  words(item: string, errand: Errand): string;
  nameOf(member: string): string;
  hueOf(member: string): string;
  tick(item: string, done: boolean): void;
  strike(item: string): void;
  add(event: SubmitEvent): void;
}

/** The list, and a place to add to it. */
export function errands(list: Errands): TemplateResult {
  const all = Object.entries(list.of.items);
  return html`<div class="stack g2">
    <p class="label">${t("milestones-list")}</p>
    ${all.length ? html`<ul class="errands">${all.map(([item, errand]) => one(list, item, errand))}</ul>` : html`<p class="t2 soft">${t("milestones-list-empty")}</p>`}
    <form class="add" @submit=${list.add}>
      <label><span class="hide">${t("milestones-item")}</span><input class="field small" part="field" name="text" dir="auto" maxlength="60" required autocomplete="off" placeholder=${t("milestones-item")} data-testid="milestones-item" /></label>
      <button class="btn quiet small" part="quiet" data-testid="milestones-item-add">${t("milestones-item-add")}</button>
    </form>
  </div>`;
}

function one(list: Errands, item: string, errand: Errand): TemplateResult {
  const [words, by] = [list.words(item, errand), errand.done_by];
  return html`<li data-testid="milestones-errand">
    <label><input type="checkbox" .checked=${Boolean(by)} data-testid="milestones-tick" @change=${(event: Event) => list.tick(item, (event.currentTarget as HTMLInputElement).checked)} />
      <span class="grow"><span class="said ${by ? "done" : ""}" dir="auto">${words}</span>${by ? html`<span class="t1 ${list.hueOf(by)}"><span class="person">${t("milestones-done-by", { name: list.nameOf(by) })}</span></span>` : nothing}</span></label>
    <button class="iconb" part="quiet" type="button" aria-label=${t("milestones-strike", { text: words })} data-testid="milestones-strike" @click=${() => list.strike(item)}>${icon("close", true)}</button></li>`;
}
