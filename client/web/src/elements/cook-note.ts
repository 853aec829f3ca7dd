// What stands in the boxes of cooking: what somebody does not eat, and a recipe that somebody brought.

import type { Entry } from "../sdk/protocol.d.ts";
import { ALLERGENS, type Allergen, type Ingredient, type Recipe, type RecipeStep } from "./recipes.ts";

/** The field that the words of a brought recipe are sealed for. */
export const RECIPE = "bring.text";
/** Most of each, and the longest text of each. */
export const LIMITS = {
  dislikes: 20,
  dislike: 40,
  title: 120,
  about: 300,
  items: 50,
  item: 200,
  steps: 60,
  step: 1500,
};

/** What somebody does not eat. */
export interface Mind {
  allergens: readonly Allergen[];
  /** Words that stand in ingredients. */
  dislikes: readonly string[];
}

/** The text of a box. */
export function mindWritten({ allergens, dislikes }: Mind): string {
  return JSON.stringify({ allergens, dislikes });
}

/** What somebody does not eat; undefined where a text says nothing of the kind. */
export function mindOf(text: string | undefined): Mind | undefined {
  const found = mapOf(text);
  if (!found) return undefined;
  const texts = (value: unknown) =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
  return {
    allergens: ALLERGENS.filter((one) => texts(found.allergens).includes(one)),
    dislikes: texts(found.dislikes)
      .map((one) => one.trim().slice(0, LIMITS.dislike))
      .filter(Boolean)
      .slice(0, LIMITS.dislikes),
  };
}

/** The words of a recipe that somebody brings, as they are sealed. */
export function recipeWritten({ title, about, serves, minutes, ingredients, steps }: Recipe): string {
  return JSON.stringify({
    ...{ title, about, serves, minutes },
    ingredients: ingredients.map(({ name, amount, unit }) => ({
      name,
      ...(amount ? { amount } : {}),
      ...(unit ? { unit } : {}),
    })),
    steps: steps.map(({ text, seconds }) => ({ text, ...(seconds ? { seconds } : {}) })),
  });
}

/** A recipe that somebody brought; undefined where a text is none. Whatever is in it is held to `LIMITS`. */
export function recipeOf(text: string | undefined): Recipe | undefined {
  const found = mapOf(text);
  if (!found || !Array.isArray(found.ingredients) || !Array.isArray(found.steps)) return undefined;
  const ingredients = found.ingredients.slice(0, LIMITS.items).flatMap((one): Ingredient[] => {
    const { name, amount, unit } = (one ?? {}) as Record<string, unknown>;
    if (typeof name !== "string" || !name) return [];
    const much = numberOf(amount, 0.01, 100_000);
    return [
      {
        name: name.slice(0, LIMITS.item),
        ...(much === undefined ? {} : { amount: much }),
        unit: typeof unit === "string" && /^[a-z]{1,10}$/.test(unit) ? unit : "",
        cup: 0,
        allergens: [],
      },
    ];
  });
  const steps = found.steps.slice(0, LIMITS.steps).flatMap((one): RecipeStep[] => {
    const { text: said, seconds } = (one ?? {}) as Record<string, unknown>;
    if (typeof said !== "string" || !said) return [];
    return [{ text: said.slice(0, LIMITS.step), uses: [], seconds: numberOf(seconds, 1, 86_400) ?? 0 }];
  });
  if (typeof found.title !== "string" || !found.title || !ingredients.length || !steps.length)
    return undefined;
  return {
    ...{ id: "", note: "", diet: "", declared: false, ingredients, steps },
    title: found.title.slice(0, LIMITS.title),
    about: typeof found.about === "string" ? found.about.slice(0, LIMITS.about) : "",
    serves: numberOf(found.serves, 1, 100) ?? 2,
    minutes: numberOf(found.minutes, 1, 10_000) ?? 0,
  };
}

/** A recipe that an entry brings; undefined for others, and for one that was erased. */
export function broughtIn(entry: Entry): { by: string; title: Uint8Array; text: string } | undefined {
  const { title, blobs } = (entry.body ?? {}) as { title?: Uint8Array; blobs?: string[] };
  const text = blobs?.[0];
  return entry.kind === "recipe" && entry.by && title && text ? { by: entry.by, title, text } : undefined;
}

/** What an entry says was cooked. */
export interface CookedDish {
  recipe?: string;
  title?: Uint8Array | null;
  by?: string;
  lines: Readonly<Record<string, Uint8Array>>;
}

/** What was cooked; undefined for other entries, and for one that was erased. */
export function cookedIn(entry: Entry): CookedDish | undefined {
  const body = (entry.body ?? {}) as Partial<CookedDish>;
  return entry.kind === "cooked" && body.lines ? (body as CookedDish) : undefined;
}

function numberOf(value: unknown, least: number, most: number): number | undefined {
  return typeof value === "number" && value >= least && value <= most ? value : undefined;
}

function mapOf(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const found: unknown = JSON.parse(text ?? "");
    return typeof found === "object" && found && !Array.isArray(found)
      ? (found as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
