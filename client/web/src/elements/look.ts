import { css } from "lit";

/**
 * The shared pieces of the look, for every shadow root. Values are tokens (`app/tokens.css`) and inherit.
 * No template of ours has a style attribute: the page's security policy forbids them. `.style=${…}` is allowed.
 */
export const look = css`
  *, *::before, *::after { box-sizing: border-box; }
  :host { display: block; overflow-wrap: break-word; }
  :host([hidden]), [hidden] { display: none !important; }
  h1, h2, h3, p, ul, ol, dl, dd, figure, fieldset, legend, blockquote { margin: 0; padding: 0; border: 0; }
  fieldset { min-inline-size: 0; }
  ul, ol { list-style: none; }
  button, input, textarea, select { font: inherit; color: inherit; letter-spacing: inherit; }
  svg { display: block; }
  a { color: inherit; text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
  p, li { text-wrap: pretty; }
  :focus-visible { outline: 3px solid var(--ss-focus); outline-offset: 3px; }
  .hide { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .i { inline-size: 1.375rem; block-size: 1.375rem; flex: none; fill: none; stroke: currentColor; stroke-width: 1.6;
    stroke-linecap: round; stroke-linejoin: round; }
  .i.s { inline-size: 1.125rem; block-size: 1.125rem; } .i.flip:dir(rtl) { transform: scaleX(-1); }

  /* What people write may be one word as long as they like; it shall not widen what it stands in. */
  .voice, .said, .b, .row > .grow, .item > .grow { overflow-wrap: anywhere; }
  /* Some of it is one letter as long as they like, which nothing breaks. */
  .said, p.voice, h3.voice, p.b, .t2.mid, :is(.row, .grow) > .b { overflow-x: clip; min-inline-size: 0; }
  .voice { font-family: var(--ss-voice); font-weight: 420; letter-spacing: -0.008em; text-wrap: balance; }
  .t1 { font-size: var(--ss-t-1); line-height: 1.4; } .t2 { font-size: var(--ss-t-2); line-height: 1.47; }
  .t4 { font-size: var(--ss-t-4); line-height: 1.35; } .t5 { font-size: var(--ss-t-5); line-height: 1.24; }
  .t6 { font-size: var(--ss-t-6); line-height: 1.12; letter-spacing: -0.018em; }
  .t7 { font-size: var(--ss-t-7); line-height: 1.02; letter-spacing: -0.01em; font-weight: 340; }
  .soft { color: var(--ss-ink-2); } .faint { color: var(--ss-ink-3); } .glowing { color: var(--ss-lamp-ink); }
  .num { font-variant-numeric: tabular-nums lining-nums; }
  .b { font-weight: 560; }

  .stack { display: grid; gap: var(--g, var(--ss-s-4)); grid-template-columns: minmax(0, 1fr); align-content: start; }
  .row { display: flex; align-items: center; gap: var(--g, 0.75rem); flex-wrap: wrap; }
  .row.tight { --g: 0.5rem; } .row.nowrap { flex-wrap: nowrap; } .row > .grow { flex: 1; min-inline-size: 0; }
  .between { justify-content: space-between; } .centre { justify-content: center; }
  .mid { text-align: center; justify-items: center; }
  .g2 { --g: 0.5rem; } .g3 { --g: 0.75rem; }
  .door { max-inline-size: 27rem; margin-inline: auto; padding: 0.5rem 1.25rem 4rem; }
  .pair { display: grid; gap: var(--ss-s-4); grid-template-columns: minmax(0, 1fr); }

  .btn { display: inline-flex; align-items: center; justify-content: center; gap: 0.5rem; min-block-size: 3.25rem;
    padding: 0.625rem 1.5rem; border: 0; border-radius: var(--ss-r-full); background: var(--ss-action);
    color: var(--ss-on-action); font-weight: 560; font-size: var(--ss-t-3); line-height: 1.25; text-decoration: none;
    text-align: center; cursor: pointer; transition: transform var(--ss-d-1) var(--ss-ease); }
  .btn:hover { background: var(--ss-action-hover); } .btn:active { transform: scale(0.98); }
  .btn.quiet { background: none; color: var(--ss-ink); box-shadow: inset 0 0 0 1px var(--ss-edge); font-weight: 500; }
  .btn.bare { background: none; color: var(--ss-ink-2); font-weight: 500; padding-inline: 1rem; }
  .btn.small { min-block-size: var(--ss-tap); font-size: var(--ss-t-2); padding-inline: 1.125rem; }
  .btn.wide { inline-size: 100%; }
  .btn.quiet:hover, .btn.bare:hover { background: var(--ss-sunken); }
  .btn:disabled { opacity: 0.6; cursor: default; }
  .iconb { display: inline-flex; align-items: center; justify-content: center; gap: 0.375rem; min-block-size: var(--ss-tap);
    min-inline-size: var(--ss-tap); padding-inline: 0.625rem; border: 0; background: none; border-radius: var(--ss-r-full);
    color: var(--ss-ink-2); text-decoration: none; font-size: var(--ss-t-2); cursor: pointer; }
  .iconb:hover { background: var(--ss-sunken); color: var(--ss-ink); }
  .chip { display: inline-flex; align-items: center; justify-content: center; gap: 0.375rem; min-block-size: var(--ss-tap); max-inline-size: 100%; overflow-wrap: anywhere;
    padding: 0.375rem 1rem; border-radius: var(--ss-r-full); border: 1px solid var(--ss-edge); background: none;
    font-size: var(--ss-t-2); cursor: pointer; }
  .chip:hover { background: var(--ss-sunken); }
  .chip[aria-pressed="true"], .chip:has(:checked) { background: var(--ss-action); border-color: var(--ss-action);
    color: var(--ss-on-action); font-weight: 560; }
  .chip input { position: absolute; opacity: 0; inline-size: 1px; block-size: 1px; }
  .chip:has(:focus-visible) { outline: 3px solid var(--ss-focus); outline-offset: 3px; }

  .head { font: 560 var(--ss-t-3)/1.3 var(--ss-plain); }
  .label { font-size: var(--ss-t-2); line-height: 1.47; font-weight: 560; display: block; margin-block-end: 0.375rem; }
  .field { inline-size: 100%; min-block-size: 3.25rem; padding: 0.8125rem 1rem; border-radius: var(--ss-r-2);
    border: 1px solid var(--ss-edge); background: var(--ss-paper); }
  .field.small { min-block-size: var(--ss-tap); padding: 0.5rem 0.875rem; font-size: max(16px, var(--ss-t-2)); }
  .field::placeholder { color: var(--ss-ink-3); opacity: 1; }
  textarea.field { font-family: var(--ss-voice); font-size: 1.1875rem; line-height: 1.5; resize: vertical; display: block; }
  .paper { background: var(--ss-paper); border-radius: var(--ss-r-3); padding: 1.25rem; box-shadow: 0 0 0 1px var(--ss-line); }
  .list { border-block: 1px solid var(--ss-line); } .list > * + * { border-block-start: 1px solid var(--ss-line); }
  .note { display: flex; gap: 0.75rem; align-items: flex-start; padding: 0.875rem 1rem; border-radius: var(--ss-r-2);
    background: var(--ss-sunken); font-size: var(--ss-t-2); line-height: 1.45; color: var(--ss-ink-2); }
  .note.lamp { background: var(--ss-lamp-wash); color: var(--ss-ink); }
  .note .i { margin-block-start: 0.1rem; }
  .tag { display: inline-flex; align-items: center; gap: 0.5rem; font-size: var(--ss-t-1); line-height: 1.3; color: var(--ss-ink-2); }
  summary { cursor: pointer; min-block-size: var(--ss-tap); display: inline-flex; align-items: center; gap: 0.375rem;
    font-size: var(--ss-t-2); color: var(--ss-ink-2); border-radius: var(--ss-r-1); list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary .i { transition: transform var(--ss-d-2) var(--ss-ease); } [open] > summary .i { transform: rotate(45deg); }
  summary:hover { color: var(--ss-ink); }

  .p-amber { --ss-hue: var(--ss-hue-amber); } .p-coral { --ss-hue: var(--ss-hue-coral); }
  .p-rose { --ss-hue: var(--ss-hue-rose); } .p-plum { --ss-hue: var(--ss-hue-plum); }
  .p-iris { --ss-hue: var(--ss-hue-iris); } .p-sea { --ss-hue: var(--ss-hue-sea); }
  .p-jade { --ss-hue: var(--ss-hue-jade); } .p-moss { --ss-hue: var(--ss-hue-moss); }
  [class^="p-"], [class*=" p-"] {
    --ss-light: oklch(0.84 0.12 var(--ss-hue));
    --ss-person: light-dark(oklch(0.58 0.115 var(--ss-hue)), oklch(0.82 0.105 var(--ss-hue)));
    --ss-person-ink: light-dark(oklch(0.44 0.085 var(--ss-hue)), oklch(0.86 0.075 var(--ss-hue)));
    --ss-person-wash: light-dark(oklch(0.95 0.034 var(--ss-hue)), oklch(0.31 0.034 var(--ss-hue))); }
  .person { color: var(--ss-person-ink); }
  .light { flex: none; display: inline-block; inline-size: 0.75rem; block-size: 0.75rem; border-radius: 50%;
    background: var(--ss-light); box-shadow: inset 0 0 0 1.75px var(--ss-person); }
  .light.here { box-shadow: inset 0 0 0 1.75px var(--ss-person), 0 0 10px 1px oklch(from var(--ss-light) l c h / 0.6); }
  .light.away { background: transparent; box-shadow: inset 0 0 0 2px var(--ss-person); }
  @keyframes appear { from { opacity: 0; transform: translateY(8px); } }
  .appear { animation: appear var(--ss-d-2) var(--ss-ease); }

  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after { animation: none !important; transition: none !important; }
  }
  @media (forced-colors: active) {
    .btn, .chip, .iconb { border: 1px solid; } .light { forced-color-adjust: none; }
    [aria-pressed="true"], .chip:has(:checked) { outline: 2px solid Highlight; }
  }
`;
