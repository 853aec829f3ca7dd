import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, test } from "node:test";
import { countOf, measured, type System } from "../../src/elements/amounts.ts";
import { fetchBlob, keepBlob } from "../../src/elements/blobs.ts";
import { listOf } from "../../src/elements/cook-forms.ts";
import { imported, ingredientOf, LARGEST } from "../../src/elements/cook-import.ts";
import { type Listed, passes } from "../../src/elements/cook-list.ts";
import { LIMITS, mindOf, mindWritten, recipeOf, recipeWritten } from "../../src/elements/cook-note.ts";
import { itemLine, muchOf } from "../../src/elements/cook-parts.ts";
import { stepOf, timerOf } from "../../src/elements/cook-stove.ts";
import { warnings } from "../../src/elements/cook-warn.ts";
import { type Recipe, recipes } from "../../src/elements/recipes.ts";
import { RefusedError } from "../../src/sdk/errors.ts";
import type { DishView } from "../../src/sdk/protocol.d.ts";
import { teach } from "../../src/words/words.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

teach(
  "en",
  readFileSync(new URL("../../../../shared/samesky_shared/words/en/cook.ftl", import.meta.url), "utf8"),
);
const web = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = web;
});

const PAGE = (json: unknown) =>
  `<!doctype html><script>var a = "<b>";</script><script type="application/ld+json">${JSON.stringify(json)}</script>`;
const SOUP = {
  "@context": "https://schema.org",
  "@graph": [
    { "@type": "WebPage" },
    {
      "@type": ["Recipe", "NewsArticle"],
      name: "Grandmother&#39;s <b>soup</b>\u202e",
      recipeYield: ["4", "4 servings"],
      totalTime: "PT1H10M",
      recipeIngredient: [
        "1 1/2 cups flour, sifted",
        "2 EL Butter",
        "½ TL Salz",
        "a few leaves",
        "2-3 carrots",
      ],
      recipeInstructions: [
        { "@type": "HowToStep", text: "Cut everything small." },
        {
          "@type": "HowToSection",
          itemListElement: [{ "@type": "HowToStep", text: "Cook for 20 to 25 minutes." }],
        },
        "Eat.",
      ],
    },
  ],
};

test("an amount reads as the cases say, here as in Python", () => {
  const cases = JSON.parse(readFileSync(new URL("../../../../docs/amounts.json", import.meta.url), "utf8"));
  for (const [amount, unit, system, cup, number, shown] of cases as [
    number,
    string,
    System,
    number,
    string,
    string,
  ][])
    assert.deepEqual(measured(amount, unit, system, cup), { number, unit: shown });
  assert.deepEqual(
    ["½", "1", "1¾", "12"].map((number) => countOf({ number, unit: "" })),
    [1, 1, 1.75, 12],
  );
});

test("ours have words in both languages, and are scaled and measured as each kitchen does", async () => {
  for (const language of ["en", "de"] as const) {
    const all = await recipes(language);
    assert.equal(all.length, 12);
    for (const { ingredients, steps } of all) {
      assert.ok(steps.every(({ text, uses }) => text && uses.every((place) => ingredients[place])));
    }
  }
  const [moqueca] = await recipes("en");
  assert.ok(moqueca);
  const [rice, onion] = moqueca.ingredients;
  assert.ok(rice && onion);
  assert.equal(itemLine(rice, moqueca, { servings: 1, system: "metric" }), "75 g rice");
  assert.equal(itemLine(rice, moqueca, { servings: 2, system: "us" }), "¾ cup rice");
  assert.equal(muchOf(onion, moqueca, { servings: 1, system: "us" }), "½");
});

test("a recipe is read out of a page, without tags, entities and signs that nobody can see", () => {
  const { recipe } = imported(PAGE(SOUP));
  assert.ok(recipe);
  assert.deepEqual([recipe.title, recipe.serves, recipe.minutes], ["Grandmother's soup", 4, 70]);
  assert.deepEqual(
    recipe.ingredients.map(({ name, amount, unit }) => [amount, unit, name]),
    [
      [1.5, "cup", "flour, sifted"],
      [2, "tbsp", "Butter"],
      [0.5, "tsp", "Salz"],
      [undefined, "", "a few leaves"],
      [undefined, "", "2-3 carrots"],
    ],
  );
  assert.deepEqual(
    recipe.steps.map(({ text, seconds }) => [text, seconds]),
    [
      ["Cut everything small.", 0],
      ["Cook for 20 to 25 minutes.", 1200],
      ["Eat.", 0],
    ],
  );
  assert.deepEqual(imported(JSON.stringify(SOUP)).recipe, recipe);
  assert.deepEqual(recipeOf(recipeWritten(recipe)), recipe);
});

test("what is no recipe, or too much of one, is refused and the field is named", () => {
  const soup = SOUP["@graph"][1] as Record<string, unknown>;
  const wrong = (more: Record<string, unknown>) => imported(JSON.stringify({ ...soup, ...more })).problem;
  assert.deepEqual(wrong({ name: undefined }), { field: "name", what: "missing" });
  assert.deepEqual(wrong({ name: { a: 1 } }), { field: "name", what: "kind" });
  assert.deepEqual(wrong({ name: "x".repeat(121) }), { field: "name", what: "long", most: LIMITS.title });
  assert.deepEqual(wrong({ recipeIngredient: [] }), { field: "recipeIngredient", what: "missing" });
  assert.deepEqual(wrong({ recipeIngredient: ["salt", 7] }), { field: "recipeIngredient[1]", what: "kind" });
  assert.deepEqual(wrong({ recipeIngredient: Array(51).fill("salt") })?.what, "many");
  assert.deepEqual(wrong({ recipeInstructions: "" }), { field: "recipeInstructions", what: "missing" });
  assert.deepEqual(wrong({ recipeInstructions: [{ text: 3 }] }), {
    field: "recipeInstructions[0].text",
    what: "kind",
  });
  assert.deepEqual(wrong({ recipeInstructions: ["x".repeat(1501)] }), {
    field: "recipeInstructions[0]",
    what: "long",
    most: LIMITS.step,
  });
  assert.equal(wrong({ recipeInstructions: "a\n".repeat(61) })?.what, "many");
  assert.equal(wrong({ recipeInstructions: [[[[[["a"]]]]]] })?.what, "kind");
  for (const text of [
    "",
    "[]",
    "{",
    "<script>",
    '"Recipe"',
    PAGE({ "@type": "Person" }),
    "[".repeat(100_000),
  ])
    assert.equal(imported(text).problem?.what, "none", text.slice(0, 20));
  assert.deepEqual(imported(" ".repeat(LARGEST + 1)).problem, { field: "", what: "size", most: LARGEST });
});

test("hostile pages are read in no time, and their tags stay text", () => {
  const begun = performance.now();
  for (const part of ["<script ", '<script type="application/ld+json">{', "<", "&#", "1/", '[{"a":']) {
    imported(part.repeat(200_000));
    imported(JSON.stringify({ ...SOUP["@graph"][1], name: "x", recipeInstructions: part.repeat(20_000) }));
  }
  ingredientOf("1".repeat(200));
  assert.ok(performance.now() - begun < 4000);
  const { recipe } = imported(
    JSON.stringify({ ...SOUP["@graph"][1], name: "<img src=x onerror=alert(1)>&lt;i&gt;" }),
  );
  assert.equal(recipe?.title, "<i>");
});

test("what somebody does not eat reads as it was written, and strange texts say nothing", () => {
  const mind = { allergens: ["egg", "milk"], dislikes: ["coriander"] } as const;
  assert.deepEqual(mindOf(mindWritten(mind)), mind);
  assert.deepEqual(mindOf('{"allergens":["air",3],"dislikes":7}'), { allergens: [], dislikes: [] });
  for (const text of [undefined, "", "7", "[]"]) assert.equal(mindOf(text), undefined);
  for (const text of [undefined, "7", "{}", '{"title":"x","ingredients":[7],"steps":[{}]}'])
    assert.equal(recipeOf(text), undefined);
  assert.deepEqual(listOf(" coriander, ,liver;  olives "), ["coriander", "liver", "olives"]);
});

test("all are warned of what a recipe has in it, by what is declared or else by its words", async () => {
  const all = await recipes("en");
  const [moqueca, shakshuka] = all;
  assert.ok(moqueca && shakshuka);
  const minds = new Map([
    ["noor", { allergens: ["egg", "nuts"], dislikes: [] }],
    ["ines", { allergens: [], dislikes: ["Coriander"] }],
  ] as const);
  assert.deepEqual(warnings(shakshuka, minds), [{ who: "noor", allergens: ["egg"], words: [] }]);
  assert.deepEqual(warnings(moqueca, minds), [{ who: "ines", allergens: [], words: ["Coriander"] }]);
  const own = (name: string): Recipe => ({ ...moqueca, declared: false, ingredients: [{ ...bare, name }] });
  const bare = { unit: "", cup: 0, allergens: [] };
  assert.deepEqual(warnings(own("3 eggs"), minds)[0]?.words, ["egg"]);
  assert.deepEqual(warnings(own("Walnusskerne, gehackt"), minds)[0]?.words, ["walnuss"]);
  assert.deepEqual(warnings(own("one eggplant, nutmeg, coconut"), minds), []);
  const listed = (recipe: Recipe): Listed => ({
    key: recipe.id,
    title: "",
    recipe,
    warnings: warnings(recipe, minds),
  });
  assert.deepEqual(
    [passes(listed(shakshuka), "vegetarian"), passes(listed(shakshuka), "vegan")],
    [true, false],
  );
  assert.deepEqual([passes(listed(moqueca), "vegetarian"), passes(listed(moqueca), "fits")], [true, false]);
});

test("who is behind sees their own step, and a timer has a name of its own", () => {
  const dish = { step: 3, circle: ["noor", "ines"], done: { noor: 1, ines: 3 } } as unknown as DishView;
  assert.deepEqual(stepOf(dish, "noor"), { step: 1, behind: true });
  assert.deepEqual(stepOf(dish, "ines"), { step: 3, behind: false });
  assert.deepEqual(stepOf(dish, "guest"), { step: 3, behind: false });
  assert.equal(timerOf(3, ""), "timer:cook-3");
  assert.equal(timerOf(3, "second"), "timer:cook-3-second");
});

test("a blob is kept under the hash of its box, and a room that is full says so", async () => {
  const room = new FakeRoom();
  let body = new Uint8Array();
  globalThis.fetch = (async (_: string, init: RequestInit) => {
    if (init.method === "PUT") body = init.body as Uint8Array<ArrayBuffer>;
    return new Response(init.method === "PUT" ? null : body, { status: init.method === "PUT" ? 201 : 200 });
  }) as typeof fetch;
  const name = await keepBlob(room, "cook", "bring.text", "soup");
  assert.match(name, /^[0-9a-f]{64}$/);
  assert.deepEqual(await fetchBlob(room, name), body);
  globalThis.fetch = (async () => new Response(null, { status: 409 })) as typeof fetch;
  await assert.rejects(keepBlob(room, "cook", "bring.text", "soup"), (error) => {
    return error instanceof RefusedError && error.code === "full";
  });
});
