import { html, nothing, type TemplateResult } from "lit";
import { LATER } from "../elements/later.ts";
import type { EveningView, Rituals, TimesView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { places } from "./evening-places.ts";
import { placeLink } from "./place-link.ts";

/** Finding a time is loaded once somebody is where dates are. */
const timesComes = () => {
  // Out of reach: the next drawing tries again.
  if (!customElements.get("samesky-times")) void LATER["samesky-times"]().catch(() => undefined);
};

/** The evening, and the dates to come, unless it goes on: below it, but above all that could be planned. */
export function eveningView(room: Room): TemplateResult {
  const evening = room.state<EveningView>("evening");
  const words = t(evening?.segments.length ? "plan-edit" : "plan-own");
  const goes = evening?.phase === "running" || evening?.phase === "lobby";
  const times = room.state<TimesView>("times");
  const finding = times !== undefined && (times.round !== null || times.said.length > 0);
  const planned = finding || Object.keys(room.state<Rituals>("rituals")?.plans ?? {}).length > 0;
  const above = planned && !evening?.segments.length;
  const dates = html`<div class=${above ? "dates above" : "dates"}><samesky-rituals .room=${room}></samesky-rituals>
    <samesky-times .room=${room}></samesky-times></div>`;
  timesComes();
  return html`<h1 class="hide">${t("evening-title")}</h1>
    ${above && !goes ? dates : nothing}
    <samesky-evening .room=${room} .places=${places(room)}>
      ${placeLink(room.card.id, { view: "evening", name: "plan" }, words, { look: "btn quiet small", testid: "plan", slot: "plan" })}
    </samesky-evening>
    ${goes || above ? nothing : dates}`;
}

/** Finding a time, by itself. */
export function timesView(room: Room): TemplateResult {
  timesComes();
  return html`<h1 class="hide">${t("evening-title")}</h1><samesky-times class="times" .room=${room}></samesky-times>`;
}
