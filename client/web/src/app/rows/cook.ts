import { broughtIn, cookedIn } from "../../elements/cook-note.ts";
import { cookWords } from "../../elements/cook-words.ts";
import { recipes } from "../../elements/recipes.ts";
import { language, learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept, Told } from "./row.ts";

/** What our recipes are called in the language that is spoken, once something was cooked. */
let titles: ReadonlyMap<string, string> = new Map();

async function learn(): Promise<void> {
  const [all] = await Promise.all([recipes(language()), learnMore(cookWords)]);
  titles = new Map(all.map(({ id, title }) => [id, title]));
}

/** What was cooked, with a line of each, and recipes that somebody brought. */
export const cook: Keeps = (entry): Kept | undefined => {
  if (entry.kind === "recipe") {
    const one = broughtIn(entry);
    const told = one ? [{ who: one.by, box: one.title, field: "bring.title" }] : [];
    return { told, head: () => t("cook-kept-recipe"), learn };
  }
  if (entry.kind !== "cooked") return undefined;
  const dish = cookedIn(entry);
  if (!dish) return { told: [], head: () => t("cook-kept"), learn };
  const { dish: id } = (entry.body ?? {}) as { dish?: string };
  const told: Told[] = Object.entries(dish.lines).map(([who, box]) => ({
    ...{ who, box, field: `say.text/${id}`, old: true },
  }));
  const of: Told | undefined = dish.title
    ? { who: dish.by ?? "", box: dish.title, field: "bring.title", old: true }
    : undefined;
  const lead = () => titles.get(dish.recipe ?? "") ?? t("cook-kept-own");
  return { told, of, head: () => t("cook-kept"), learn, ...(dish.recipe ? { lead } : {}) };
};
