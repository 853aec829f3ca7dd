import { css, type SVGTemplateResult, svg } from "lit";

/** Sealed is a dark room with light under the door; an answer is lit from below. */
export const questionLook = css`
  .question { display: grid; gap: 0.5rem; justify-items: center; text-align: center; padding-block: 0.25rem 0.5rem; }
  .question h3 { max-inline-size: 36rem; }
  .depth { display: inline-flex; align-items: flex-start; gap: 0.5rem; font-size: var(--ss-t-1); color: var(--ss-ink-2); }
  .depth svg { inline-size: 3.25rem; block-size: 1.375rem; overflow: visible; }
  .depth path { stroke: var(--ss-edge); }
  .depth circle { fill: none; stroke: var(--ss-edge); stroke-width: 1.5; }
  .depth .on { fill: var(--ss-lamp); stroke: var(--ss-lamp-ink); }

  .sealed { position: relative; isolation: isolate; overflow: hidden; border-radius: var(--ss-r-3); padding: 1.25rem;
    min-block-size: 9.5rem; color: var(--ss-night-ink); display: grid; align-content: space-between; gap: 1rem;
    background: linear-gradient(in oklab, var(--ss-night-zenith), var(--ss-night-mid));
    box-shadow: inset 0 0 0 1px light-dark(transparent, var(--ss-line)); animation: appear var(--ss-d-3) var(--ss-ease); }
  .sealed::before { content: ""; position: absolute; inset: auto 0 0; block-size: 4rem; z-index: -1;
    background: radial-gradient(60% 100% at 50% 100%, oklch(from var(--ss-light) l c h / 0.34), transparent); }
  .sealed::after { content: ""; position: absolute; inset: auto 10% 0; block-size: 3px; border-radius: 3px 3px 0 0;
    background: linear-gradient(90deg, transparent, var(--ss-light) 18% 82%, transparent); }
  .sealed.not-yet::before, .sealed.not-yet::after { background: none; }
  .sealed .light, .sealed .light.here { background: var(--ss-light); box-shadow: none; }
  .sealed .light.here { box-shadow: 0 0 12px 3px oklch(from var(--ss-light) l c h / 0.5); }
  .sealed .light.away { background: none; box-shadow: inset 0 0 0 2px var(--ss-light); }
  .sealed .voice, .sealed .lead { display: block; } .lead { margin-block-start: 0.25rem; opacity: 0.92; }

  .answer { border-radius: var(--ss-r-3); padding: 1.25rem; min-block-size: 9.5rem; display: grid; align-content: start; gap: 0.75rem;
    box-shadow: 0 0 0 1px oklch(from var(--ss-person) l c h / 0.45);
    background: linear-gradient(to top, var(--ss-person-wash), var(--ss-paper) 90%); }
  .said { font-size: var(--ss-t-4); line-height: 1.42; text-wrap: pretty; white-space: pre-line; }
  .rise .answer { position: relative; isolation: isolate; animation: glow var(--ss-d-4) var(--ss-ease-rise); }
  .rise .said { animation: words 300ms var(--ss-ease) 200ms backwards; }
  @keyframes glow { from { opacity: 0; transform: translateY(8px); } }
  @keyframes words { from { opacity: 0; } }
  @media (prefers-reduced-motion: reduce) { .rise .answer { animation: words 300ms !important; } }

  .compose { border-radius: var(--ss-r-3); padding: 1.25rem; background: var(--ss-paper); display: grid; gap: 0.5rem;
    grid-template-columns: minmax(0, 1fr); box-shadow: 0 0 0 1px var(--ss-edge); }
  .compose:focus-within { box-shadow: 0 0 0 2px var(--ss-ink); }
  .compose .field { border: 0; padding: 0.25rem 0 0; background: none; border-radius: 0; min-block-size: 6.5rem; }
  .compose .field:focus-visible { outline: 0; }

  .acts { display: grid; gap: 0.5rem; }
  .ask { display: grid; gap: 0.75rem; } .ask .btn { flex: 1; }
  @container (min-width: 34rem) {
    .pair { grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: var(--ss-s-5); }
    .sealed, .answer, .compose { padding: 1.75rem; min-block-size: 13rem; }
    .acts { display: flex; flex-wrap: wrap; justify-content: center; margin-block-start: 0.5rem; }
    .acts .btn { min-inline-size: 11rem; } .acts.start { justify-content: start; }
  }
  :host { container-type: inline-size; }
  @media (forced-colors: active) {
    .sealed { background: Canvas; color: CanvasText; } .sealed, .answer, .compose { border: 1px solid; }
  }
`;

/** One of the four dots that go down into the depth. */
export function depthDot(n: number, on: boolean): SVGTemplateResult {
  return svg`<circle cx=${5 + n * 14} cy=${7 + n * 4.2} r="3" class=${on ? "on" : ""} />`;
}
