import { html, nothing, svg, type TemplateResult } from "lit";
import { centreOf } from "./skies.ts";

/** How somebody's light looks. */
export type Lit = "here" | "away" | "coming";

/** A piece of the thread, as an SVG path in a box of 100 by 100. */
export interface Piece {
  path: string;
  /** One of its ends is on the way back. */
  dots: boolean;
}

/** How high a light stands, in percent from the top: on an arch, whose middle is highest. */
export function heightAt(x: number): number {
  return 72 - 46 * Math.sin((Math.PI * x) / 100);
}

/** The thread through all who are here, west to east; who is away is left out, and it goes on to the next. */
export function piecesOf(lights: readonly Lit[]): Piece[] {
  const ends = lights
    .map((lit, n) => ({ lit, x: centreOf(n, lights.length) }))
    .filter(({ lit }) => lit !== "away")
    .map(({ lit, x }) => ({ lit, x, y: heightAt(x) }));
  return ends.slice(1).map((to, n) => {
    const from = ends[n] as (typeof ends)[number];
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2 - 0.42 * (to.x - from.x)];
    const at = (...pair: number[]) => pair.map((one) => one.toFixed(1)).join(" ");
    return {
      path: `M${at(from.x, from.y)}Q${at(x, y)} ${at(to.x, to.y)}`,
      dots: from.lit === "coming" || to.lit === "coming",
    };
  });
}

/** The thread as a picture. */
export function thread(pieces: readonly Piece[]): TemplateResult | typeof nothing {
  if (!pieces.length) return nothing;
  return html`<svg class="through" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
    ${pieces.map(({ path, dots }) => svg`<path class=${dots ? "dots" : ""} d=${path} pathLength="1" />`)}
  </svg>`;
}
