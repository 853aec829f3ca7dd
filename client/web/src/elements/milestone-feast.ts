// A celebration: for eight seconds the stars of all evenings that were kept stand in the sky.

import { html, svg, type TemplateResult } from "lit";
import type { Entry, EveningDone } from "../sdk/protocol.d.ts";
import { t } from "../words/words.ts";
import { chance } from "./again.ts";
import { figure } from "./constellation.ts";

/** Seconds for which the stars stand. */
export const FEAST = 8;
const [WIDE, HIGH, MOST] = [640, 150, 14];
const STAR = "M0-10C.8-2 2-.8 10 0C2 .8.8 2 0 10C-.8 2-2 .8-10 0C-2-.8-.8-2 0-10Z";

/** The stars of these evenings, each in its place: the same on every device; where none was kept yet, a few of the room's own. */
export function starsOf(entries: readonly Entry[], seed: string): { x: number; y: number; size: number }[] {
  const evenings = entries.filter(({ kind, on }) => kind === "evening" && on.split(":")[0] === "evening");
  const figures = evenings.slice(-MOST).map(({ id, body }) => {
    const { segments } = (body ?? {}) as Partial<EveningDone>;
    return { seed: id, stars: figure(id, Math.max(2, segments?.length ?? 2)) };
  });
  const all = figures.length ? figures : [{ seed, stars: figure(seed, 7) }];
  return all.flatMap(({ seed: own, stars }, n) => {
    const scale = all.length === 1 ? 0.95 : 0.3 + 0.25 * chance(`${own} size`);
    const left = (WIDE - 640 * scale) * chance(`${own} x`);
    const top = (HIGH - 96 * scale) * (all.length === 1 ? 0.5 : n / (all.length - 1));
    return stars.map(({ x, y }, m) => ({
      x: Math.round(left + x * scale),
      y: Math.round(top + y * scale),
      size: 0.7 + 0.7 * chance(`${own} ${m}`),
    }));
  });
}

/** The sky of a celebration, with what is celebrated below. */
export function feast(title: string, lead: string, entries: readonly Entry[], seed: string): TemplateResult {
  const stars = starsOf(entries, seed);
  return html`<div class="feast" data-testid="milestones-feast">
    <svg viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="xMidYMid meet" role="img" aria-label=${t("milestones-stars")}>
      ${stars.map(({ x, y, size }, n) => svg`<path class="d${(n % 4) + 1}" transform="translate(${x} ${y}) scale(${size})" d=${STAR} />`)}
    </svg>
    <p class="voice t6" dir="auto"><bdi>${title}</bdi></p><p class="t2">${lead}</p>
  </div>`;
}
