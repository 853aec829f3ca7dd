import { css } from "lit";

/** Finding a time: the week to draw in, and times to tick. */
export const timesLook = css`
  :host { display: block; container-type: inline-size; }
  .lead { max-inline-size: 34rem; }
  .row .btn.bare { padding-inline: 0.75rem; } .acts { margin-inline-start: -0.75rem; }
  label { display: block; min-inline-size: 0; } select.field { max-inline-size: 14rem; }
  .choose { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end; }

  .one { display: flex; gap: 0.875rem; align-items: flex-start; padding-block: 0.875rem; min-block-size: var(--ss-tap); }
  label.one { cursor: pointer; } label.one:hover b { text-decoration: underline; text-underline-offset: 0.2em; }
  .one input { flex: none; inline-size: 1.375rem; block-size: 1.375rem; margin: 0.125rem 0 0; accent-color: var(--ss-action); }
  .one .grow { flex: 1; min-inline-size: 0; display: grid; gap: 0.125rem; }
  .when { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; } .off { color: var(--ss-lamp-ink); }
  .item { flex-wrap: wrap; align-items: center; }

  .week { inline-size: 100%; border-collapse: collapse; table-layout: fixed; touch-action: pan-y; user-select: none; -webkit-user-select: none; -webkit-touch-callout: none; }
  .week thead th { font-size: var(--ss-t-1); font-weight: 560; color: var(--ss-ink-2); padding-block-end: 0.375rem; text-align: center; overflow: hidden; }
  .week td[role="presentation"], .week tbody th { inline-size: 3rem; }
  .week tbody th { font-weight: 400; color: var(--ss-ink-2); text-align: start; vertical-align: top; padding: 0; line-height: 1.25; }
  .week tbody th span { display: block; margin-block-start: -0.55em; } .week tbody th span + span { margin-block-start: 0; }
  .week [role="gridcell"] { block-size: var(--ss-tap); padding: 0; border: 1px solid var(--ss-line); cursor: pointer; position: relative; background: var(--ss-paper); }
  .week .part > [role="gridcell"] { border-block-start-color: var(--ss-edge); }
  .week .free { background: var(--ss-person-wash); } .week .partly { background: linear-gradient(90deg, var(--ss-person-wash) 50%, var(--ss-paper) 50%); }
  .week .free::after, .week .partly::after { content: ""; position: absolute; inset: 0; margin: auto; inline-size: 0.625rem; block-size: 0.625rem; border-radius: 50%;
    background: var(--ss-light); box-shadow: inset 0 0 0 1.5px var(--ss-person); }
  .week .partly::after { background: none; }
  .week [role="gridcell"]:focus-visible { outline-offset: -3px; z-index: 1; }
  .sum { display: grid; gap: 0.25rem; } .sum li { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; }
  .note { flex-wrap: wrap; align-items: center; } .note .grow { flex: 1 1 12rem; }
  .days { display: flex; flex-wrap: wrap; gap: 0.5rem; }

  @container (min-width: 34rem) {
    .week [role="gridcell"] { block-size: 1.875rem; } .editor { max-inline-size: 40rem; }
    .week td[role="presentation"], .week tbody th { inline-size: 6rem; } .week tbody th span + span { margin-block-start: -0.55em; margin-inline-start: 0.75rem; } .week tbody th span { display: inline-block; }
    .btn.wide { inline-size: auto; min-inline-size: 14rem; justify-self: start; }
  }
  @media (forced-colors: active) { .week .free { background: Highlight; } }
`;
