import { html, nothing, type TemplateResult } from "lit";
import type { EveningView, Rituals } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { places } from "./evening-places.ts";
import { placeLink } from "./place-link.ts";

/** The evening, and the dates to come, unless it goes on: below it, but above all that could be planned. */
export function eveningView(room: Room): TemplateResult {
  const evening = room.state<EveningView>("evening");
  const words = t(evening?.segments.length ? "plan-edit" : "plan-own");
  const goes = evening?.phase === "running" || evening?.phase === "lobby";
  const planned = Object.keys(room.state<Rituals>("rituals")?.plans ?? {}).length > 0;
  const above = planned && !evening?.segments.length;
  const dates = html`<samesky-rituals class=${above ? "dates above" : "dates"} .room=${room}></samesky-rituals>`;
  return html`<h1 class="hide">${t("evening-title")}</h1>
    ${above && !goes ? dates : nothing}
    <samesky-evening .room=${room} .places=${places(room)}>
      ${placeLink(room.card.id, { view: "evening", name: "plan" }, words, { look: "btn quiet small", testid: "plan", slot: "plan" })}
    </samesky-evening>
    ${goes || above ? nothing : dates}`;
}
