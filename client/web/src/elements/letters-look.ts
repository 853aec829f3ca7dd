import { css, type SVGTemplateResult, svg } from "lit";

/** Envelopes on a shelf: closed ones are dark with light under the flap, open ones lit from inside. */
export const lettersLook = css`
  :host { container-type: inline-size; }
  .sealnote { align-items: flex-start; } .sealnote .i { margin-block-start: 0.125rem; }
  .shelf { display: grid; grid-auto-flow: column; grid-auto-columns: 10.25rem; gap: 1rem; overflow-x: auto; justify-content: start;
    margin-inline: -0.5rem; padding: 0.25rem 0.5rem 0.625rem; scroll-snap-type: x proximity; scroll-padding-inline: 0.5rem; }
  .env { display: grid; grid-template-rows: auto auto 1fr; align-content: start; gap: 0.125rem; text-align: start; padding: 0; border: 0; background: none;
    border-radius: var(--ss-r-1); cursor: pointer; line-height: 1.35; scroll-snap-align: start; min-inline-size: 0; }
  .env .voice { font-size: 1.0625rem; line-height: 1.25; margin-block-start: 0.625rem; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; }
  .env:hover .voice { text-decoration: underline; text-underline-offset: 0.2em; }
  .face { position: relative; display: block; aspect-ratio: 160 / 108; border-radius: 0.5rem; overflow: hidden;
    background: linear-gradient(in oklab, var(--ss-night-zenith), var(--ss-night-mid)); box-shadow: 0 0 0 1px light-dark(transparent, var(--ss-line)); }
  .face svg { inline-size: 100%; block-size: 100%; fill: none; stroke: oklch(0.97 0.012 90 / 0.34); }
  .face::after { content: ""; position: absolute; inset: auto 12% 0; block-size: 3px; border-radius: 3px 3px 0 0;
    background: linear-gradient(90deg, transparent, var(--ss-light) 20% 80%, transparent); }
  .seal { position: absolute; inset-block-start: calc(53% - 0.5rem); inset-inline-start: calc(50% - 0.5rem); inline-size: 1rem; block-size: 1rem; border-radius: 50%;
    background: var(--ss-light); box-shadow: 0 0 14px 3px oklch(from var(--ss-light) l c h / 0.45); }
  .env.open .face { background: var(--ss-person-wash); box-shadow: 0 0 0 1px oklch(from var(--ss-person) l c h / 0.4); }
  .env.open .face::after { display: none; } .env.open svg { stroke: oklch(from var(--ss-person) l c h / 0.7); }
  .env.open .sheet { fill: var(--ss-paper); } .env.open .body { fill: var(--ss-person-wash); }
  .env[aria-expanded="true"] .face { outline: 2px solid var(--ss-person); outline-offset: 3px; }

  section section + section { margin-block-start: 1rem; }
  .one { margin-block-start: 0.5rem; } .one .sealed, .one .answer { min-block-size: 0; }
  .sheet-of { display: grid; gap: 1rem; padding: 1.5rem 1.25rem; } .sheet-of .words { font-size: 1.1875rem; line-height: 1.6; white-space: pre-line; text-wrap: pretty; max-inline-size: 36rem; }
  .sheet-of .words::first-line { letter-spacing: 0.002em; }
  .own .words { font-size: var(--ss-t-3); }
  .acts { display: flex; flex-wrap: wrap; gap: 0.5rem; justify-content: start; align-items: center; margin: 0; }
  .acts .btn { min-inline-size: 0; } .acts .bare { padding-inline: 0.875rem; }
  .check { display: flex; gap: 0.75rem; align-items: center; min-block-size: var(--ss-tap); font-size: var(--ss-t-2); cursor: pointer; }
  .check input { flex: none; inline-size: 1.375rem; block-size: 1.375rem; margin: 0; accent-color: var(--ss-action); }

  form.new { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr); padding: 1.25rem; border-radius: var(--ss-r-3); background: var(--ss-paper); box-shadow: 0 0 0 1px var(--ss-line); }
  form.new label { display: block; min-inline-size: 0; } .chips { display: flex; flex-wrap: wrap; gap: 0.5rem; }
  .fields { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); }
  form.new textarea { min-block-size: 12rem; }
  @container (min-width: 40rem) {
    .shelf { grid-auto-columns: 12.5rem; gap: 1.5rem; } .sheet-of { padding: 2.25rem 2.5rem; }
    form.new { padding: 1.75rem; } .fields { max-inline-size: 30rem; }
  }
  @media (forced-colors: active) { .face { border: 1px solid; } }
`;

/** An envelope as it lies there, closed or open; a parcel has a ribbon. */
export function envelope(open: boolean, parcel: boolean): SVGTemplateResult {
  if (parcel && !open) return svg`<path d="M0 57H160M80 0V108M80 57l-20-16a8 8 0 1 1 20 0a8 8 0 1 1 20 0Z"/>`;
  return open
    ? svg`<path d="M0 40L80 2l80 38"/><path d="M18 40V16h124v24" class="sheet"/><path d="M34 28h92M34 36h60"/><path d="M0 40V108H160V40L80 84Z" class="body"/>`
    : svg`<path d="M0 0L80 58L160 0"/>`;
}
