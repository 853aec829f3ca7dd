// Recipes to choose from, and one of them before it is cooked.

import { html, nothing, type TemplateResult } from "lit";
import { listed, t } from "../words/words.ts";
import type { System } from "./amounts.ts";
import { does, type Kitchen, metaOf, muchOf, sizes, warned } from "./cook-parts.ts";
import type { Warning } from "./cook-warn.ts";
import { allergensOf, type Recipe } from "./recipes.ts";

export const FILTERS = ["all", "vegetarian", "vegan", "fits"] as const;
export type Filter = (typeof FILTERS)[number];

/** A recipe in the list: ours, or the box of one that somebody brought, of which only the title is read here. */
export interface Listed {
  key: string;
  title: string;
  recipe?: Recipe | undefined;
  by?: string;
  warnings: readonly Warning[];
}

/** Whether one is shown under a filter. */
export function passes({ recipe, warnings }: Listed, filter: Filter): boolean {
  if (filter === "fits") return !warnings.length;
  if (filter === "all") return true;
  return recipe?.diet === "vegan" || recipe?.diet === filter;
}

/** The list. */
export function list(of: {
  ours: readonly Listed[];
  brought: readonly Listed[];
  filter: Filter;
  name(member: string): string;
  show(filter: Filter): void;
  choose(one: Listed): void;
}): TemplateResult {
  const card = (
    one: Listed,
  ) => html`<li><button class="paper dish" part="panel" type="button" data-testid="cook-recipe" data-recipe=${one.key} @click=${() => of.choose(one)}>
    <span class="voice" dir="auto">${one.title}</span>
    ${one.recipe ? html`<span class="t2 soft" dir="auto">${one.recipe.about}</span><span class="t1 soft">${metaOf(one.recipe)}</span>` : nothing}
    ${one.by ? html`<span class="t1 soft">${t("cook-brought-by", { name: of.name(one.by) })}</span>` : nothing}
    ${warned(one.warnings, of.name)}</button></li>`;
  const ours = of.ours.filter((one) => passes(one, of.filter));
  return html`
    <div class="row tight" role="group" aria-label=${t("cook-filter")}>${FILTERS.map(
      (one) =>
        html`<button class="chip" type="button" aria-pressed=${String(one === of.filter)} data-testid="cook-filter-${one}" @click=${() => of.show(one)}>${t(`cook-filter-${one}`)}</button>`,
    )}</div>
    ${of.brought.length && of.filter !== "vegan" && of.filter !== "vegetarian" ? html`<section><h3 class="label">${t("cook-brought")}</h3><ul class="dishes">${of.brought.filter((one) => passes(one, of.filter)).map(card)}</ul></section>` : nothing}
    <section><h3 class="label">${t("cook-ours")}</h3>${ours.length ? html`<ul class="dishes">${ours.map(card)}</ul>` : html`<p class="soft">${t("cook-none-fits")}</p>`}</section>`;
}

/** What goes in, for this kitchen. */
export function goesIn(recipe: Recipe, kitchen: Kitchen): TemplateResult {
  return html`<ul class="list goes" part="list">${recipe.ingredients.map(
    (one) =>
      html`<li><span class="grow" dir="auto">${one.name}</span><span class="much num soft">${muchOf(one, recipe, kitchen)}</span></li>`,
  )}</ul>`;
}

/** What it contains that must be declared. */
export function contains(recipe: Recipe): string {
  if (!recipe.declared) return t("cook-undeclared");
  const all = allergensOf(recipe);
  return all.length
    ? t("cook-contains", { what: listed(all.map((one) => t(`cook-allergen-${one}`))) })
    : t("cook-contains-nothing");
}

/** One recipe, before it is cooked. */
export function preview(of: {
  recipe: Recipe;
  warnings: readonly Warning[];
  kitchen: Kitchen;
  name(member: string): string;
  back(): void;
  serve(servings: number): void;
  use(system: System): void;
  begin(): void;
}): TemplateResult {
  const { recipe, kitchen } = of;
  return html`
    <div class="stack" data-testid="cook-preview">
      <div>${does("cook-back", t("cook-back"), " bare small edge", of.back)}</div>
      <div class="stack g2"><h3 class="voice t5" dir="auto" tabindex="-1" id="cook-dish">${recipe.title}</h3>
        ${recipe.about ? html`<p class="soft" dir="auto">${recipe.about}</p>` : nothing}
        <p class="t2 soft">${[metaOf(recipe), t("cook-steps", { n: recipe.steps.length })].filter(Boolean).join(" · ")}</p>
        ${warned(of.warnings, of.name)}</div>
      ${sizes(kitchen, of.serve, of.use)}
      <section><h4 class="label">${t("cook-goes-in")}</h4>${goesIn(recipe, kitchen)}<p class="t2 soft">${contains(recipe)}</p></section>
      ${recipe.note ? html`<p class="note" part="note" dir="auto"><span><b class="b">${t("cook-note")}</b> ${recipe.note}</span></p>` : nothing}
      ${does("cook-begin", t("cook-begin"), " wide", of.begin)}
    </div>`;
}
