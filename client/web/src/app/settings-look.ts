import { css } from "lit";

export const settingsLook = css`
  .title { padding-block: 0.25rem 1.25rem; } .two { display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr); } .two > .stack { --g: 2.5rem; }
  .line { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.5rem; align-items: stretch; } .line label { display: grid; } .line .btn { align-self: end; min-block-size: 3.375rem; }
  .item { display: flex; align-items: center; gap: 0.75rem; min-block-size: 3.75rem; padding-block: 0.625rem; inline-size: 100%; }
  .item.wrap { flex-wrap: wrap; } .grow { flex: 1; min-inline-size: 0; } .grow .t2 { display: block; } .item select { inline-size: auto; max-inline-size: 13rem; } section > .list { margin-block-start: 0.625rem; }
  .way { border: 0; background: none; text-align: start; cursor: pointer; } .way > .i { color: var(--ss-ink-3); } .way:hover .b { text-decoration: underline; text-underline-offset: 0.2em; }
  .switch { flex: none; inline-size: 3.25rem; block-size: var(--ss-tap); border: 0; background: none; padding: 0; position: relative; cursor: pointer; border-radius: var(--ss-r-full); }
  .switch::before { content: ""; position: absolute; inset: 0.375rem 0; border-radius: var(--ss-r-full); box-shadow: inset 0 0 0 1.5px var(--ss-edge); background: var(--ss-paper); }
  .switch::after { content: ""; position: absolute; inset-block-start: 0.75rem; inset-inline-start: 0.375rem; inline-size: 1.25rem; block-size: 1.25rem; border-radius: 50%; background: var(--ss-ink-3); transition: translate var(--ss-d-2) var(--ss-ease); }
  .switch[aria-checked="true"]::before { background: var(--ss-action); box-shadow: none; } .switch[aria-checked="true"]::after { background: var(--ss-on-action); translate: 1.25rem; }
  .switch[aria-checked="true"]:dir(rtl)::after { translate: -1.25rem; }
  .switch[aria-busy="true"]::after { translate: 0.625rem; } .switch[aria-busy="true"]:dir(rtl)::after { translate: -0.625rem; }
  .hue { display: grid; place-items: center; inline-size: var(--ss-tap); block-size: var(--ss-tap); border-radius: 50%; cursor: pointer; position: relative; }
  .hue input { position: absolute; opacity: 0; inset: 0; } .hue .light { inline-size: 1.375rem; block-size: 1.375rem; }
  .hue:has(:checked) { box-shadow: inset 0 0 0 2px var(--ss-ink); } .hue:has(:focus-visible) { outline: 3px solid var(--ss-focus); outline-offset: 3px; }
  .know { display: grid; grid-template-columns: 1fr 1fr; border-block: 1px solid var(--ss-line); margin-block-start: 0.5rem; }
  .know > div { padding-block: 1rem; } .know > div + div { border-inline-start: 1px solid var(--ss-line); padding-inline-start: 1.125rem; }
  .know ul { margin-block-start: 0.375rem; display: grid; gap: 0.25rem; padding-inline-end: 0.5rem; line-height: 1.4; }
  .note { margin-block-start: 0.75rem; } input[type="range"] { accent-color: var(--ss-action); inline-size: 8rem; min-block-size: var(--ss-tap); }
  @media (min-width: 900px) { :host(:not([small])) .two { grid-template-columns: 1fr 1fr; gap: 4.5rem; } }
  @media (forced-colors: active) { .switch { border: 1px solid; } .switch[aria-checked="true"] { background: Highlight; } }
`;
