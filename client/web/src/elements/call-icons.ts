import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";

const drawn = {
  mic: svg`<rect x="9" y="3.500" width="6" height="11" rx="3"/><path d="M5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3"/>`,
  muted: svg`<path d="M9 9V6.500a3 3 0 0 1 6 0v5M15 14a3 3 0 0 1-6-2.500M5.500 11.500a6.500 6.500 0 0 0 10.800 4.900M18.500 11.500a6.500 6.500 0 0 1-.6 2.700M12 18v3M4 4l16 16"/>`,
  camera: svg`<rect x="3.500" y="6.500" width="11.500" height="11" rx="2.500"/><path d="M15 10.800l5.500-3.300v9L15 13.200"/>`,
  "no-camera": svg`<path d="M8.500 6.500h4a2.500 2.500 0 0 1 2.500 2.500v4M15 15.500a2.500 2.500 0 0 1-2.500 2H6A2.500 2.500 0 0 1 3.500 15V9A2.500 2.500 0 0 1 5 6.700M15 10.800l5.500-3.300v9l-3-1.800M4 4l16 16"/>`,
  share: svg`<rect x="3.500" y="4.500" width="17" height="12" rx="2"/><path d="M9 20h6M12 13.500v-6M9.300 9.800L12 7.200l2.700 2.600"/>`,
  devices: svg`<path d="M4 7.500h9M17 7.500h3M4 16.500h3M11 16.500h9"/><circle cx="15" cy="7.500" r="2"/><circle cx="9" cy="16.500" r="2"/>`,
  end: svg`<path d="M4 14.500c0-5 16-5 16 0l-.5 2.300-4.200-.6-.5-2.700c-1.800-.6-3.800-.6-5.600 0l-.5 2.700-4.200.6z"/>`,
  eye: svg`<path d="M2.800 12S6.300 6 12 6s9.200 6 9.200 6-3.500 6-9.200 6S2.800 12 2.800 12z"/><circle cx="12" cy="12" r="2.600"/>`,
  thin: svg`<path d="M5 18v-2M10 18v-5M15 18V10" /><path d="M19.500 18V6" opacity="0.35"/>`,
} satisfies Record<string, SVGTemplateResult>;

/** What only calls draw. */
export type CallIcon = keyof typeof drawn;

/** One icon of a call, as those in `icons.ts`. */
export function callIcon(name: CallIcon, small = false): TemplateResult {
  return html`<svg class=${small ? "i s" : "i"} viewBox="0 0 24 24" aria-hidden="true">${drawn[name]}</svg>`;
}
