import { css } from "lit";

/** Learning: the way to the goal on one side, the question and the next lesson on the other. */
export const learnLook = css`
  :host { container-type: inline-size; }
  .all { display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr); align-items: start; } .side { display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr); }
  .aim { overflow-wrap: anywhere; } .table { padding: 1.25rem; display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
  .way li { display: grid; gap: 0.25rem; padding-block: 0.25rem; }
  .way label { display: flex; gap: 0.75rem; align-items: center; min-block-size: var(--ss-tap); overflow-wrap: anywhere; cursor: pointer; }
  .way input { inline-size: 1.375rem; block-size: 1.375rem; flex: none; margin: 0; accent-color: var(--ss-action); }
  .way .does { padding-inline-start: 2.125rem; }
  .way .others { padding-inline-start: 2.125rem; margin-block-start: -0.5rem; padding-block-end: 0.25rem; }
  .said-of { padding: 0.75rem 1rem; border-radius: var(--ss-r-2); background: var(--ss-person-wash); display: grid; gap: 0.125rem; overflow-wrap: anywhere; }
  .right { box-shadow: inset 0 0 0 1px var(--ss-lamp-ink); }
  .does { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; } .when { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; } .edge { margin-inline-start: -1rem; }
  form { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); } form > .btn { justify-self: start; } label { min-inline-size: 0; }
  form.line { grid-template-columns: minmax(0, 1fr) auto; align-items: end; }
  .who { display: flex; align-items: center; gap: 0.75rem; padding-block: 0.5rem; min-inline-size: 0; flex-wrap: wrap; } .who > .grow { flex: 1; min-inline-size: 0; }
  @container (min-width: 46rem) { .all { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 3rem; } .all > .lead { grid-column: 1 / -1; margin-block-end: -1.5rem; } }
`;
