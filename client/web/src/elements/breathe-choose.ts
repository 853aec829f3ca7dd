// How one would like to breathe; and the sky in which the breath is seen.

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import type { Pattern } from "./breath.ts";
import { choice } from "./floor-opening.ts";

const MINUTES = [1, 3, 5, 10] as const;
const WAYS = ["coherent", "box", "four-seven-eight"] as const;
/** The course of a breath, small, for the way to it. */
const SHAPES: Record<Pattern, string> = {
  coherent: "M2 24C10 24 14 4 22 4S34 24 42 24",
  box: "M2 24L14 4H28L40 24H54",
  "four-seven-eight": "M2 24L12 4H29L49 24",
};

/** What is chosen. */
export interface Chosen {
  pattern: Pattern;
  minutes: number;
  /** Only for me. */
  alone: boolean;
}

/** The way to a breath. */
export function choose(
  of: Chosen & { over: number; many: number },
  set: (more: Partial<Chosen>) => void,
  begin: () => void,
): TemplateResult {
  const way = (
    one: Pattern,
  ) => html`<button class="way" type="button" aria-pressed=${String(one === of.pattern)} data-testid="breathe-${one}" @click=${() => set({ pattern: one })}>
    <svg class="shape" viewBox="0 0 56 28" aria-hidden="true"><path d=${SHAPES[one]} /></svg><span><b class="b">${t(`breathe-${one}`)}</b><br /><span class="t2 soft">${t(`breathe-${one}-about`)}</span></span></button>`;
  const all = t(of.many > 2 ? "breathe-all" : "breathe-both");
  return html`<p class="soft">${t("breathe-lead")}</p>
    ${of.over ? html`<p class="note lamp" part="note" role="status" data-testid="breathe-over">${t("breathe-over", { n: of.over })}</p>` : nothing}
    <fieldset><legend class="label">${t("breathe-pattern")}</legend><div class="ways">${WAYS.map(way)}</div></fieldset>
    <fieldset><legend class="label">${t("breathe-minutes")}</legend><div class="row tight">${MINUTES.map(
      (n) =>
        choice(`breathe-minutes-${n}`, t("breathe-min", { n }), of.minutes === n, () => set({ minutes: n })),
    )}</div></fieldset>
    <fieldset><legend class="label">${t("breathe-who")}</legend><div class="row tight">
      ${choice("breathe-both", all, !of.alone, () => set({ alone: false }))}${choice("breathe-own", t("breathe-own"), of.alone, () => set({ alone: true }))}</div>
      ${of.alone ? html`<p class="t2 soft">${t("breathe-own-lead")}</p>` : nothing}</fieldset>
    <div><button class="btn" part="action" type="button" data-testid="breathe-begin" @click=${begin}>${t("breathe-begin")}</button></div>
    <p class="t2 soft">${t("breathe-as-you-like")}</p>`;
}

/** A sun above its horizon; whoever draws the breath moves `.sun`. */
export function sky(): TemplateResult {
  return html`<div class="orb" aria-hidden="true"><svg viewBox="0 0 360 262"><defs><radialGradient id="o"><stop offset=".3" stop-color="oklch(0.88 0.1 80)" stop-opacity=".55"/><stop offset="1" stop-color="oklch(0.88 0.1 80)" stop-opacity="0"/></radialGradient><clipPath id="hz"><path d="M0 -60H360V206Q180 186 0 206Z"/></clipPath></defs>
        <g clip-path="url(#hz)"><g class="sun"><circle cx="180" cy="130" r="130" fill="url(#o)"/><circle class="disc" cx="180" cy="130" r="68"/></g></g>
        <path class="rim" d="M0 206Q180 186 360 206"/><path class="mirror" d="M150 214h60M138 226h84M156 238h48M166 250h28"/></svg></div>`;
}
