import { css } from "lit";

/** What the element of moments looks like: a view finder, three digits, a strip. */
export const momentLook = css`
  :host { container-type: inline-size; }
  .finder { position: relative; overflow: hidden; isolation: isolate; aspect-ratio: 4 / 5; inline-size: 100%; max-inline-size: min(22rem, 31svh); margin-inline: auto; border-radius: var(--ss-r-3); display: grid; place-items: center;
    background: linear-gradient(in oklab, var(--ss-night-zenith), var(--ss-night-mid)); color: var(--ss-night-ink); }
  .finder video, .finder img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; } .finder video { transform: scaleX(-1); }
  .finder .ways { display: grid; gap: 0.625rem; padding: 1rem; justify-items: center; text-align: center; } .finder .btn { color: var(--ss-night-ink); box-shadow: inset 0 0 0 1px currentColor; background: none; } .finder .btn:hover { background: oklch(from currentColor l c h / 0.12); }
  .count { position: absolute; inset: 0; display: grid; place-items: center; font: 340 9rem/1 var(--ss-voice); color: white; text-shadow: 0 0 24px oklch(0 0 0 / 0.7); z-index: 1; }
  .flash { position: absolute; inset: 0; z-index: 2; background: white; opacity: 0; pointer-events: none; animation: flash 420ms var(--ss-ease); }
  @keyframes flash { from { opacity: 0.9; } to { opacity: 0; } }
  .finder.count-on { box-shadow: var(--ss-glow); }
  .acts { display: grid; gap: 0.5rem; } .more { justify-content: center; }
  label.btn input { position: absolute; opacity: 0; inline-size: 1px; block-size: 1px; } label.btn:has(:focus-visible) { outline: 3px solid var(--ss-focus); outline-offset: 3px; } .finder label.btn { position: relative; }
  samesky-strip { display: grid; justify-items: center; }
  @container (min-width: 46rem) { .booth { display: grid; grid-template-columns: minmax(0, 24rem) minmax(0, 1fr); gap: 1.5rem 3rem; align-items: start; } .finder { max-inline-size: min(24rem, 46svh); } .acts { justify-items: start; } .acts .btn { inline-size: auto; min-inline-size: 14rem; } .booth .more { justify-content: start; } }
  @media (forced-colors: active) { .finder { border: 1px solid; } .finder .btn { border: 1px solid; } }
`;
