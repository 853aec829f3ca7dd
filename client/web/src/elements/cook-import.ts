// A recipe from elsewhere: schema.org's Recipe as JSON, or a page that has one in it. Read here, and fetched by nobody.

import { LIMITS } from "./cook-note.ts";
import type { Ingredient, Recipe, RecipeStep } from "./recipes.ts";

/** Characters of what is pasted or of a file: a page may be long. */
export const LARGEST = 2_000_000;
/** How much of it is looked through for a recipe. */
const [MOST_SCRIPTS, MOST_PLACES, DEEPEST] = [40, 5000, 12];
const SCRIPT = /<script\b[^>]{0,200}application\/ld\+json[^>]{0,200}>/gi;
/** Control characters, and those that nobody can see or that turn lines around. */
const STRANGE = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}]|(?![\t\n\r])\p{Cc}/gu;

/** What is wrong with it: `what` is the end of a sentence's name (`cook-import-long`), `field` as schema.org has it. */
export interface Problem {
  field: string;
  what: "size" | "none" | "missing" | "long" | "many" | "kind";
  most?: number;
}

export type Imported = { recipe: Recipe; problem?: undefined } | { recipe?: undefined; problem: Problem };

class Wrong extends Error {
  readonly problem: Problem;

  constructor(field: string, what: Problem["what"], most?: number) {
    super(`${field}: ${what}`);
    this.problem = { field, what, ...(most === undefined ? {} : { most }) };
  }
}

/** Reads a recipe out of JSON, or out of a page. */
export function imported(text: string): Imported {
  try {
    if (text.length > LARGEST) throw new Wrong("", "size", LARGEST);
    const found = first(text);
    if (!found) throw new Wrong("", "none");
    return { recipe: read(found) };
  } catch (error) {
    if (error instanceof Wrong) return { problem: error.problem };
    throw error;
  }
}

type Found = Record<string, unknown>;

/** The first recipe in it. */
function first(text: string): Found | undefined {
  for (const json of texts(text)) {
    let whole: unknown;
    try {
      whole = JSON.parse(json);
    } catch {
      continue; // too deep, or no JSON
    }
    const found = within(whole);
    if (found) return found;
  }
  return undefined;
}

function* texts(text: string): Generator<string> {
  if (/^\s*[[{]/.test(text)) yield text;
  let n = 0;
  for (const tag of text.matchAll(SCRIPT)) {
    if (++n > MOST_SCRIPTS) return;
    const from = tag.index + tag[0].length;
    const to = text.indexOf("</script", from);
    if (to > from)
      yield text.slice(from, to).replace(/^\s*<!--|-->\s*$|\/\*<!\[CDATA\[\*\/|\/\*\]\]>\*\//g, "");
  }
}

/** A recipe somewhere in a value. */
function within(value: unknown): Found | undefined {
  const queue: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let n = 0; n < queue.length && n < MOST_PLACES; n += 1) {
    const { value: one, depth } = queue[n] ?? { value: undefined, depth: 0 };
    if (typeof one !== "object" || one === null) continue;
    if (!Array.isArray(one) && typed(one as Found, "Recipe")) return one as Found;
    if (depth < DEEPEST) for (const part of Object.values(one)) queue.push({ value: part, depth: depth + 1 });
  }
  return undefined;
}

function typed(one: Found, kind: string): boolean {
  const types = Array.isArray(one["@type"]) ? one["@type"] : [one["@type"]];
  return types.some((type) => typeof type === "string" && type.replace(/^.*[/:]/, "") === kind);
}

function read(found: Found): Recipe {
  const title = words(found.name, "name", LIMITS.title);
  if (!title) throw new Wrong("name", "missing");
  const about = typeof found.description === "string" ? plain(found.description) : "";
  return {
    ...{ id: "", note: "", diet: "", declared: false, title },
    about: about.length > LIMITS.about ? `${about.slice(0, LIMITS.about - 1)}…` : about,
    serves: servings(found.recipeYield),
    minutes: Math.round(duration(found.totalTime) / 60),
    ingredients: ingredients(found.recipeIngredient ?? found.ingredients),
    steps: steps(found.recipeInstructions),
  };
}

function ingredients(value: unknown): Ingredient[] {
  const field = "recipeIngredient";
  const all = typeof value === "string" ? value.split("\n") : value;
  if (!Array.isArray(all) || !all.length) throw new Wrong(field, "missing");
  if (all.length > LIMITS.items) throw new Wrong(field, "many", LIMITS.items);
  const read = all.map((one, n) => words(one, `${field}[${n}]`, LIMITS.item)).filter(Boolean);
  if (!read.length) throw new Wrong(field, "missing");
  return read.map(ingredientOf);
}

function steps(value: unknown): RecipeStep[] {
  const field = "recipeInstructions";
  const found: RecipeStep[] = [];
  const take = (one: unknown, path: string, depth: number): void => {
    if (depth > 4) throw new Wrong(path, "kind");
    if (typeof one === "string") {
      for (const line of plain(one, true).split("\n")) if (line) add(line, path);
    } else if (Array.isArray(one)) {
      if (one.length > LIMITS.steps) throw new Wrong(path, "many", LIMITS.steps);
      one.forEach((part, n) => {
        take(part, `${path}[${n}]`, depth + 1);
      });
    } else if (typeof one === "object" && one !== null) {
      const part = one as Found;
      if (part.itemListElement !== undefined)
        take(part.itemListElement, `${path}.itemListElement`, depth + 1);
      else add(words(part.text ?? part.name, `${path}.text`, LIMITS.step), `${path}.text`);
    } else throw new Wrong(path, "kind");
  };
  const add = (text: string, path: string) => {
    if (text.length > LIMITS.step) throw new Wrong(path, "long", LIMITS.step);
    if (found.length >= LIMITS.steps) throw new Wrong(field, "many", LIMITS.steps);
    if (text) found.push({ text, uses: [], seconds: secondsIn(text) });
  };
  if (value === undefined || value === null) throw new Wrong(field, "missing");
  take(value, field, 0);
  if (!found.length) throw new Wrong(field, "missing");
  return found;
}

function words(value: unknown, field: string, most: number): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw new Wrong(field, "kind");
  const text = plain(value);
  if (text.length > most) throw new Wrong(field, "long", most);
  return text;
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", deg: "°", ndash: "–", mdash: "—" },
  ...{ frac12: "½", frac14: "¼", frac34: "¾", auml: "ä", ouml: "ö", uuml: "ü", szlig: "ß", eacute: "é" },
};

/** A text without tags, entities and invisible characters, its spaces evened; `lines` are kept where they are wanted. */
function plain(text: string, lines = false): string {
  const bare = text
    .replace(/<\s*(?:br|\/p|\/li|\/div)\b[^<>]{0,200}>/gi, "\n")
    .replace(/<[^<>]{1,500}>/g, " ")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));/gi, (whole, tens, hex, name) => {
      const code = tens ? Number(tens) : hex ? Number.parseInt(hex, 16) : 0;
      if (code) return code <= 0x10ffff ? String.fromCodePoint(code) : "";
      return ENTITIES[String(name).toLowerCase()] ?? whole;
    })
    .replace(STRANGE, "");
  const even = (one: string) => one.replace(/\s+/g, " ").trim();
  return lines ? bare.split("\n").map(even).filter(Boolean).join("\n") : even(bare);
}

function servings(value: unknown): number {
  const all = Array.isArray(value) ? value : [value];
  for (const one of all) {
    const [number] = /\d{1,3}/.exec(String(typeof one === "object" ? "" : one)) ?? [];
    if (number && Number(number) >= 1 && Number(number) <= 100) return Number(number);
  }
  return 2;
}

/** Seconds of an ISO 8601 duration; 0 where it is none. */
function duration(value: unknown): number {
  const [, d = 0, h = 0, m = 0, s = 0] =
    /^P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?)?$/.exec(String(value)) ?? [];
  return Number(d) * 86_400 + Number(h) * 3600 + Number(m) * 60 + Number(s);
}

/** The first length of time that a step speaks of, in seconds; of "8 to 10 minutes" the shorter. */
function secondsIn(text: string): number {
  const found = /(\d{1,3})(?:\s*(?:-|–|to|bis)\s*\d{1,3})?\s*(sec|sek|min|hour|hr\b|stunde|std)/i.exec(text);
  if (!found) return 0;
  const unit = (found[2] ?? "").toLowerCase();
  const each = unit.startsWith("se") ? 1 : unit === "min" ? 60 : 3600;
  return Math.min(86_400, Number(found[1]) * each);
}

const UNITS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    g: "g gr gram grams gramm",
    kg: "kg kilo kilogram kilograms kilogramm",
    ml: "ml millilitre millilitres milliliter milliliters",
    l: "l litre litres liter liters",
    cup: "cup cups c tasse tassen",
    oz: "oz ounce ounces unze unzen",
    lb: "lb lbs pound pounds",
    tbsp: "tbsp tbsps tablespoon tablespoons el esslöffel",
    tsp: "tsp tsps teaspoon teaspoons tl teelöffel",
    pinch: "pinch pinches prise prisen",
    handful: "handful handfuls handvoll",
    clove: "clove cloves zehe zehen",
    slice: "slice slices scheibe scheiben",
  }).flatMap(([unit, names]) => names.split(" ").map((name) => [name, unit])),
);
const FRACTIONS: Readonly<Record<string, number>> = {
  "¼": 0.25,
  "½": 0.5,
  "¾": 0.75,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "⅛": 0.125,
};

/** An ingredient as it is written: "1 1/2 cups flour" as a number, a unit and a name; else as it is. */
export function ingredientOf(text: string): Ingredient {
  const bare = { name: text, unit: "", cup: 0, allergens: [] };
  const found =
    /^(\d{1,4}(?:[.,]\d{1,3})?)?\s*(?:([¼½¾⅓⅔⅛])|(\d{1,2})\s*[/⁄]\s*(\d{1,2}))?\s*(?![\d–-])(.+)$/.exec(text);
  if (!found) return bare;
  const [, whole, mark, over, under, rest = ""] = found;
  const part = mark ? (FRACTIONS[mark] ?? 0) : over && under ? Number(over) / Number(under) : 0;
  const amount = Number((whole ?? "0").replace(",", ".")) + part;
  if (!(amount > 0) || !Number.isFinite(amount)) return bare;
  const [, word = "", name = ""] = /^(\p{L}+)\.?\s+(?:of\s+)?(.+)$/u.exec(rest) ?? [];
  const unit = UNITS[word.toLowerCase()];
  return unit ? { ...bare, amount, unit, name } : { ...bare, amount, name: rest };
}
