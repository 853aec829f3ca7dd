// The small act of a day: drawn here, so that the hub knows neither it nor the ways that it is fitted to.

import { type Language, language, t } from "../words/words.ts";
import { chance } from "./again.ts";
import { type Card, cards } from "./cards.ts";
import { hourIn } from "./daylight.ts";
import { mapOf } from "./note-map.ts";
import { WAYS, type Way } from "./ways.ts";
// Whoever has these words has what all elements share: named here, both come as one piece.
import "./room-element.ts";

/** A part of the day, as cards name it; the night is for none of them. */
export type Phase = "morning" | "day" | "evening" | "night";
const [MORNING, DAY, EVENING, NIGHT] = [5, 11, 17, 23];

/** Which part of the day it is in a zone. */
export function phaseOf(zone: string, at: number): Phase {
  const hour = Number(hourIn(zone, new Date(at * 1000), "en-GB").slice(0, 2));
  if (hour < MORNING || hour >= NIGHT) return "night";
  return hour < DAY ? "morning" : hour < EVENING ? "day" : "evening";
}

/** Which day it is in a zone, counted from 1970. */
export function dayNumber(zone: string, at: number): number {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const date = new Intl.DateTimeFormat("en-CA", { ...parts, timeZone: zone }).format(at * 1000);
  return Math.round(Date.parse(`${date}T00:00Z`) / 86_400_000);
}

/** What an act is drawn with. */
export interface Drawing {
  /** The same for one who looks in one room, and for nobody else. */
  seed: string;
  /** Which day, and how many were put aside on it. */
  turn: number;
  /** In which ways somebody feels cared for; none: in any. */
  ways: readonly Way[];
  phase: Phase;
}

/** The act of a day: day by day another until what fits is used up. */
export function actOf(deck: readonly Card[], { seed, turn, ways, phase }: Drawing): Card | undefined {
  const fits = deck.filter(
    ({ theme, when }) => (!ways.length || ways.some((way) => way === theme)) && (!when || when === phase),
  );
  const order = [...fits].sort((a, b) => chance(`${seed} ${a.id}`) - chance(`${seed} ${b.id}`));
  return order[turn % order.length];
}

/** For whom the act of a day is, of those who are not oneself. */
export function whoseTurn(others: readonly string[], seed: string, turn: number): string | undefined {
  return others[Math.floor(chance(`${seed} who ${turn}`) * others.length)];
}

/** The ways that somebody has said do them good. */
export function waysOf(text: string | undefined): Way[] {
  const { ways } = mapOf(text);
  return WAYS.filter((one) => Array.isArray(ways) && ways.includes(one));
}

/** The text of that. */
export function waysText(ways: readonly Way[]): string {
  return JSON.stringify({ ways: WAYS.filter((one) => ways.includes(one)) });
}

/** A small act that somebody tells of. */
export interface Did {
  act: string;
  text: string;
}

/** What is told of an act. */
export function didOf(text: string | undefined): Did {
  const found = mapOf(text);
  return {
    act: typeof found.act === "string" ? found.act.slice(0, 8) : "",
    text: typeof found.text === "string" ? found.text.slice(0, 500) : "",
  };
}

/** The text of that. */
export function didText({ act, text }: Did): string {
  const words = text.trim();
  return JSON.stringify({ ...(act ? { act } : {}), ...(words ? { text: words } : {}) });
}

const texts = new Map<string, string>();
let known: Language | undefined;

/** Learns the words of the acts, in the language that is spoken; a deck that is here already is not asked for. */
export async function learnActs(): Promise<readonly Card[]> {
  const wanted = language();
  const deck = await cards("kindness", wanted);
  if (known !== wanted) for (const { id, text } of deck) texts.set(id, text);
  known = wanted;
  return deck;
}

/** How an act reads that somebody tells of; empty where it is one of a newer version. */
export function didWords(text: string | undefined): string {
  const { act, text: words } = didOf(text);
  return [texts.get(act) ?? "", words].filter(Boolean).join(" · ") || t("kindness-unreadable");
}
