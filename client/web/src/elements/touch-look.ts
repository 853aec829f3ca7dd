import { css } from "lit";

/** What the element of touch looks like: a surface to hold, one to tap, and four things to give. */
export const touchLook = css`
  :host { container-type: inline-size; }
  .all { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
  .hold { display: grid; gap: 0.5rem; }
  .pad { --rings: 7rem; inline-size: 100%; display: grid; justify-items: center; align-content: center; gap: 0.875rem; padding: 1.5rem 1rem; border: 0; cursor: pointer;
    border-radius: var(--ss-r-3); background: var(--ss-paper); box-shadow: 0 0 0 1px var(--ss-edge); touch-action: none; user-select: none; -webkit-user-select: none; -webkit-touch-callout: none;
    transition: transform var(--ss-d-1) var(--ss-ease); font: inherit; color: inherit; text-align: center; min-block-size: 13rem; }
  .pad:active { transform: scale(0.99); } .pad:disabled { cursor: default; opacity: 0.6; } .pad > * { pointer-events: none; }
  .pad.lit { box-shadow: 0 0 0 1px var(--ss-lamp-ink), var(--ss-glow); background: var(--ss-lamp-wash); }
  .tap { min-block-size: 7.5rem; gap: 0.25rem; position: relative; overflow: hidden; isolation: isolate; padding-block: 1rem; }
  .ripple { position: absolute; z-index: -1; inset-block-start: 50%; inset-inline-start: 50%; inline-size: 12rem; block-size: 12rem; margin: -6rem; border-radius: 50%;
    background: radial-gradient(closest-side, var(--ss-light), transparent); animation: ripple 700ms var(--ss-ease) both; }
  @keyframes ripple { from { opacity: 0.9; transform: scale(0.35); } to { opacity: 0; transform: scale(1.4); } }
  .says { min-block-size: 3.5rem; display: grid; align-content: center; text-align: center; }
  .gives { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5rem; } .gives .btn { inline-size: 100%; padding-inline: 0.75rem; }
  .note.left { align-items: center; justify-content: space-between; } .side { display: grid; gap: 1.25rem; align-content: start; grid-template-columns: minmax(0, 1fr); }
  .mid .chip { justify-self: center; }
  @container (min-width: 46rem) {
    .all { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.5rem 3rem; align-items: start; } .lead, .waits { grid-column: 1 / -1; }
    .pad { --rings: 9rem; min-block-size: 19rem; } .tap { min-block-size: 8.5rem; }
  }
  @media (prefers-reduced-motion: reduce) { .ripple { opacity: 0; } .tap.beat { background: var(--ss-lamp-wash); } }
  @media (forced-colors: active) { .pad { border: 1px solid; } .pad[aria-pressed="true"] { outline: 2px solid Highlight; } .ripple { display: none; } }
`;
