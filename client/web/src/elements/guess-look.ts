import { css } from "lit";

/** Answers with what was guessed of them below; a form with both. */
export const guessLook = css`
  .who li { display: flex; align-items: center; gap: 0.75rem; min-block-size: 3rem; padding-block: 0.5rem; } .who { align-self: start; }
  .who b { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .who span { flex: none; }
  .compose { align-content: start; align-self: start; } .compose .field { min-block-size: 4rem; } .compose .btn { flex: 0 1 auto; min-inline-size: 0; padding-inline: 1.125rem; }
  .compose .acts { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0; justify-content: start; } .compose .bare { padding-inline: 0.5rem; }
  .and { border-block-start: 1px solid var(--ss-line); margin-block-start: 0.25rem; padding-block-start: 0.75rem; display: grid; gap: 0.25rem; }
  .guessed { border-block-start: 1px solid oklch(from var(--ss-person) l c h / 0.35); padding-block-start: 0.75rem; display: grid; gap: 0.375rem; }
  .guessed .said { font-size: 1.125rem; } .near { display: flex; flex-wrap: wrap; gap: 0.375rem; margin-block-start: 0.25rem; } .near .chip { padding-inline: 0.75rem; }
  .rest { border-block-start: 1px solid var(--ss-line); padding-block-start: 1.25rem; }
  .was { min-block-size: 0; padding: 1rem 1.25rem; } 
  details p { margin-block-end: 0.25rem; } details .btn { margin-inline-start: -0.75rem; }
  summary { cursor: pointer; inline-size: fit-content; min-block-size: 2.75rem; display: flex; align-items: center; gap: 0.5rem; color: var(--ss-ink-2); }
`;
