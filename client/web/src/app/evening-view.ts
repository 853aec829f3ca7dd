import { html, nothing, type TemplateResult } from "lit";
import type { EveningView, Rituals } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { places } from "./evening-places.ts";
import { placeLink } from "./place-link.ts";

/** Finding a time comes when somebody is where dates are. */
const finding = () => void import("../elements/times.ts").catch(() => undefined); // out of reach: the next drawing tries again

/** The evening, and the dates to come, unless it goes on: below it, but above all that could be planned. */
export function eveningView(room: Room): TemplateResult {
  const evening = room.state<EveningView>("evening");
  const words = t(evening?.segments.length ? "plan-edit" : "plan-own");
  const goes = evening?.phase === "running" || evening?.phase === "lobby";
  const planned = Object.keys(room.state<Rituals>("rituals")?.plans ?? {}).length > 0;
  const above = planned && !evening?.segments.length;
  const dates = html`<div class=${above ? "dates above" : "dates"}><samesky-rituals .room=${room}></samesky-rituals>
    <samesky-times .room=${room}></samesky-times></div>`;
  finding();
  return html`<h1 class="hide">${t("evening-title")}</h1>
    ${above && !goes ? dates : nothing}
    <samesky-evening .room=${room} .places=${places(room)}>
      ${placeLink(room.card.id, { view: "evening", name: "plan" }, words, { look: "btn quiet small", testid: "plan", slot: "plan" })}
    </samesky-evening>
    ${goes || above ? nothing : dates}`;
}
