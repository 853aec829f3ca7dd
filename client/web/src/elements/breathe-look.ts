import { css } from "lit";

export const breatheLook = css`
  .breath { position: relative; overflow: hidden; border-radius: var(--ss-r-3); padding: 1.25rem 1.25rem 1.5rem; text-align: center; color: var(--ss-night-ink);
    background: linear-gradient(in oklab, var(--ss-night-zenith), var(--ss-night-mid) 70%, var(--ss-night-horizon) 130%); }
  .breath > * { position: relative; }
  .orb { inline-size: min(22rem, 100%); margin-inline: auto; direction: ltr; } .orb svg { inline-size: 100%; overflow: visible; }
  .sun { transform: translateY(45px); animation: breath-moves 1s; } @keyframes breath-moves { from { opacity: 1; } }
  .disc, .glow { --lit: oklch(0.88 0.1 80); } .disc { fill: var(--lit); }
  .rim { fill: none; stroke: oklch(0.9 0.09 80 / 0.85); stroke-width: 1.5; } .mirror { stroke: oklch(0.88 0.1 80 / 0.5); stroke-width: 3; stroke-linecap: round; fill: none; }
  .held .sun, .held .mirror { opacity: 0.55; }
  .count { font: 340 2rem / 1.2 var(--ss-voice); min-block-size: 2.4rem; }
  .bars { display: flex; gap: 0.375rem; max-inline-size: 22rem; inline-size: 100%; margin: 0.75rem auto 0.25rem; }
  .bars li { flex: var(--long) 1 0; min-inline-size: 3.25rem; border-block-start: 3px solid oklch(1 0 0 / 0.3); padding-block-start: 0.375rem; font-size: var(--ss-t-1); line-height: 1.4; }
  .bars [aria-current] { border-color: oklch(0.88 0.1 80); font-weight: 600; }
  .breath .does { margin-block-start: 1rem; }
  .breath .btn.quiet { background: oklch(1 0 0 / 0.1); color: inherit; box-shadow: none; } .breath .btn.quiet:hover { background: oklch(1 0 0 / 0.18); }
  .breath .btn.bare { color: inherit; } .breath .btn.bare:hover { background: oklch(1 0 0 / 0.1); color: inherit; }
  .breath .btn:not(.quiet, .bare) { background: oklch(0.86 0.09 82); color: oklch(0.23 0.04 262); }
  .breath .chip { border-color: oklch(1 0 0 / 0.45); color: inherit; } .breath .chip:hover { background: oklch(1 0 0 / 0.1); }
  .breath .chip[aria-pressed="true"] { background: oklch(1 0 0 / 0.2); color: inherit; border-color: transparent; }
  .breath :focus-visible { outline-color: oklch(0.86 0.1 230); }
  .does { display: flex; flex-wrap: wrap; gap: 0.5rem; justify-content: center; }
  .ways { display: grid; gap: 0.5rem; } .way { display: flex; gap: 1rem; align-items: center; inline-size: 100%; min-block-size: 3.5rem; padding: 0.5rem 1rem; line-height: 1.35; text-align: start; cursor: pointer;
    border: 1px solid var(--ss-edge); border-radius: var(--ss-r-2); background: none; }
  .way:hover { background: var(--ss-sunken); } .way[aria-pressed="true"] { background: var(--ss-paper); border-color: transparent; box-shadow: inset 0 0 0 2px var(--ss-action); }
  .way .shape { flex: none; inline-size: 3.5rem; block-size: 1.75rem; fill: none; stroke: var(--ss-ink-3); stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round; direction: ltr; }
  .way[aria-pressed="true"] .shape { stroke: var(--ss-lamp-ink); }
  .kindly { display: grid; gap: 0.75rem; border-block-start: 1px solid var(--ss-line); padding-block-start: 1.25rem; margin-block-start: 0.5rem; }
  .note.row { align-items: center; } .note .btn.bare { margin-inline-start: -1.125rem; } .row.between > p + .btn.bare { margin-inline-end: -0.5rem; } .kindly li { display: flex; align-items: center; justify-content: space-between; gap: 0.75rem; padding-block: 0.5rem; }
  .alone { display: flex; gap: 0.5rem; align-items: center; } .alone .i { flex: none; }
  .step { display: grid; gap: 0.75rem; } .step textarea { min-block-size: 7rem; }
  .steps { display: flex; gap: 0.375rem; } .steps i { flex: 1; block-size: 3px; border-radius: 3px; background: var(--ss-line); } .steps .past { background: var(--ss-lamp-ink); }
  .mine li { display: grid; gap: 0.25rem; padding-block: 0.75rem; } .mine .said { font-size: var(--ss-t-4); line-height: 1.4; }
  @media (prefers-reduced-motion: reduce) { .bars li { border-block-start-width: 5px; } }
  @media (forced-colors: active) { .breath { border: 1px solid; } .disc { fill: Highlight; } .bars [aria-current] { border-color: Highlight; } .way[aria-pressed="true"] { border: 3px solid Highlight; } }
`;
