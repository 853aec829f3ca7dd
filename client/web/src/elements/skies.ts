import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Light } from "./daylight.ts";

/** Where in the width somebody's own light stands alone, in percent: the middle of their share of it. */
export function centreOf(n: number, of: number): number {
  return ((n + 0.5) * 100) / of;
}

/** Where the stars are seen: over those for whom it is night. */
export function nights(lights: readonly Light[]): string {
  const stops = lights.map((light, n) => {
    const at = `${centreOf(n, lights.length).toFixed(2)}%`;
    return `${light === "night" ? "#000" : "transparent"} ${at}`;
  });
  return `linear-gradient(90deg, ${[stops[0], ...stops].join(", ")})`;
}

/** One sky seen from several places, west to east: each has the light of their own hour, and it turns in between. */
export function skies(lights: readonly Light[]): TemplateResult {
  const step = 100 / lights.length;
  // From one person's middle to the next one's; two have the whole width for it.
  const from = (n: number) => (lights.length === 2 ? 8 : centreOf(n - 1, lights.length));
  const by = lights.length === 2 ? 84 : step;
  return html`
    <div class="skies" aria-hidden="true">
      ${lights.map((light, n) => html`<i class=${n ? "own next" : "own"} data-light=${light} .style=${n ? `--centre: ${from(n)}%; --step: ${by}%` : ""}></i>`)}
      ${
        lights.includes("night")
          ? html`<svg class="stars" viewBox="0 0 1200 380" preserveAspectRatio="xMidYMin slice" .style=${`--nights: ${nights(lights)}`}>${STARS}</svg>`
          : ""
      }
      <svg class="land" part="horizon" viewBox="0 0 100 10" preserveAspectRatio="none">
        <path d="M0 10V9.500Q50-4 100 9.500V10Z" /><path class="rim" d="M0 9.500Q50-4 100 9.500" />
      </svg>
    </div>
  `;
}

/** The same stars on all screens. */
const STARS: SVGTemplateResult[] = Array.from({ length: 44 }, (_, n) => {
  const [x, y] = [(n * 0.754877 * 1200) % 1200, (n * 0.569841 * 380) % 380];
  return svg`<circle cx=${x.toFixed()} cy=${y.toFixed()} r=${(0.8 + ((n * 7) % 5) * 0.28).toFixed(1)} opacity=${(0.45 + ((n * 3) % 6) * 0.1).toFixed(2)} />`;
});
