// Recipes: ours, with their words in one language, in the same form as those that somebody brought.

import type { Language } from "../words/words.ts";

/** What must be declared in the European Union. */
export const ALLERGENS = [
  "gluten",
  "crustaceans",
  "egg",
  "fish",
  "peanut",
  "soy",
  "milk",
  "nuts",
  "celery",
  "mustard",
  "sesame",
  "sulphites",
  "lupin",
  "molluscs",
] as const;
export type Allergen = (typeof ALLERGENS)[number];

/** What goes in, for as many as the recipe serves. */
export interface Ingredient {
  name: string;
  /** None: it stands as it is written. */
  amount?: number | undefined;
  unit: string;
  /** Grams of it in a US cup, where one measures it by the cup there. */
  cup: number;
  allergens: readonly Allergen[];
}

/** One step; `uses` are places in the list of ingredients, `seconds` are its timer's, 0 where it has none. */
export interface RecipeStep {
  text: string;
  uses: readonly number[];
  seconds: number;
}

/** A recipe as it is shown. */
export interface Recipe {
  /** Of ours: `r01`; empty of one that somebody brought. */
  id: string;
  title: string;
  about: string;
  /** For two kitchens. */
  note: string;
  serves: number;
  minutes: number;
  diet: "" | "vegetarian" | "vegan";
  /** Whether its allergens were declared by whoever wrote it. */
  declared: boolean;
  ingredients: readonly Ingredient[];
  steps: readonly RecipeStep[];
}

interface Words {
  recipes: Record<
    string,
    { title: string; about: string; note: string; ingredients: Record<string, string>; steps: string[] }
  >;
}
interface Made {
  serves: number;
  recipes: {
    id: string;
    minutes: number;
    diet: Recipe["diet"];
    ingredients: { id: string; amount: number; unit?: string; cup?: number; allergens?: Allergen[] }[];
    steps: { uses?: string[]; minutes?: number }[];
  }[];
}

const loads: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import("../../../../shared/samesky_shared/decks/recipes/en.json", { with: { type: "json" } }),
  de: () => import("../../../../shared/samesky_shared/decks/recipes/de.json", { with: { type: "json" } }),
};

/** All of ours in this language, in their order. */
export async function recipes(language: Language): Promise<readonly Recipe[]> {
  const [made, said] = await Promise.all([
    import("../../../../shared/samesky_shared/decks/recipes/recipes.json", { with: { type: "json" } }),
    loads[language](),
  ]);
  const { serves, recipes: all } = made.default as unknown as Made;
  const words = (said.default as Words).recipes;
  return all.flatMap(({ id, minutes, diet, ingredients, steps }): Recipe[] => {
    const own = words[id];
    if (!own) return [];
    const { title, about, note } = own;
    return [
      {
        ...{ id, title, about, note, serves, minutes, diet, declared: true },
        ingredients: ingredients.map(({ id: name, amount, unit = "", cup = 0, allergens = [] }) => ({
          ...{ name: own.ingredients[name] ?? name, amount, unit, cup, allergens },
        })),
        steps: steps.map(({ uses = [], minutes: long = 0 }, n) => ({
          text: own.steps[n] ?? "",
          uses: uses.map((name) => ingredients.findIndex((one) => one.id === name)),
          seconds: long * 60,
        })),
      },
    ];
  });
}

/** All that must be declared of a recipe. */
export function allergensOf({ ingredients }: Recipe): readonly Allergen[] {
  return ALLERGENS.filter((one) => ingredients.some(({ allergens }) => allergens.includes(one)));
}
