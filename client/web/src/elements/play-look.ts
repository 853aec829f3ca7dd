import { css } from "lit";

/** Games: the table on one side, the sheet, the jar and the shelf on the other. */
export const playLook = css`
  :host { container-type: inline-size; }
  .all { display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr); align-items: start; } .side { display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr); }
  .table { padding: 1.25rem; display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
  .two { display: grid; gap: 0.75rem; grid-template-columns: 1fr 1fr; } .pick { min-block-size: 5rem; border-radius: var(--ss-r-3); border: 1px solid var(--ss-edge); background: none; padding: 0.75rem; cursor: pointer; font: 420 var(--ss-t-4)/1.3 var(--ss-voice); overflow-wrap: anywhere; }
  .pick.line { min-block-size: var(--ss-tap); text-align: start; padding: 0.75rem 1rem; inline-size: 100%; border-radius: var(--ss-r-2); }
  .pick:hover { background: var(--ss-sunken); } .pick[aria-pressed="true"] { background: var(--ss-action); border-color: var(--ss-action); color: var(--ss-on-action); }
  .who { display: flex; align-items: center; gap: 0.75rem; padding-block: 0.5rem; min-inline-size: 0; flex-wrap: wrap; } .who > .grow { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
  .said-of { padding: 0.75rem 1rem; border-radius: var(--ss-r-2); background: var(--ss-person-wash); display: grid; gap: 0.125rem; } .untrue { box-shadow: inset 0 0 0 2px var(--ss-lamp-ink); }
  .does { display: flex; flex-wrap: wrap; gap: 0.5rem; } .edge { margin-inline-start: -1rem; }
  form { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); padding-block-start: 0.25rem; } form > .btn { justify-self: start; } label { min-inline-size: 0; display: block; }
  .tale { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.5rem 0.75rem; align-items: center; } .tale input[type="radio"] { inline-size: 1.375rem; block-size: 1.375rem; accent-color: var(--ss-action); }
  .sheet { inline-size: 100%; block-size: auto; background: var(--ss-paper); border-radius: var(--ss-r-3); box-shadow: 0 0 0 1px var(--ss-edge); direction: ltr; }
  .sheet.mine { touch-action: none; cursor: crosshair; } .sheet polyline { fill: none; stroke: var(--ss-ink); stroke-width: 7; stroke-linecap: round; stroke-linejoin: round; }
  .album { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 10rem), 1fr)); } .album .sheet { border-radius: var(--ss-r-2); } .album figcaption { padding-block-start: 0.25rem; }
  .nib { fill: none; stroke: var(--ss-lamp-ink); stroke-width: 4; } .nib.down { fill: var(--ss-lamp); }
  .joke { padding: 1rem 1.25rem; border-radius: var(--ss-r-3); background: var(--ss-lamp-wash); display: grid; gap: 0.25rem; }
  .shelf > li { padding-block: 0.75rem; }
  @container (min-width: 46rem) { .all { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 3rem; } .all > .lead { grid-column: 1 / -1; margin-block-end: -1.5rem; } }
`;
