// Two rings that overlap: hands that hold, a hug. What is shared of them is lit.

import { css, html, svg, type TemplateResult } from "lit";

/** One ring: whose colour, and whether a hand is in it. */
export interface Ring {
  hue: string;
  on: boolean;
}

const [R, APART] = [30, 34];
/** Half the height of what two rings share. */
const HALF = Math.sqrt(R * R - (APART / 2) ** 2);

/** Rings in a row, west first; what two neighbours share is lit where both are on. */
export function rings(all: readonly Ring[]): TemplateResult {
  const x = (n: number) => R + 13 + n * APART;
  const lens = (n: number) => {
    const mid = x(n) + APART / 2;
    return svg`<path class="lens" d="M${mid} ${40 - HALF}a${R} ${R} 0 0 1 0 ${2 * HALF} ${R} ${R} 0 0 1 0-${2 * HALF}z"/>`;
  };
  return html`<svg class="rings" viewBox="0 0 ${2 * (R + 13) + (all.length - 1) * APART} 80" aria-hidden="true"><g class="beats">
    ${all.map((one, n) => (one.on && all[n + 1]?.on ? lens(n) : svg``))}
    ${all.map(({ hue, on }, n) => svg`<circle cx=${x(n)} cy="40" r=${R} class="${hue} ${on ? "on" : ""}"></circle>`)}</g></svg>`;
}

/** How large the rings are within one beat: at which part of it. */
const BEATS = [
  [1, 0],
  [1.06, 0.12],
  [1, 0.3],
  [1.035, 0.42],
  [1, 0.7],
  [1, 1],
] as const;

/** One beat of the rings in `root`, where that much motion is wished. */
export function swell(root: ParentNode): void {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const frames = BEATS.map(([size, offset]) => ({ transform: `scale(${size})`, offset }));
  root.querySelector(".beats")?.animate(frames, { duration: 1000, easing: "ease-in-out" });
}

export const ringsLook = css`
  .rings { block-size: var(--rings, 5rem); max-inline-size: 100%; overflow: visible; }
  .rings circle { fill: none; stroke-width: 1.5; stroke: var(--ss-edge); } .rings circle.on { stroke-width: 2.5; stroke: var(--ss-person); }
  .rings .lens { fill: var(--ss-lamp); } .rings .beats { transform-origin: center; transform-box: fill-box; }
`;
