// Notes of the check-in: what is in their boxes, and how it reads. `samesky_client/notes.py` reads and writes the same.

import { type Key, t } from "../words/words.ts";
import { mapOf } from "./note-map.ts";

export const FEELINGS = [
  "tender",
  "calm",
  "hopeful",
  "grateful",
  "playful",
  "proud",
  "close",
  "longing",
  "tired",
  "worried",
  "lonely",
  "sad",
  "restless",
  "irritable",
  "overwhelmed",
  "numb",
] as const;
export const ENERGIES = ["empty", "low", "enough", "full"] as const;
export const MEETS = ["listen", "comfort", "advice", "space"] as const;
export const ACTS = ["heard", "hug", "call", "space"] as const;
export type Energy = (typeof ENERGIES)[number];
export type Meet = (typeof MEETS)[number];
export type Act = (typeof ACTS)[number];
/** Letters of a need. */
export const MAX_NEED = 140;
/** Where one word of the mood ends and the next begins, from -1 to 1. */
const STEPS = [-0.61, -0.19, 0.19, 0.61];

/** How somebody is. */
export interface Day {
  /** Across from heavy, -1, to light, 1; up from still, -1, to stirred, 1. */
  mood: readonly [number, number];
  feelings: readonly (typeof FEELINGS)[number][];
  energy?: Energy | undefined;
  need: string;
  meet?: Meet | undefined;
}

/** Nothing said yet. */
export const BLANK: Day = { mood: [0, 0], feelings: [], need: "" };

/** A note, without what this version has no words for; undefined where it is none. */
export function dayOf(text: string | undefined): Day | undefined {
  const { mood, feelings, energy, need, meet } = mapOf(text);
  if (!Array.isArray(mood) || mood.length !== 2 || !mood.every((one) => typeof one === "number"))
    return undefined;
  const [across, up] = mood.map((one: number) => Math.max(-1, Math.min(1, one)));
  return {
    mood: [across ?? 0, up ?? 0],
    feelings: FEELINGS.filter((one) => Array.isArray(feelings) && feelings.includes(one)),
    energy: ENERGIES.find((one) => one === energy),
    need: typeof need === "string" ? need.slice(0, MAX_NEED) : "",
    meet: MEETS.find((one) => one === meet),
  };
}

/** The text of a note. */
export function written({ mood, feelings, energy, need, meet }: Day): string {
  const words = need.trim();
  return JSON.stringify({
    mood,
    feelings,
    ...(energy ? { energy } : {}),
    ...(words ? { need: words } : {}),
    ...(meet ? { meet } : {}),
  });
}

/** The text of an answer: one of our acts, or words. */
export function answer(given: { act: Act } | { text: string }): string {
  return JSON.stringify(given);
}

/** How an answer reads. */
export function answerWords(text: string | undefined): string {
  const found = mapOf(text);
  const act = ACTS.find((one) => one === found.act);
  const words = typeof found.text === "string" ? found.text : "";
  return [act ? t(`checkin-act-${act}`) : "", words].filter(Boolean).join(" · ") || t("checkin-unreadable");
}

/** Where somebody's light is, in words. */
export function moodWords({ mood }: Pick<Day, "mood">): string {
  const [across, up] = mood.map((one) => 1 + STEPS.filter((step) => one > step).length);
  const x = t(`checkin-x-${across}` as Key);
  const said = up === 3 ? x : t("checkin-and", { x, y: t(`checkin-y-${up}` as Key) });
  return said.charAt(0).toLocaleUpperCase() + said.slice(1);
}

/** What else a note says, one line each. */
export function dayLines({ feelings, energy, need, meet }: Day): string[] {
  return [
    feelings.map((one) => t(`checkin-feel-${one}`)).join(", "),
    energy ? t("checkin-energy-is", { energy: t(`checkin-energy-${energy}`) }) : "",
    need ? t("checkin-needs", { need }) : "",
    meet ? t("checkin-wants", { how: t(`checkin-meet-${meet}`) }) : "",
  ].filter(Boolean);
}

/** A whole note in one line, for a search and for a list. */
export function dayWords(text: string | undefined): string {
  const day = dayOf(text);
  return day ? [moodWords(day), ...dayLines(day)].join(" · ") : text ? t("checkin-unreadable") : "";
}
