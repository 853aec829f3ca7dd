// The plane on which one moves a light to where one is: two sliders, one picture.

import { css, html, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import { type Day, moodWords } from "./checkin-note.ts";

type Mood = Day["mood"];

export const moodLook = css`
  .mood { position: relative; block-size: 13.5rem; border-radius: var(--ss-r-3); direction: ltr; touch-action: none; cursor: crosshair;
    box-shadow: inset 0 0 0 1px var(--ss-line); background: linear-gradient(90deg in oklab, light-dark(oklch(0.84 0.035 255), oklch(0.22 0.045 262)),
    light-dark(oklch(0.9 0.035 350), oklch(0.3 0.05 295)) 60%, light-dark(oklch(0.94 0.065 84), oklch(0.38 0.06 335))); }
  .mood::before, .mood::after { content: ""; position: absolute; border: 0 solid oklch(from var(--ss-ink) l c h / 0.2); }
  .mood::before { inset: 50% 0 auto; border-block-start-width: 1px; } .mood::after { inset: 0 auto 0 50%; border-inline-start-width: 1px; }
  .ax { position: absolute; font-size: var(--ss-t-1); color: var(--ss-ink); pointer-events: none; }
  .ax.top { inset: 0.5rem 0 auto; text-align: center; } .ax.bot { inset: auto 0 0.5rem; text-align: center; }
  .ax.l { inset: calc(50% - 1.6rem) auto auto 0.875rem; } .ax.r { inset: calc(50% - 1.6rem) 0.875rem auto auto; }
  .at { position: absolute; z-index: 1; inline-size: 1.375rem; block-size: 1.375rem; border-radius: 50%; translate: -50% -50%; background: var(--ss-light);
    pointer-events: none; box-shadow: inset 0 0 0 2px oklch(0.45 0.09 var(--ss-hue)), 0 0 0 3px oklch(1 0 0 / 0.9), 0 0 22px 8px oklch(from var(--ss-light) l c h / 0.7); }
  .mood input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; pointer-events: none; }
  .mood:has(:focus-visible) { outline: 3px solid var(--ss-focus); outline-offset: 3px; }
  .spot { inline-size: 4.5rem; block-size: 3rem; flex: none; position: relative; border-radius: var(--ss-r-1); direction: ltr; }
  .spot .at { inline-size: 0.75rem; block-size: 0.75rem; box-shadow: inset 0 0 0 1.5px oklch(0.45 0.09 var(--ss-hue)), 0 0 10px 3px oklch(from var(--ss-light) l c h / 0.7); }
  .spot { background: linear-gradient(90deg in oklab, light-dark(oklch(0.84 0.035 255), oklch(0.22 0.045 262)), light-dark(oklch(0.94 0.065 84), oklch(0.38 0.06 335))); }
  @media (forced-colors: active) { .mood, .spot { border: 1px solid; } .at { forced-color-adjust: none; } }
`;

/** Between the edges of the plane and where a light may be, in parts of it. */
const EDGE = 0.07;

const place = ([across, up]: Mood) => ({
  left: `${(100 * (EDGE + ((across + 1) / 2) * (1 - 2 * EDGE))).toFixed(1)}%`,
  top: `${(100 * (EDGE + ((1 - up) / 2) * (1 - 2 * EDGE))).toFixed(1)}%`,
});

/** A light at its place. */
function light(mood: Mood): TemplateResult {
  const { left, top } = place(mood);
  return html`<i class="at" aria-hidden="true" .style=${`left:${left};top:${top}`}></i>`;
}

/** Where somebody's light is, small. */
export function spot(mood: Mood): TemplateResult {
  return html`<span class="spot" aria-hidden="true">${light(mood)}</span>`;
}

/** The plane; `moved` hears of each new place. */
export function plane(mood: Mood, hue: string, moved: (mood: Mood) => void): TemplateResult {
  const [across, up] = mood;
  const pointed = (event: PointerEvent) => {
    const plane = event.currentTarget as HTMLElement;
    if (event.type === "pointerdown") plane.setPointerCapture(event.pointerId);
    else if (!plane.hasPointerCapture(event.pointerId)) return;
    const { left, top, width, height } = plane.getBoundingClientRect();
    const part = (value: number) =>
      Math.round(20 * Math.max(-1, Math.min(1, (2 * (value - EDGE)) / (1 - 2 * EDGE) - 1))) / 20;
    moved([part((event.clientX - left) / width), -part((event.clientY - top) / height) + 0]);
  };
  const slider = (testid: string, value: number, label: string, set: (value: number) => void) => html`
    <input type="range" min="-1" max="1" step="0.2" dir="ltr" data-testid=${testid} aria-label=${label} aria-valuetext=${moodWords({ mood })}
      .value=${String(value)} @input=${(event: InputEvent) => set(Number((event.currentTarget as HTMLInputElement).value))} />`;
  return html`
    <div class="mood ${hue}" part="panel" role="group" aria-label=${t("checkin-mood")} data-testid="checkin-mood" @pointerdown=${pointed} @pointermove=${pointed}>
      <span class="ax top" aria-hidden="true">${t("checkin-stirred")}</span><span class="ax bot" aria-hidden="true">${t("checkin-still")}</span>
      <span class="ax l" aria-hidden="true">${t("checkin-heavy")}</span><span class="ax r" aria-hidden="true">${t("checkin-light")}</span>
      ${slider("checkin-across", across, t("checkin-across"), (value) => moved([value, up]))}
      ${slider("checkin-up", up, t("checkin-up"), (value) => moved([across, value]))}
      ${light(mood)}
    </div>
    <p class="voice t4 mid" data-testid="checkin-mood-words">${moodWords({ mood })}</p>
  `;
}
