// Whom a recipe would not suit: matched here, on the device, since what somebody does not eat is sealed.

import type { Mind } from "./cook-note.ts";
import { type Allergen, allergensOf, type Recipe } from "./recipes.ts";

/** What somebody should know of a recipe. */
export interface Warning {
  who: string;
  allergens: readonly Allergen[];
  /** Words of theirs that stand in it; of a recipe without declared allergens also words that hint at one. */
  words: readonly string[];
}

/** Words that hint at an allergen where nobody has declared any, in English and German; `*`: within a longer word. */
const HINTS: Readonly<Record<Allergen, string>> = {
  gluten:
    "wheat flour bread pasta noodle spaghetti couscous bulgur semolina barley rye tortilla *weizen* *mehl* *brot *nudel* grieß dinkel roggen gerste brötchen",
  crustaceans: "shrimp prawn crab lobster crayfish *garnele* krabbe hummer krebs scampi",
  egg: "egg yolk mayonnaise mayo ei eier eigelb eiweiß",
  fish: "fish salmon tuna cod anchovy sardine trout *fisch lachs thunfisch kabeljau sardelle forelle",
  peanut: "peanut *erdnuss* *erdnüsse*",
  soy: "soy soya tofu tempeh edamame miso *soja*",
  milk: "milk butter cream cheese yogurt yoghurt parmesan mozzarella feta ghee *milch *butter *sahne *käse *joghurt quark schmand",
  nuts: "almond hazelnut walnut cashew pecan pistachio macadamia *mandel* *haselnuss* *walnuss* *nüsse *cashew* pistazie*",
  celery: "celery celeriac *sellerie*",
  mustard: "mustard *senf*",
  sesame: "sesame tahini *sesam*",
  sulphites: "wine *wein *weißwein *rotwein",
  lupin: "lupin lupine",
  molluscs: "mussel clam oyster squid octopus scallop *muschel* auster* tintenfisch calamari",
};

/** Whom a recipe would not suit, in the order of `minds`. */
export function warnings(recipe: Recipe, minds: ReadonlyMap<string, Mind>): Warning[] {
  const has = new Set(allergensOf(recipe));
  const said = [recipe.title, ...recipe.ingredients.map(({ name }) => name)].join(" · ").toLowerCase();
  return [...minds].flatMap(([who, mind]): Warning[] => {
    const allergens = mind.allergens.filter((one) => has.has(one));
    const hints = recipe.declared ? [] : mind.allergens.flatMap((one) => found(said, HINTS[one].split(" ")));
    const disliked = mind.dislikes.filter(
      (word) => found(said, [`${word.length > 4 ? "*" : ""}${word.toLowerCase()}*`]).length,
    );
    const words = [...new Set([...disliked, ...hints])];
    return allergens.length || words.length ? [{ who, allergens, words }] : [];
  });
}

/** Which of these words stand in a text. */
function found(text: string, words: readonly string[]): string[] {
  return words
    .filter((word) => {
      const bare = word.replaceAll("*", "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      const before = word.startsWith("*") ? "" : "(?<!\\p{L})";
      const after = word.endsWith("*") ? "" : "(?:s|es|n|en)?(?!\\p{L})";
      return bare !== "" && new RegExp(before + bare + after, "u").test(text);
    })
    .map((word) => word.replaceAll("*", ""));
}
