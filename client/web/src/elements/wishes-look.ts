import { css } from "lit";

/** What all want in rows with what can be done; what may be marked in rows with a box. */
export const wishesLook = css`
  .tonight { padding: 1.5rem 1.25rem 1.25rem; box-shadow: var(--ss-glow); display: grid; gap: 0.75rem; }
  .found > li { padding-block: 0.75rem; display: grid; gap: 0.25rem; } .found .voice { font-size: var(--ss-t-4); line-height: 1.4; text-wrap: pretty; }
  .found .row { margin-inline-start: -0.75rem; } .found .btn { padding-inline: 0.75rem; }
  .draw { margin-block-start: 1rem; }
  .planning { display: grid; gap: 0.375rem; padding-block: 0.5rem; } .planning .row { margin: 0; } .planning .field { inline-size: auto; } .planning .btn { padding-inline: 1.125rem; }
  .keep { min-block-size: 4.25rem; position: sticky; inset-block-start: 0; z-index: 1; background: var(--ss-ground); padding-block: 0.5rem; }
  .mark { margin-block-start: 0.75rem; }
  .mark label { display: flex; align-items: center; gap: 0.875rem; min-block-size: 3.25rem; padding-block: 0.5rem; cursor: pointer; }
  .mark input { flex: none; inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--ss-action); }
  .mark label:has(:checked) { font-weight: 560; }
  .closer { border-block-start: 1px solid var(--ss-line); padding-block-start: 1rem; }
`;
