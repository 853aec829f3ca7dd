import { css } from "lit";

/** Where we are from: hours and days on one side, words and customs on the other. */
export const cultureLook = css`
  :host { container-type: inline-size; }
  .all { display: grid; gap: 2.25rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
  .side { display: grid; gap: 2.25rem; grid-template-columns: minmax(0, 1fr); }
  .hours { inline-size: 100%; block-size: auto; direction: ltr; border-radius: var(--ss-r-1); } .hours .ground { fill: var(--ss-sunken); }
  .hours .own { fill: var(--ss-person); opacity: 0.75; } .hours .all { fill: var(--ss-lamp-ink); }
  .legend { --g: 0.25rem 1rem; } .legend i { inline-size: 1rem; block-size: 0.375rem; border-radius: 0.1875rem; background: var(--ss-lamp-ink); } .legend i.own { background: var(--ss-person); opacity: 0.75; }
  .when { font: 420 var(--ss-t-4)/1.35 var(--ss-voice); }
  .day { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0.75rem; padding-block: 0.625rem; } .day.today { background: var(--ss-lamp-wash); margin-inline: -0.75rem; padding-inline: 0.75rem; border-radius: var(--ss-r-1); }
  .day p { overflow-wrap: anywhere; }
  .word { display: flex; gap: 0.75rem; align-items: flex-start; padding-block: 0.75rem; } .word .grow { flex: 1; min-inline-size: 0; }
  .word .voice { font-size: var(--ss-t-4); line-height: 1.35; }
  .card { padding: 1.5rem 1.25rem; display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
  .told { padding: 0.75rem 1rem; border-radius: var(--ss-r-2); background: var(--ss-person-wash); } .told p { white-space: pre-line; }
  form { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); padding-block-start: 0.75rem; } label { display: block; min-inline-size: 0; }
  .fields { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); }
  select.field { text-overflow: ellipsis; padding-inline-end: 0.5rem; }
  .file { position: relative; } .file input { position: absolute; inset: 0; opacity: 0; cursor: pointer; inline-size: 100%; } .file:focus-within { outline: 3px solid var(--ss-focus); outline-offset: 3px; }
  .rec[aria-pressed="true"] { box-shadow: var(--ss-glow); }
  @container (min-width: 46rem) { .all { grid-template-columns: minmax(0, 22rem) minmax(0, 1fr); gap: 3rem; } .all > .lead { grid-column: 1 / -1; margin-block-end: -1.5rem; } form > .btn { justify-self: start; min-inline-size: 12rem; } }
`;
