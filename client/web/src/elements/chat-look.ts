import { css } from "lit";

/** Lines of the chat, and what can be done with one. */
export const chatLook = css`
  .lines { position: relative; max-block-size: min(24rem, 55vh); overflow-y: auto; overscroll-behavior: contain; overflow-anchor: none;
    padding-block: 0.25rem; scrollbar-width: thin; }
  /* Where motion is reduced everything takes a millisecond to change; what heights are measured beside must not. */
  .gap { transition: none !important; }
  .line { position: relative; display: grid; gap: 0.125rem; justify-items: start; padding-inline-end: 12%; padding-block-end: 0.875rem; border-radius: var(--ss-r-2); }
  .line.mine { justify-items: end; text-align: end; padding-inline: 12% 0; }
  .line:focus-visible { outline-offset: -3px; }
  .said { font-family: var(--ss-voice); font-size: 1.125rem; line-height: 1.4; white-space: pre-line; max-inline-size: 100%; text-align: start;
    background: var(--ss-person-wash); border-radius: var(--ss-r-2); padding: 0.5rem 0.875rem; }
  .gone { background: none; padding-inline: 0; font: italic 400 var(--ss-t-2) / 1.4 var(--ss-plain); color: var(--ss-ink-3); }
  .mine .row { justify-content: end; }
  .small-act { border: 0; background: none; min-block-size: var(--ss-tap); padding-inline: 0.5rem; font-size: var(--ss-t-1); color: var(--ss-ink-2);
    text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; border-radius: var(--ss-r-1); }
  .of { display: block; max-inline-size: 100%; border: 0; border-inline-start: 2px solid var(--ss-person); background: none; padding: 0.125rem 0.625rem; min-block-size: 1.75rem;
    font-size: var(--ss-t-2); color: var(--ss-ink-2); text-align: start; cursor: pointer; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .found > .said { outline: 2px solid var(--ss-focus); outline-offset: 2px; }
  /* Out of sight and not out of reach: the line that has the focus shows them, or the pointer; they move nothing. */
  .acts { display: flex; position: absolute; inset-block-start: -0.5rem; inset-inline-end: 0; z-index: 1; background: var(--ss-paper); border-radius: var(--ss-r-full);
    box-shadow: 0 0 0 1px var(--ss-line); padding-inline: 0.25rem; }
  .mine .acts { inset-inline: 0 auto; } .line:first-of-type .acts { inset-block-start: 0; }
  @media (hover: hover) { .line:not(:focus-within, :hover) .acts { opacity: 0; } }
  @media (hover: none) { .acts { position: static; box-shadow: none; background: none; padding: 0; } }
  form { display: flex; gap: 0.5rem; align-items: end; } form .field { flex: 1; min-inline-size: 0; }
  .edit { inline-size: 100%; } .below { position: sticky; inset-block-end: 0.25rem; text-align: center; block-size: 0; }
  .below .btn { transform: translateY(-100%); background: var(--ss-paper); }
  .writes { min-block-size: 1.25rem; } .replies { border-inline-start: 2px solid var(--ss-edge); padding-inline-start: 0.625rem; }
`;
