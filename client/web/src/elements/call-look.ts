import { css } from "lit";

/** How a call looks: pictures under the sky, what one does with them under the thumb. */
export const callLook = css`
  :host { container-type: inline-size; }
  .ask { max-inline-size: 34rem; } .acts { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; }
  .who { display: flex; align-items: center; gap: 0.5rem; min-inline-size: 0; max-inline-size: 100%; overflow-wrap: anywhere; } .who > span { min-inline-size: 0; overflow: hidden; }

  .faces { position: relative; display: grid; gap: 2px; border-radius: var(--ss-r-3); overflow: clip; background: oklch(0.2 0.02 262);
    block-size: min(54dvh, 30rem); grid-auto-rows: minmax(0, 1fr); grid-template-columns: minmax(0, 1fr); }
  .faces[data-many="3"] { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .face { position: relative; overflow: clip; display: grid; place-items: center; min-inline-size: 0; color: oklch(0.98 0.01 90);
    background: radial-gradient(circle at 50% 42%, oklch(0.46 0.07 var(--ss-hue)), oklch(0.26 0.045 var(--ss-hue)) 72%); }
  .face video { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; object-position: 50% 25%; }
  .face.shared { background: oklch(0.16 0.02 262); } .face.shared video { object-fit: contain; object-position: 50% 50%; }
  .face .big { inline-size: 3.5rem; block-size: 3.5rem; border-radius: 50%; background: var(--ss-light); box-shadow: 0 0 60px 18px oklch(from var(--ss-light) l c h / 0.35); }
  .face[data-state="coming"] .big, .face[data-state="lost"] .big { opacity: 0.6; animation: breathe 2.4s ease-in-out infinite alternate; }
  @keyframes breathe { from { opacity: 0.35; } to { opacity: 0.8; } }
  .cap { position: absolute; inset: auto 0 0 0; display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.5rem; font-size: var(--ss-t-2); line-height: 1.4;
    padding: 1.75rem 1rem 0.75rem; background: linear-gradient(transparent, oklch(0.15 0.02 262 / 0.72)); overflow-wrap: anywhere; }
  .cap span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; min-inline-size: 0; } .cap .i { inline-size: 1.125rem; block-size: 1.125rem; } .cap .light { background: var(--ss-light); }
  .self { position: absolute; z-index: 1; inset-block-end: 0.75rem; inset-inline-end: 0.75rem; inline-size: 5.75rem; block-size: 7.5rem; border-radius: var(--ss-r-2);
    box-shadow: 0 0 0 3px oklch(0.98 0.01 90 / 0.9), 0 6px 20px oklch(0.1 0.02 262 / 0.5); }
  .self .cap { padding: 1rem 0.5rem 0.375rem; font-size: var(--ss-t-1); } .self .big { inline-size: 1.75rem; block-size: 1.75rem; box-shadow: 0 0 30px 8px oklch(from var(--ss-light) l c h / 0.35); }
  .self video { transform: scaleX(-1); }
  /* The others' names keep clear of the small picture of oneself. */
  .faces > .face:nth-last-child(3) .cap { padding-inline-end: 7.25rem; }

  .over { position: absolute; z-index: 2; inset: 0.75rem 0.75rem auto; display: grid; gap: 0.375rem; justify-items: center; }
  .over .note { align-items: center; padding: 0.5rem 0.875rem; max-inline-size: 34rem; background: oklch(0.17 0.02 262 / 0.82); color: oklch(0.98 0.01 90); }
  .over .note .grow { flex: 1; min-inline-size: 0; } .over .btn { background: oklch(0.98 0.01 90); color: oklch(0.2 0.03 262); }
  /* Four on a phone are four of one size. */
  @container (max-width: 43.99rem) {
    .faces[data-many="3"]:not([data-shared]) > .self { position: relative; inset: auto; inline-size: auto; block-size: auto; border-radius: 0; box-shadow: none; }
    .faces[data-many="3"]:not([data-shared]) > .face .cap { padding-inline-end: 1rem; }
  }
  .says { display: grid; gap: 0.5rem; } .hint { display: flex; gap: 0.5rem; align-items: flex-start; font-size: var(--ss-t-2); line-height: 1.45; color: var(--ss-ink-2); }
  .tools { display: flex; justify-content: space-around; gap: 0.25rem; position: sticky; z-index: 3; inset-block-end: var(--ss-reach, 0.5rem); padding-block: 0.375rem; border-radius: var(--ss-r-3); background: var(--ss-ground); }
  .rb { display: grid; justify-items: center; align-content: start; gap: 0.25rem; border: 0; background: none; flex: 1 1 3.75rem; min-inline-size: 0; max-inline-size: 6rem; padding: 0; font-size: var(--ss-t-1);
    line-height: 1.3; color: var(--ss-ink-2); cursor: pointer; text-align: center; overflow-wrap: anywhere; border-radius: var(--ss-r-2); }
  .rb .o { display: grid; place-items: center; inline-size: 3rem; block-size: 3rem; border-radius: 50%; background: var(--ss-sunken); color: var(--ss-ink); box-shadow: inset 0 0 0 1px var(--ss-line); }
  .rb:hover .o { background: var(--ss-line); } .rb.off .o { background: var(--ss-action); color: var(--ss-on-action); box-shadow: none; }
  .rb.endc .o { background: light-dark(oklch(0.49 0.15 27), oklch(0.55 0.15 27)); color: oklch(0.99 0.01 90); box-shadow: none; } .rb.endc:hover .o { background: oklch(0.43 0.14 27); }
  .waits { display: grid; place-items: center; gap: 1rem; text-align: center; padding: 1.5rem 1.25rem; }
  .waits .voice { color: inherit; }
  .trouble { max-inline-size: 36rem; }

  @container (min-width: 44rem) {
    .faces { block-size: clamp(16rem, 100dvh - 29.5rem, 36rem); }
    .faces[data-many="2"] { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .faces[data-many="3"] { grid-template-columns: repeat(3, minmax(0, 1fr)); }
    .faces[data-shared] { grid-template-columns: minmax(0, 3fr) minmax(0, 1fr); grid-auto-flow: row; }
    .faces[data-shared] > .shared { grid-row: 1 / span 4; grid-column: 1; } .faces[data-shared] > .face:not(.shared, .self) { grid-column: 2; }
    .self { inline-size: 9.5rem; block-size: 7.125rem; } .faces > .face:nth-last-child(3) .cap { padding-inline-end: 11rem; }
    .tools { justify-content: center; gap: 0.75rem; justify-self: center; padding-inline: 0.75rem; } .rb { flex: 0 0 5.25rem; } .hint { justify-content: center; }
  }
  @media (forced-colors: active) { .face, .self { border: 1px solid; } .rb .o { border: 1px solid; } .rb.off .o { outline: 2px solid Highlight; } }
`;
