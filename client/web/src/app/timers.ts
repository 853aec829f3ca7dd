import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../elements/icons.ts";
import type { Timer } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { ofDish } from "./now-cook.ts";
import { placeLink } from "./place-link.ts";
import { read } from "./read.ts";

/** Timers beside the first that a room can have from here. */
const MOST = 8;

/** The timer of this name, and the way to the others. What they are for stands sealed in them, so their names are numbers. */
export function timers(room: Room, name: string): TemplateResult {
  const here = name ? `timer:${name}` : "timer";
  const all = [...new Set(["timer", ...room.instances("timer").filter((on) => !ofDish(on)), here])];
  const free = Array.from({ length: MOST }, (_, n) => String(n + 2)).find((n) => !all.includes(`timer:${n}`));
  const chip = (on: string) => {
    const named = on.split(":")[1] ?? "";
    const label = read(room, room.state<Timer>(on)?.label, on, "name.label");
    const words = label || (named ? t("timers-nth", { name: named }) : t("timer-title"));
    return placeLink(room.card.id, { view: "timer", name: named }, words, {
      look: "chip",
      testid: `timer-${named || "1"}`,
      current: on === here,
    });
  };
  const more = free
    ? placeLink(room.card.id, { view: "timer", name: free }, html`${icon("plus", true)}${t("timers-new")}`, {
        look: all.length > 1 ? "chip quiet" : "iconb",
        testid: "timer-new",
      })
    : nothing;
  return html`
    ${all.length > 1 ? html`<nav class="row tight chips" aria-label=${t("timers-all")}>${all.map(chip)} ${more}</nav>` : nothing}
    <samesky-timer .room=${room} .on=${here}></samesky-timer>
    ${all.length > 1 ? nothing : html`<div class="more">${more}</div>`}
  `;
}
