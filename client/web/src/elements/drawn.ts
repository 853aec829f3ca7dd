import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { more } from "./icons.ts";

/** What a timer, a question and a player with its queue need; `icons.ts` has the rest, which a small page does not load. */
const few = {
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  pause: svg`<path d="M8.5 5.5v13M15.5 5.5v13" stroke-width="3"/>`,
  play: svg`<path d="M8 5.2v13.6L19 12z" fill="currentColor"/>`,
  lock: svg`<rect x="5" y="11" width="14" height="9" rx="2.5"/><path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>`,
  keep: svg`<path d="M4 8.5h16v11H4z"/><path d="M6.5 5h11M4 12h16"/>`,
  next: svg`<path d="M6 6v12l8-6zM18 6v12"/>`,
  close: svg`<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>`,
  up: svg`<path d="M6 14.500l6-6 6 6"/>`,
  file: svg`<path d="M7 4.500h7l4 4v11H7z"/><path d="M14 4.500v4h4"/>`,
  sound: svg`<path d="M5 10v4h3l4 3.500v-11L8 10zM15.500 9.500a4 4 0 0 1 0 5M18 7a7.500 7.500 0 0 1 0 10"/>`,
  full: svg`<path d="M4.500 9V4.500H9M15 4.500h4.500V9M19.500 15v4.500H15M9 19.500H4.500V15"/>`,
  dots: svg`<path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="2.6"/>`,
  grip: svg`<path d="M6 9.500h12M6 14.500h12"/>`,
} satisfies Record<string, SVGTemplateResult>;

/** Drawn on a 24 grid with a stroke of 1.6; always beside a word, except where a button has its own name. */
export const drawings: Partial<Record<Icon, SVGTemplateResult>> = { ...few };
export type Few = keyof typeof few;
export type Icon = Few | keyof typeof more;
/** Those that point along the line of writing. */
const TURNS: ReadonlySet<Icon> = new Set(["back", "on", "leave"]);

/** One of the few; `small` beside 15 px text. It says nothing to assistive technology. */
export function icon(name: Few, small = false): TemplateResult {
  return draw(name, small);
}

/** Any that is loaded. */
export function draw(name: Icon, small = false): TemplateResult {
  return html`<svg class=${`i ${small ? "s " : ""}${TURNS.has(name) ? "flip" : ""}`} viewBox="0 0 24 24" aria-hidden="true">${drawings[name]}</svg>`;
}
