// What several screens of cooking show: amounts as this kitchen measures them, and whom a recipe would not suit.

import { html, nothing, type TemplateResult } from "lit";
import { hasWords, listed, spoken, t } from "../words/words.ts";
import { countOf, measured, type System } from "./amounts.ts";
import type { Warning } from "./cook-warn.ts";
import { icon } from "./drawn.ts";
import type { Ingredient, Recipe } from "./recipes.ts";

const KEY = "samesky.units";

/** How this device measures; without a choice as its language does. */
export function unitsHere(): System {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === "us" || kept === "metric") return kept;
  } catch {
    // No storage: as its language measures.
  }
  return typeof navigator !== "undefined" && /-(US|LR|MM)$/.test(navigator.language) ? "us" : "metric";
}

/** Keeps how this device measures. */
export function keepUnits(system: System): void {
  try {
    localStorage.setItem(KEY, system);
  } catch {
    // It holds for as long as the page is open.
  }
}

/** How a recipe is scaled and measured here. */
export interface Kitchen {
  system: System;
  /** For how many. */
  servings: number;
}

/** How much of an ingredient, in words; empty where it says nothing of that. */
export function muchOf({ amount, unit, cup }: Ingredient, { serves }: Recipe, kitchen: Kitchen): string {
  if (amount === undefined) return "";
  const found = measured((amount * kitchen.servings) / serves, unit, kitchen.system, cup);
  const point = new Intl.NumberFormat(spoken()).formatToParts(1.1).find(({ type }) => type === "decimal");
  const n = found.number.replace(".", point?.value ?? ".");
  const key = `cook-unit-${found.unit || "none"}`;
  return hasWords(key) ? t(key, { n, count: countOf(found) }) : `${n} ${found.unit}`;
}

/** What an ingredient is called in the middle of a line: without what may stand in for it. */
export function shortOf({ name }: Ingredient): string {
  return name.split(",")[0] ?? name;
}

/** An ingredient in the middle of a line. */
export function itemLine(one: Ingredient, recipe: Recipe, kitchen: Kitchen): string {
  return [muchOf(one, recipe, kitchen), shortOf(one)].filter(Boolean).join(" ");
}

/** For how many, and in whose units. */
export function sizes(
  kitchen: Kitchen,
  serve: (servings: number) => void,
  use: (system: System) => void,
): TemplateResult {
  const { servings, system } = kitchen;
  const step = (by: number, testid: string, words: string, shown: TemplateResult) =>
    html`<button class="iconb" part="quiet" type="button" data-testid=${testid} aria-label=${words} ?disabled=${servings + by < 1 || servings + by > 24}
      @click=${() => serve(servings + by)}>${shown}</button>`;
  return html`<div class="size">
    <div class="stepper" role="group" aria-label=${t("cook-for", { n: servings })}>${step(-1, "cook-fewer", t("cook-fewer"), html`<span aria-hidden="true">−</span>`)}
      <output data-testid="cook-servings">${servings}</output>${step(1, "cook-more", t("cook-more"), icon("plus", true))}<span class="t2 soft">${t("cook-kitchen")}</span></div>
    <div class="row tight" role="group" aria-label=${t("cook-units")}>${(["metric", "us"] as const).map(
      (one) =>
        html`<button class="chip" type="button" aria-pressed=${String(one === system)} data-testid="cook-units-${one}" @click=${() => use(one)}>${t(`cook-units-${one}`)}</button>`,
    )}</div></div>`;
}

/** Whom it would not suit, a line each. */
export function warned(
  all: readonly Warning[],
  name: (member: string) => string,
): TemplateResult | typeof nothing {
  if (!all.length) return nothing;
  return html`${all.map(({ who, allergens, words }) => {
    const what = listed([...allergens.map((one) => t(`cook-allergen-${one}`)), ...words]);
    return html`<p class="t2 warn" data-testid="cook-warning">${icon("close", true)}${t("cook-warn", { name: name(who), what })}</p>`;
  })}`;
}

/** How long, and of what kind. */
export function metaOf({ minutes, diet }: Recipe): string {
  return [minutes ? t("cook-minutes", { n: minutes }) : "", diet ? t(`cook-diet-${diet}`) : ""]
    .filter(Boolean)
    .join(" · ");
}

/** A button; the loud one without a look. */
export function does(testid: string, words: unknown, look: string, run: () => unknown): TemplateResult {
  return html`<button class="btn${look}" part=${look.includes("quiet") || look.includes("bare") ? "quiet" : "action"} type="button" data-testid=${testid} @click=${run}>${words}</button>`;
}
