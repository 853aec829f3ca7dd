import { css } from "lit";

/** What hard days add to the look of opened panels. */
export const supportLook = css`
  .form { --g: 1.25rem; } .day { min-block-size: 0; gap: 1rem; }
  .day .said { font-size: var(--ss-t-4); } .does { display: grid; gap: 0.75rem; border-block-start: 1px solid var(--ss-line); padding-block-start: 1rem; }
  .does form { display: grid; gap: 0.75rem; } .does .with { display: flex; gap: 0.5rem; flex-wrap: wrap; } .does .with .field { flex: 1 1 12rem; inline-size: auto; min-inline-size: 0; }
  .lines { display: grid; gap: 0.25rem; } .lines .t2 { overflow-wrap: anywhere; } .does .bare { margin-inline-start: -1rem; } .does .row { --g: 0.5rem 1.25rem; } .does .row.tight { --g: 0.5rem; }
  .check { display: flex; align-items: center; gap: 0.625rem; min-block-size: var(--ss-tap); } .check input { inline-size: 1.25rem; block-size: 1.25rem; accent-color: var(--ss-action); }
  .hug { display: grid; justify-items: center; gap: 0.75rem; padding-block: 0.75rem; animation: appear var(--ss-d-3) var(--ss-ease); text-align: center; }
  .hug .lens { animation: held 2s var(--ss-ease) 3; transform-origin: center; transform-box: fill-box; }
  @keyframes held { 0%, 60%, 100% { opacity: 0.55; transform: scale(0.94); } 25% { opacity: 1; transform: scale(1.06); } }
  @media (prefers-reduced-motion: reduce) { .hug .lens { opacity: 1; } }
`;
