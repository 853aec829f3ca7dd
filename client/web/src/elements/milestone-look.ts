import { css } from "lit";

/** Milestones: what comes next stands large, all else in a quiet list. */
export const milestoneLook = css`
  :host { container-type: inline-size; } h4 { margin: 0; font: inherit; } h4.voice { font-family: var(--ss-voice); font-weight: 420; } h4.t4 { font-size: var(--ss-t-4); line-height: 1.35; } h4.t5 { font-size: var(--ss-t-5); line-height: 1.24; }
  .all { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
  .one { padding-block: 1rem; display: grid; gap: 0.625rem; grid-template-columns: minmax(0, 1fr); }
  .one .when { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
  .far { text-align: end; flex: none; white-space: nowrap; } .far b { font: 420 var(--ss-t-5)/1.1 var(--ss-voice); }
  .visit { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr); padding: 1.5rem 1.25rem; }
  .count { display: flex; align-items: baseline; flex-wrap: wrap; gap: 0.25rem 0.75rem; }
  .count b { font: 340 var(--ss-t-7)/1.02 var(--ss-voice); color: var(--ss-lamp-ink); } .count span { font-size: var(--ss-t-4); }
  .clocks { display: flex; flex-wrap: wrap; gap: 0.375rem 1.5rem; }
  .errands li { display: flex; align-items: center; gap: 0.75rem; min-block-size: 3.25rem; }
  .errands .said { font-size: var(--ss-t-3); line-height: 1.4; } .errands .said + span { display: block; }
  .errands label { flex: 1; min-inline-size: 0; display: flex; align-items: center; gap: 0.75rem; min-block-size: var(--ss-tap); cursor: pointer; }
  .errands input { inline-size: 1.25rem; block-size: 1.25rem; flex: none; margin: 0; accent-color: var(--ss-action); }
  .errands .done { color: var(--ss-ink-2); text-decoration: line-through; text-decoration-thickness: 1px; }
  .errands .iconb { margin-inline-end: -0.75rem; }
  .add { display: flex; gap: 0.5rem; align-items: end; } .add label { flex: 1; min-inline-size: 0; }
  .fields { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr)); }
  form.new { padding-block-start: 0.75rem; } label { display: block; min-inline-size: 0; }
  select.field { text-overflow: ellipsis; padding-inline-end: 0.5rem; }
  .one summary { margin-block: -0.25rem; } .tiny { margin-inline-start: -0.75rem; } .tiny .btn { padding-inline: 0.75rem; }
  .asks { display: grid; gap: 0.25rem; justify-items: center; text-align: center; } .asks p { max-inline-size: 34rem; }
  .compose .acts { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0; justify-content: start; } .compose .btn { flex: 0 1 auto; min-inline-size: 0; }
  .who-in li { display: flex; align-items: center; gap: 0.75rem; min-block-size: 3rem; } .who-in b { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }

  .feast { position: relative; isolation: isolate; overflow: hidden; border-radius: var(--ss-r-3); min-block-size: 15rem; padding: 1.5rem 1.25rem;
    display: grid; align-content: end; gap: 0.25rem; color: var(--ss-night-ink);
    background: linear-gradient(in oklab, var(--ss-night-zenith), var(--ss-night-mid) 70%, var(--ss-night-horizon)); }
  .feast svg { position: absolute; inset: 0.75rem 1rem auto; inline-size: calc(100% - 2rem); block-size: 58%; overflow: visible; z-index: -1; direction: ltr; }
  .feast path { fill: var(--ss-light, oklch(0.86 0.105 80)); animation: star 8s var(--ss-ease) both; animation-delay: var(--after); }
  .feast .d1 { --after: 0s; } .feast .d2 { --after: -0.5s; } .feast .d3 { --after: 0.4s; } .feast .d4 { --after: 0.9s; }
  @keyframes star { from { opacity: 0; } 25% { opacity: 1; } 85% { opacity: 1; } to { opacity: 0.35; } }
  @media (forced-colors: active) { .feast { background: Canvas; color: CanvasText; border: 1px solid; } }
  @container (min-width: 46rem) {
    .visit { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.5rem 2.5rem; padding: 1.75rem; } .visit > .foot { grid-column: 1 / -1; }
    form.new > .btn { justify-self: start; min-inline-size: 14rem; }
  }
`;
