// Amounts as a kitchen measures them; `docs/amounts.json` has cases that `decks/amounts.py` and this agree on.

export type System = "metric" | "us";

/** What is read off: a number, with a point where it has decimals, and a unit, empty for pieces. */
export interface Measure {
  number: string;
  unit: string;
}

/** Millilitres of a US cup, tablespoon and teaspoon; grams of an ounce and a pound. */
const [CUP, SPOON, TEA, OUNCE, POUND] = [236.6, 14.79, 4.93, 28.35, 453.6];
const WEIGHTS: Readonly<Record<string, number>> = { g: 1, kg: 1000, oz: OUNCE, lb: POUND };
const VOLUMES: Readonly<Record<string, number>> = { ml: 1, l: 1000, cup: CUP };
type Marks = readonly (readonly [number, string])[];
const QUARTERS: Marks = [
  [0, ""],
  [0.25, "¼"],
  [0.5, "½"],
  [0.75, "¾"],
  [1, ""],
];
const CUPS: Marks = [
  [0, ""],
  [0.25, "¼"],
  [1 / 3, "⅓"],
  [0.5, "½"],
  [2 / 3, "⅔"],
  [0.75, "¾"],
  [1, ""],
];

/**
 * An amount as a kitchen of this system measures it; never nothing.
 *
 * @param cup Grams of it in a US cup, where it is measured by the cup; 0: it is weighed.
 */
export function measured(amount: number, unit: string, system: System, cup = 0): Measure {
  if (unit in WEIGHTS) return weight(amount * (WEIGHTS[unit] ?? 1), system, cup);
  if (unit in VOLUMES) return volume(amount * (VOLUMES[unit] ?? 1), system);
  return { number: fraction(amount), unit };
}

function weight(grams: number, system: System, cup: number): Measure {
  if (system === "metric") return decimal(grams, "g", "kg");
  if (cup) return volume((grams / cup) * CUP, system);
  if (grams >= POUND) return { number: fraction(grams / POUND), unit: "lb" };
  return { number: fraction(grams / OUNCE), unit: "oz" };
}

function volume(millilitres: number, system: System): Measure {
  if (system === "metric") return decimal(millilitres, "ml", "l");
  if (millilitres >= CUP * 0.23) return { number: fraction(millilitres / CUP, CUPS), unit: "cup" };
  if (millilitres >= SPOON * 0.9) return { number: fraction(millilitres / SPOON), unit: "tbsp" };
  return { number: fraction(millilitres / TEA), unit: "tsp" };
}

function decimal(amount: number, small: string, large: string): Measure {
  const step = amount < 20 ? 1 : amount < 200 ? 5 : 10;
  const whole = Math.max(step, Math.floor(amount / step + 0.5) * step);
  return whole < 1000
    ? { number: String(whole), unit: small }
    : { number: String(Math.floor(amount / 100 + 0.5) / 10), unit: large };
}

function fraction(amount: number, marks: Marks = QUARTERS): string {
  if (amount >= 10) return String(Math.floor(amount + 0.5));
  const whole = Math.floor(amount);
  let [near, mark] = marks[0] ?? [0, ""];
  for (const [value, sign] of marks) {
    if (Math.abs(amount - whole - value) < Math.abs(amount - whole - near)) [near, mark] = [value, sign];
  }
  const full = whole + (near === 1 ? 1 : 0);
  return `${full || ""}${mark}` || "¼";
}

/** The number of a measure, for the plural of what is counted: half a clove is one. */
export function countOf({ number }: Measure): number {
  const marks: Record<string, number> = { "¼": 0.25, "⅓": 0.34, "½": 0.5, "⅔": 0.67, "¾": 0.75 };
  const last = marks[number.at(-1) ?? ""];
  return Math.max(1, last === undefined ? Number(number) : Number(number.slice(0, -1) || 0) + last);
}
