import { css } from "lit";

/** The ground of a room, below the horizon. */
export const pageLook = css`
  :host { --ss-reach: 4.5rem; } .ground { padding: 0.25rem 1.25rem 7.5rem; max-inline-size: var(--ss-stage); margin-inline: auto; outline: 0; }
  .ground:has(~ samesky-call-tile) { padding-block-end: 13rem; }
  .crumb { display: flex; align-items: center; justify-content: space-between; gap: 0.5rem; min-block-size: 3rem; margin-inline: -0.625rem; }
  .title { min-inline-size: 0; flex: 0 1 auto; color: var(--ss-ink); } .title .b { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .title .i { color: var(--ss-ink-3); }
  .ends { --g: 0; flex: none; }
  .conn { display: inline-flex; align-items: center; gap: 0.375rem; font-size: var(--ss-t-1); color: var(--ss-ink-2); white-space: nowrap; padding-inline-end: 0.25rem; }
  .conn::before { content: ""; inline-size: 0.5rem; block-size: 0.5rem; border-radius: 50%; border: 1.5px solid var(--ss-ink-3); }
  .conn[data-state="live"]::before { background: var(--ss-good); border-color: var(--ss-good); }
  .conn[data-state="waiting"] { color: var(--ss-warn); } .conn[data-state="waiting"]::before { border-color: var(--ss-warn); }
  samesky-invite { margin-block: 0.75rem 1.25rem; } .unsure, .note { margin-block-end: 1rem; align-items: center; } .note .grow { flex: 1; } .note .btn { flex: none; }
  .dates { display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr); margin-block-start: 3rem; max-inline-size: var(--ss-column); } .dates.above { margin-block: 0 2.5rem; } .times { max-inline-size: var(--ss-column); }
  .chips { margin-block-end: 1rem; } .chip { text-decoration: none; } .chip[aria-current] { background: var(--ss-sunken); border-color: var(--ss-ink-3); font-weight: 560; }
  .more .iconb { margin-inline-start: -0.625rem; min-block-size: var(--ss-tap); }
  .chip.quiet { border-style: dashed; color: var(--ss-ink-2); }
  :host([data-inside]) .view { animation: appear var(--ss-d-2) var(--ss-ease); }
  @media (max-width: 479px) { .ends .iconb span { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; } }
  :host([small]) .ends .iconb span { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (min-width: 900px) {
    :host(:not([small])) { --ss-reach: 6rem; } :host(:not([small])) .ground { padding: 2.25rem 2.5rem 8rem; }
    :host([data-inside]:not([small])) .ground:not(.inside, .wide) { max-inline-size: calc(var(--ss-column) + 5rem); }
    :host(:not([small])) .inside { display: grid; grid-template-columns: minmax(0, 1fr) 19rem; gap: 0 3rem; align-items: start; }
    :host(:not([small])) .inside > * { grid-column: 1; } :host(:not([small])) .inside > .crumb { grid-column: 1 / -1; }
    :host(:not([small])) .inside > .beside { grid-column: 2; grid-row: 2 / span 6; position: sticky; inset-block-start: 1.5rem; }
    :host(:not([small])) .ground:has(~ samesky-call-tile) { padding-block-end: 10rem; }
    samesky-invite { max-inline-size: 34rem; }
  }
`;
