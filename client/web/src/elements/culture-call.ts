// When a call is welcome for all: reckoned here, from the hours of each by their own clock.

import { html, nothing, svg, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import { offsetOf } from "./daylight.ts";

/** When a call is welcome for somebody. */
export interface Hours {
  zone: string;
  call: readonly [string, string];
}

/** From one room time to before another. */
export interface Span {
  from: number;
  to: number;
}

/** Hours are looked at in steps of so many seconds. */
const [STEP, DAY] = [900, 86400];

/** Whether a call is welcome at an instant. */
export function welcome({ zone, call: [from, to] }: Hours, at: number): boolean {
  const minute = (((at + offsetOf(zone, new Date(at * 1000))) % DAY) + DAY) % DAY;
  const [start, end] = [secondsOf(from), secondsOf(to)];
  if (start === end) return true;
  return start < end ? start <= minute && minute < end : minute >= start || minute < end;
}

/** When it is for all of them, from `now` on for so many days. */
export function spans(now: number, all: readonly Hours[], days = 2): Span[] {
  const found: Span[] = [];
  const first = Math.floor(now / STEP) * STEP;
  for (let at = first; at < first + days * DAY; at += STEP) {
    if (!all.every((one) => welcome(one, at))) continue;
    const last = found.at(-1);
    if (last && last.to === at) last.to = at + STEP;
    else found.push({ from: Math.max(now, at), to: at + STEP });
  }
  return found;
}

/** The next day in hours: a row for each, and one for all. */
export function callPicture(
  now: number,
  people: readonly (Hours & { name: string; hue: string })[],
): TemplateResult {
  const first = Math.floor(now / STEP) * STEP;
  const [wide, high] = [960, 14];
  const row = (y: number, look: string, all: readonly Hours[]) =>
    spans(first, all, 1).map(
      ({ from, to }) =>
        svg`<rect class=${look} x=${((from - first) / DAY) * wide} y=${y} width=${((to - from) / DAY) * wide} height=${high} rx="5" />`,
    );
  const legend =
    people.length > 3
      ? nothing
      : html`<p class="row tight t1 soft legend" aria-hidden="true">${people.map(({ name, hue }) => html`<span class="tag ${hue}"><i class="own"></i>${name}</span>`)}<span class="tag"><i class="all"></i>${t(people.length > 2 ? "culture-call-all" : "culture-call-both")}</span></p>`;
  return html`${legend}<svg class="hours" viewBox="0 0 ${wide} ${(people.length + 1) * 24}" role="img" aria-label=${t("culture-call-picture")}>
    ${people.map((one, n) => svg`<g class=${one.hue}><rect class="ground" x="0" y=${n * 24} width=${wide} height=${high} rx="5" />${row(n * 24, "own", [one])}</g>`)}
    <rect class="ground" x="0" y=${people.length * 24} width=${wide} height=${high} rx="5" />${row(people.length * 24, "all", people)}
  </svg>`;
}

function secondsOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(":").map(Number);
  return hours * 3600 + minutes * 60;
}
