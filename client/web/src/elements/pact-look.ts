import { css } from "lit";

/** What the element of a pact looks like: a light for each of it on one horizon, dimmed for who looks elsewhere. */
export const pactLook = css`
  :host { container-type: inline-size; }
  .lamp-on { display: grid; gap: 1rem; justify-items: center; text-align: center; padding: 1.75rem 1.25rem; border-radius: var(--ss-r-3); overflow-x: clip;
    background: var(--ss-lamp-wash); box-shadow: 0 0 0 1px var(--ss-edge); }
  .here { display: flex; flex-wrap: wrap; justify-content: center; direction: ltr; gap: 0.75rem 0; padding: 0; margin: 0; list-style: none; border-block-end: 1px solid var(--ss-edge); }
  .here li { display: grid; justify-items: center; align-content: end; gap: 0.375rem; min-inline-size: clamp(5rem, 22cqi, 8rem); max-inline-size: 7rem; padding: 0.5rem 0.5rem 0.75rem; }
  .here .light { inline-size: 1.5rem; block-size: 1.5rem; transition: opacity var(--ss-d-3) var(--ss-ease); }
  .here li[data-looks="no"] .light { opacity: 0.35; }
  .here b { max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 450; }
  .said { min-block-size: 1.5rem; } .said, .voice, .soft { overflow-wrap: anywhere; max-inline-size: 100%; }
  .btn { max-inline-size: 100%; overflow-wrap: anywhere; overflow: hidden; }
  .does { display: flex; flex-wrap: wrap; gap: 0.5rem; justify-content: center; }
`;
