import { html, nothing, type TemplateResult } from "lit";
import type { EveningView, Rituals, TimesView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { places } from "./evening-places.ts";
import { placeLink } from "./place-link.ts";
import { ritualOf } from "./plan-source.ts";

/** What leads to the programme of a ritual. */
const dateLink = (room: Room) => (ritual: string) =>
  placeLink(room.card.id, { view: "evening", name: `plan-${ritual}` }, t("rituals-programme"), {
    look: "btn bare small",
    testid: "ritual-plan-edit",
  });

/** The evening, and the dates to come, unless it goes on: below it, but above all that could be planned. */
function eveningView(room: Room): TemplateResult {
  const evening = room.state<EveningView>("evening");
  const words = t(evening?.segments.length ? "plan-edit" : "plan-own");
  const goes = evening?.phase === "running" || evening?.phase === "lobby";
  const times = room.state<TimesView>("times");
  const finding = times !== undefined && (times.round !== null || times.said.length > 0);
  const planned = finding || Object.keys(room.state<Rituals>("rituals")?.plans ?? {}).length > 0;
  const above = planned && !evening?.segments.length;
  const dates = html`<div class=${above ? "dates above" : "dates"}><samesky-rituals .room=${room} .places=${dateLink(room)}></samesky-rituals>
    <samesky-times .room=${room}></samesky-times></div>`;
  return html`<h1 class="hide">${t("evening-title")}</h1>
    ${above && !goes ? dates : nothing}
    <samesky-evening .room=${room} .places=${places(room)}>
      ${placeLink(room.card.id, { view: "evening", name: "plan" }, words, { look: "btn quiet small", testid: "plan", slot: "plan" })}
    </samesky-evening>
    ${goes || above ? nothing : dates}`;
}

/** A place of the evening: the editor of its programme, or of a date's; finding a time; or all of it. */
export function placeOfEvening(room: Room, name: string, small: boolean): TemplateResult {
  const ritual = ritualOf(name);
  if (ritual !== undefined)
    return html`<samesky-plan .room=${room} .ritual=${ritual} ?small=${small}></samesky-plan>`;
  if (name !== "times") return eveningView(room);
  return html`<h1 class="hide">${t("evening-title")}</h1><samesky-times class="times" .room=${room}></samesky-times>`;
}
