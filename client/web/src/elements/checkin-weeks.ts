// Four weeks as a sky: each note is a light, the higher the lighter; below the horizon is rest.

import { css, html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { spoken, t } from "../words/words.ts";
import { type Day, dayLines, moodWords } from "./checkin-note.ts";
import { DAYS } from "./checkin-past.ts";
import { wallOf } from "./dates.ts";

/** A note that could be read. */
export interface Lit {
  who: string;
  at: number;
  day: Day;
}

/** Somebody in the picture. */
export interface Somebody {
  id: string;
  name: string;
  hue: string;
}

export const weeksLook = css`
  .weeks svg[role] { inline-size: 100%; border-radius: var(--ss-r-3); direction: ltr; }
  .weeks .up { stop-color: light-dark(oklch(0.95 0.025 230), oklch(0.36 0.055 250)); }
  .weeks .down { stop-color: light-dark(oklch(0.86 0.045 275), oklch(0.2 0.035 266)); }
  .weeks .ground { fill: var(--ss-paper); stroke: var(--ss-line); }
  .weeks .week { stroke: oklch(from var(--ss-ink) l c h / 0.14); }
  .weeks .core { fill: var(--ss-person); } .weeks .glow { fill: var(--ss-light); opacity: 0.4; }
  .weeks .way { fill: none; stroke: var(--ss-person); stroke-width: 1.5; opacity: 0.55; }
  .weeks .rested { stroke: var(--ss-person); stroke-width: 3; stroke-linecap: round; }
  .weeks .dates { direction: ltr; display: grid; grid-template-columns: repeat(4, 1fr); margin-block-start: -0.25rem; padding-inline: 3.9% 2%; }
  .weeks .sign { inline-size: 0.875rem; block-size: 0.875rem; } .weeks li { padding-block: 0.5rem; }
  .weeks li + li { border-block-start: 1px solid var(--ss-line); }
  @media (forced-colors: active) { .weeks .core, .weeks .glow { forced-color-adjust: none; } }
`;

/** The picture's size, in its own units, and where the horizon is in it. */
const [WIDE, HIGH, LAND] = [560, 236, 196];
const FIRST = 22;
const STEP = (WIDE - 2 * FIRST) / (DAYS - 1);

/** A sign that tells people apart without their hue. */
function sign(n: number, x: number, y: number, r: number): SVGTemplateResult {
  const form = n % 4;
  if (form === 1)
    return svg`<path class="core" d="M${x} ${y - r - 1}l${r + 1} ${r + 1}-${r + 1} ${r + 1}-${r + 1}-${r + 1}z"/>`;
  if (form === 2) return svg`<path class="core" d="M${x} ${y - r - 1}l${r + 1} ${2 * r}h-${2 * r + 2}z"/>`;
  if (form === 3) return svg`<circle class="way" cx=${x} cy=${y} r=${r}/>`;
  return svg`<circle class="core" cx=${x} cy=${y} r=${r}/>`;
}

/** The last note of each day of each, by how many days ago that was for who looks. */
export function byDay(lights: readonly Lit[], now: number, zone: string): Map<string, Map<number, Lit>> {
  const number = (at: number) => Date.parse(wallOf(at, zone).slice(0, 10)) / 86_400_000;
  const today = number(now);
  const found = new Map<string, Map<number, Lit>>();
  for (const one of lights) {
    const ago = today - number(one.at);
    if (ago < 0 || ago >= DAYS) continue;
    const mine = found.get(one.who) ?? new Map<number, Lit>();
    mine.set(ago, one);
    found.set(one.who, mine);
  }
  return found;
}

/** The four weeks up to room time `now`, drawn and in words. */
export function weeks(
  people: readonly Somebody[],
  lights: readonly Lit[],
  now: number,
  zone: string,
): TemplateResult {
  const days = byDay(lights, now, zone);
  const x = (ago: number) => FIRST + (DAYS - 1 - ago) * STEP;
  const y = ({ day }: Lit) => 24 + ((1 - day.mood[0]) / 2) * (LAND - 54);
  const date = new Intl.DateTimeFormat(spoken(), { day: "numeric", month: "short", timeZone: zone });
  const drawn = people.map(({ id, hue }, n): SVGTemplateResult => {
    const mine = [...(days.get(id) ?? [])].sort(([a], [b]) => b - a);
    const first = mine[0]?.[0] ?? -1;
    const rested = Array.from({ length: Math.max(0, first) }, (_, ago) => ago).filter(
      (ago) => ago > 0 && !days.get(id)?.has(ago),
    );
    const way = mine
      .map(
        ([ago, one], k) =>
          `${k && (mine[k - 1]?.[0] ?? 0) - ago === 1 ? "L" : "M"}${x(ago).toFixed(1)} ${y(one).toFixed(1)}`,
      )
      .join("");
    return svg`<g class=${hue}>
      ${mine.map(([ago, one]) => svg`<circle class="glow" cx=${x(ago)} cy=${y(one)} r=${10 + 6 * one.day.mood[1]}/>`)}
      <path class="way" d=${way || "M0 0"}/>
      ${mine.map(([ago, one]) => sign(n, x(ago), y(one), 4.5))}
      ${rested.map((ago) => svg`<path class="rested" d="M${x(ago) - 4} ${LAND + 12 + 9 * Math.min(n, 2)}h8"/>`)}
    </g>`;
  });
  return html`
    <div class="row">
      ${people.map(({ name, hue }, n) => html`<span class="tag ${hue}"><svg class="sign" viewBox="0 0 14 14" aria-hidden="true">${sign(n, 7, 7, 4.5)}</svg><bdi>${name}</bdi></span>`)}
    </div>
    <svg role="img" viewBox="0 0 ${WIDE} ${HIGH}" aria-label=${t("checkin-weeks-picture")} data-testid="checkin-picture">
      <defs><linearGradient id="sky" x2="0" y2="1"><stop class="up"/><stop class="down" offset="1"/></linearGradient></defs>
      <rect width=${WIDE} height=${HIGH} fill="url(#sky)"/>
      ${[6, 13, 20].map((ago) => svg`<path class="week" d="M${x(ago) - STEP / 2} 0V${LAND}"/>`)}
      <path class="ground" d="M-2 ${HIGH + 2}V${LAND}Q${WIDE / 2} ${LAND - 10} ${WIDE + 2} ${LAND}V${HIGH + 2}Z"/>
      ${drawn}
    </svg>
    <p class="dates t1 soft num" aria-hidden="true">${[27, 20, 13, 6].map((ago) => html`<span>${date.format((now - ago * 86400) * 1000)}</span>`)}</p>
    <p class="t2 soft">${t("checkin-weeks-legend")}</p>
  `;
}

/** The same in words, newest first. */
export function inWords(people: readonly Somebody[], lights: readonly Lit[], zone: string): TemplateResult {
  const date = new Intl.DateTimeFormat(spoken(), {
    weekday: "short",
    day: "numeric",
    month: "long",
    timeZone: zone,
  });
  return html`<ul>${[...lights].reverse().map(({ who, at, day }) => {
    const one = people.find(({ id }) => id === who);
    return one
      ? html`<li class="t2 ${one.hue}"><span class="soft">${date.format(at * 1000)}</span> <b class="b person">${one.name}</b> ${[moodWords(day), ...dayLines(day)].join(" · ")}</li>`
      : nothing;
  })}</ul>`;
}
