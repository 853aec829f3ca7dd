import { css } from "lit";

/** A programme while it is written: one part a row, with both clocks at its edge. */
export const planLook = css`
  :host { display: block; container-type: inline-size; }
  .top { gap: 1rem; } .for { flex: 0 1 22rem; } label { display: block; min-inline-size: 0; }
  select.field { text-overflow: ellipsis; padding-inline-end: 0.5rem; }
  .head-times { display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; }
  .times { display: grid; grid-auto-flow: column; grid-auto-columns: 3.5rem; gap: 0.5rem; text-align: end; flex: none; }
  .times span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .rows > li { display: grid; gap: 0.75rem; padding-block: 1rem; grid-template-columns: minmax(0, 1fr); }
  .first { gap: 0.75rem; } .how { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: end; } .how label { flex: 1 1 11rem; } .how .min { flex: 0 0 5.5rem; } .how .with { flex: 1 1 9rem; }
  .acts { display: flex; justify-content: flex-end; } .acts .iconb { min-inline-size: var(--ss-tap); padding-inline: 0; } .acts .iconb:disabled { opacity: 0.35; cursor: default; }
  @container (min-width: 40rem) {
    .top { grid-template-columns: minmax(0, 1.4fr) minmax(0, 1.2fr) 9rem; }
    .btn.wide { inline-size: auto; min-inline-size: 15rem; justify-self: start; }
  }
`;
