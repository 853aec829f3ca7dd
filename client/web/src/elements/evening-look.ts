import { css } from "lit";

/** An evening: where it is on one side, the whole of it on the other. */
export const eveningLook = css`
  :host { container-type: inline-size; }
  .figure { inline-size: 100%; max-inline-size: 40rem; margin-inline: auto; overflow: visible; fill: none; direction: ltr; }
  .figure path { stroke-linecap: round; stroke-width: 1.75; }
  .figure .done { stroke: var(--ss-lamp-ink); opacity: 0.8; } .figure .todo { stroke: var(--ss-edge); stroke-dasharray: 1 7; }
  .figure .lit, .figure .now { fill: var(--ss-lamp-ink); } .figure .halo { fill: var(--ss-lamp); opacity: 0.28; }
  .figure .dim { fill: var(--ss-ground); stroke: var(--ss-edge); }

  .two { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
  .say { max-inline-size: 30rem; text-wrap: pretty; text-align: -webkit-match-parent; text-align: match-parent; }
  .left { display: flex; align-items: baseline; gap: 1rem; flex-wrap: wrap; }
  .count { font-size: var(--ss-t-7); line-height: 1.02; color: var(--ss-lamp-ink); }
  .go { display: flex; flex-wrap: wrap; gap: 0.75rem; } .go > * { flex: 1 1 13rem; }
  .tri { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: 0.5rem; }
  .tri .btn { padding-inline: 0.5rem; white-space: nowrap; }
  .note.asks { display: grid; gap: 0.75rem; } .note.asks .btn { flex: 1; }
  .who { display: grid; gap: 0.75rem; } .who li { display: flex; align-items: center; gap: 0.75rem; min-block-size: 2.25rem; }
  .light.coming { animation: breath 2.4s ease-in-out infinite; } @keyframes breath { 50% { opacity: 0.55; } }

  .head-times { display: flex; gap: 0.75rem; align-items: baseline; } .head-times .grow { flex: 1; }
  .times { display: grid; grid-auto-flow: column; grid-auto-columns: 3.25rem; gap: 0.25rem; text-align: end; flex: none; }
  .times span { min-inline-size: 0; } .names span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .prog li { display: flex; align-items: center; gap: 0.75rem; min-block-size: 3.75rem; padding-block: 0.5rem; }
  .prog .grow { flex: 1; min-inline-size: 0; } .prog .grow > * { display: block; }
  .prog .mark { flex: none; inline-size: 1.25rem; text-align: center; color: var(--ss-ink-3); }
  .prog .done { color: var(--ss-ink-2); } .prog .done .mark { color: var(--ss-good); }
  .prog .now { background: linear-gradient(90deg, transparent, var(--ss-lamp-wash) 8% 92%, transparent); margin-inline: -1rem; padding-inline: 1rem; }
  .prog .now .mark { color: var(--ss-lamp-ink); }
  .none { inline-size: calc(var(--ss-tap) - 0.75rem); flex: none; }
  .prog .iconb { min-inline-size: var(--ss-tap); padding-inline: 0; margin-inline-end: -0.75rem; }
  .ends { display: flex; flex-wrap: wrap; gap: 0.25rem; justify-content: center; }

  .offers { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
  .offer { display: grid; gap: 0.25rem; align-content: start; text-align: start; inline-size: 100%; block-size: 100%; border: 0; font: inherit; color: inherit; cursor: pointer; }
  .offer:hover { background: var(--ss-sunken); } .offer .t2, .offer .t1 { display: block; }

  @container (min-width: 46rem) { .figure { max-inline-size: 30rem; margin-inline: 0; } .two.run { grid-template-columns: minmax(0, 1fr) minmax(0, 24rem); gap: 3.5rem; } .run .btn.wide { inline-size: auto; min-inline-size: 15rem; justify-self: start; } }
`;
