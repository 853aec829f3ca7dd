import { css } from "lit";

/** The picture, or a quiet panel where there is only sound; a bar; five controls. */
export const playerLook = css`
  .still { position: relative; overflow: hidden; border-radius: var(--ss-r-3); background: oklch(0.16 0.02 262);
    aspect-ratio: 16 / 9; max-block-size: 26rem; inline-size: 100%; }
  video, samesky-youtube, samesky-youtube iframe { border: 0; position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: contain; }
  .sound { aspect-ratio: auto; min-block-size: 9.5rem; color: var(--ss-night-ink); display: grid; align-content: end; padding: 1.25rem;
    background: linear-gradient(in oklab, var(--ss-night-zenith), var(--ss-night-mid) 66%, var(--ss-night-horizon)); }
  .elsewhere { max-block-size: none; gap: 0.75rem; justify-items: start; }
  .elsewhere .btn { color: inherit; background: none; border: 1px solid currentcolor; }
  .sub { position: absolute; inset: auto 1rem 0.875rem; text-align: center; white-space: pre-line; color: oklch(0.98 0.01 90); font-size: var(--ss-t-3);
    text-shadow: 0 1px 4px oklch(0 0 0 / 0.9), 0 0 2px oklch(0 0 0 / 0.9); pointer-events: none; z-index: 1; }
  .still:fullscreen { max-block-size: none; border-radius: 0; } .still:fullscreen .sub { font-size: 2.2vw; inset-block-end: 6vh; }
  .below { min-block-size: 3rem; } .below .sub { color: var(--ss-ink); text-shadow: none; }
  .sound .sub { position: static; text-align: start; } .below .sub { position: static; }
  .btn.over-quiet { color: inherit; box-shadow: inset 0 0 0 1px currentcolor; } .btn.over-quiet:hover { background: oklch(1 0 0 / 0.12); }
  .did { min-block-size: var(--ss-tap); } .fit { inline-size: auto; }
  .pick { position: relative; overflow: hidden; } .pick input { position: absolute; inset: 0; opacity: 0; cursor: pointer; font-size: 0; }
  .pick:focus-within { outline: 3px solid var(--ss-focus); outline-offset: 3px; }
  .sound video, .sound samesky-youtube { visibility: hidden; } .title { position: relative; }
  .over { position: absolute; inset: 0; display: grid; place-content: center; justify-items: center; gap: 0.5rem; padding: 1.25rem;
    text-align: center; color: oklch(0.97 0.012 90); background: oklch(0.16 0.02 262 / 0.82); }
  .choose { position: relative; cursor: pointer; } .choose input { position: absolute; inset: 0; opacity: 0; cursor: pointer; }
  .choose:focus-within { outline: 3px solid var(--ss-focus); outline-offset: 3px; }
  .ctl { display: flex; align-items: center; justify-content: space-between; max-inline-size: 24rem; inline-size: 100%; margin-inline: auto; direction: ltr; }
  .ctl .iconb { color: var(--ss-ink); font-weight: 500; } .ctl .iconb:disabled { opacity: 0.35; }
  select.iconb { appearance: none; text-align: center; text-align-last: center; padding-inline: 0.5rem; min-inline-size: 3.25rem; }
  option { background: var(--ss-paper); color: var(--ss-ink); }
  .pp { inline-size: 4rem; block-size: 4rem; border: 0; border-radius: 50%; background: var(--ss-action); color: var(--ss-on-action);
    display: grid; place-items: center; cursor: pointer; }
  .pp:hover { background: var(--ss-action-hover); }
  .in { border-block-start: 1px solid var(--ss-line); padding-block-start: 0.875rem; }
  .seek { appearance: none; display: block; inline-size: 100%; block-size: var(--ss-tap); margin: 0; background: none; cursor: pointer; direction: ltr; }
  .seek::-webkit-slider-runnable-track { block-size: 4px; border-radius: 4px;
    background: linear-gradient(90deg, var(--ss-action) var(--gone), var(--ss-line) var(--gone)); }
  .seek::-moz-range-track { block-size: 4px; border-radius: 4px;
    background: linear-gradient(90deg, var(--ss-action) var(--gone), var(--ss-line) var(--gone)); }
  .seek::-webkit-slider-thumb { appearance: none; inline-size: 1rem; block-size: 1rem; margin-block-start: -6px; border-radius: 50%; background: var(--ss-action); }
  .seek::-moz-range-thumb { inline-size: 1rem; block-size: 1rem; border: 0; border-radius: 50%; background: var(--ss-action); }
`;
