import { css } from "lit";

/** What the check-in adds to the look of sealed and opened panels. */
export const checkinLook = css`
  .all { display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr); } .form { --g: 1.5rem; }
  .today .answer { min-block-size: 0; } .today .sealed { min-block-size: 7.5rem; }
  .told { display: grid; gap: 0.25rem; } .told .t2 { overflow-wrap: anywhere; }
  .met { display: grid; gap: 0.5rem; border-block-start: 1px solid var(--ss-line); padding-block-start: 0.75rem; }
  .met form { display: flex; gap: 0.5rem; align-items: center; flex-wrap: wrap; } .met .field { flex: 1 1 12rem; inline-size: auto; min-inline-size: 0; }
  .seal { display: grid; gap: 0.5rem; }
  @container (min-width: 52rem) {
    .all { grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); gap: 4.5rem; align-items: start; }
    .all.open { grid-template-columns: minmax(0, 1fr); }
  }
`;
