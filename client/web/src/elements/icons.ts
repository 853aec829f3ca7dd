import { type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { draw, drawings, type Icon } from "./drawn.ts";

export const more = {
  people: svg`<circle cx="9" cy="8.500" r="3.200"/><path d="M3.500 19c.6-3.400 2.700-5 5.500-5s4.900 1.600 5.500 5M15.500 5.700a3.200 3.200 0 0 1 0 5.600M17.200 14.500c1.700.8 2.900 2.300 3.300 4.500"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.2"/><path d="M12 7.5V12l3 2"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="11" height="11" rx="2.5"/><path d="M5 15.5V7a2.5 2.5 0 0 1 2.5-2.500H15"/>`,
  send: svg`<path d="M12 15V5M8 8.5L12 4.500l4 4M5 14v3.500A2 2 0 0 0 7 19.500h10a2 2 0 0 0 2-2V14"/>`,
  link: svg`<path d="M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1"/>`,
  nod: svg`<circle cx="12" cy="8.200" r="4.200"/><path d="M8 16.500l4 3.500 4-3.500"/>`,
  smile: svg`<circle cx="12" cy="12" r="8"/><path d="M8.700 13.600a4 4 0 0 0 6.600 0M9.300 9.600h.01M14.700 9.600h.01"/>`,
  laugh: svg`<circle cx="12" cy="12" r="8"/><path d="M8 13h8a4 4 0 0 1-8 0zM8.400 9.800l1.600-.8M15.600 9.800L14 9"/>`,
  tear: svg`<path d="M12 4.500c3 4 4.800 6.700 4.800 9.300a4.800 4.800 0 0 1-9.600 0c0-2.600 1.800-5.300 4.800-9.300z"/>`,
  heart: svg`<path d="M12 19.500C5.500 15 4 12 4 9.300A4.200 4.200 0 0 1 12 7.400a4.200 4.200 0 0 1 8 1.900c0 2.700-1.500 5.700-8 10.200z"/>`,
  listening: svg`<path d="M7.500 10a4.500 4.500 0 1 1 9 0c0 3-2.800 3.500-3.300 6-.4 2.300-1.300 3.500-2.900 3.500a2.600 2.600 0 0 1-2.600-2.400"/><path d="M10 10.200a2 2 0 1 1 4 0c0 1.300-1 1.600-1.600 2.300"/>`,
  slow: svg`<path d="M4 9c2.700-2 5.300-2 8 0s5.300 2 8 0M4 15c2.700-2 5.300-2 8 0s5.300 2 8 0"/>`,
  hand: svg`<path d="M8 12V6.500a1.400 1.400 0 0 1 2.800 0V11 5.400a1.400 1.400 0 0 1 2.800 0V11 6.800a1.400 1.400 0 0 1 2.800 0V14c0 3.600-2 6-5 6-2.600 0-3.800-1.200-5.200-3.600L4.800 13a1.400 1.400 0 0 1 2.300-1.600z"/>`,
  moon: svg`<path d="M19.500 14.200A8 8 0 1 1 9.800 4.500a6.400 6.400 0 0 0 9.700 9.700z"/>`,
  together: svg`<path d="M6.400 14.200l3.900-4.900M13.800 9l3.600 2.400"/><circle cx="5" cy="16" r="2.200"/><circle cx="12" cy="7.700" r="2.200"/><circle cx="19.200" cy="12.600" r="2.200"/>`,
  house: svg`<path d="M4 19.500h16M6 19.500V8l6-4 6 4v11.500M10 19.500v-5h4v5"/>`,
  mark: svg`<circle cx="9" cy="12" r="5.500"/><circle cx="15" cy="12" r="5.500"/><path d="M12 7.390A5.500 5.500 0 0 1 12 16.610A5.500 5.500 0 0 1 12 7.390Z" fill="currentColor"/>`,
  quote: svg`<path d="M6 16.500c2.500-.8 4-3 4-6V7H5v5h3M15 16.500c2.500-.8 4-3 4-6V7h-5v5h3"/>`,
  film: svg`<rect x="3.500" y="5.500" width="17" height="13" rx="2.500"/><path d="M10.500 9.500v5l4-2.500z" fill="currentColor"/>`,
  pot: svg`<path d="M3 10.500h18M5 10.500h14V16a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3zM9.500 7.500q-1-1.500 0-3M14.500 7.500q-1-1.500 0-3"/>`,
  words: svg`<path d="M4.500 6.500h15v10h-9l-4 3.500v-3.500h-2z"/>`,
  star: svg`<path d="M12 3.500c.7 5 3 7.300 8.500 8.500-5.500 1.200-7.800 3.500-8.500 8.500-.7-5-3-7.300-8.500-8.500 5.500-1.200 7.800-3.500 8.500-8.500z"/>`,
  back: svg`<path d="M15 5l-7 7 7 7"/>`,
  down: svg`<path d="M5 9l7 7 7-7"/>`,
  on: svg`<path d="M9 5l7 7-7 7"/>`,
  point: svg`<circle cx="12" cy="12" r="7.500"/><circle cx="12" cy="12" r="2.500" fill="currentColor"/>`,
  minus: svg`<path d="M5 12h14"/>`,
  search: svg`<circle cx="10.500" cy="10.500" r="6"/><path d="M15 15l4.500 4.500"/>`,
  take: svg`<path d="M12 4v11M8 11l4 4 4-4M5 19.500h14"/>`,
  leave: svg`<path d="M10 4.500H5.500v15H10M14 8l4.500 4-4.500 4M18 12H9.500"/>`,
  away: svg`<path d="M4 4l16 16M2.800 9.500A14 14 0 0 1 7.500 6.600M21.200 9.500a14 14 0 0 0-9.700-4M6 13a9 9 0 0 1 4.500-2.400M18 13a9 9 0 0 0-1.500-1.100M9.200 16.300a4.500 4.500 0 0 1 5.600 0M12 19.500h.01"/>`,
} satisfies Record<string, SVGTemplateResult>;
Object.assign(drawings, more);

export type { Icon };

/** One icon; `small` beside 15 px text. It says nothing to assistive technology. */
export function icon(name: Icon, small = false): TemplateResult {
  return draw(name, small);
}
