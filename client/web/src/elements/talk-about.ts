// What somebody would like to talk about: a JSON map in one box, so that the hub knows none of it.

import { t } from "../words/words.ts";
import type { Card } from "./cards.ts";

export const MEETS = ["listen", "comfort", "advice", "think"] as const;
export type Meet = (typeof MEETS)[number];

/** What it is about, and how whoever announced it would be met. */
export interface TalkAbout {
  words: string;
  topic: string;
  meet?: Meet | undefined;
}

/** What stands in the box; what was not given is not written. */
export function talkWritten({ words, topic, meet }: TalkAbout): string {
  return JSON.stringify({
    ...(words ? { words } : {}),
    ...(topic ? { topic } : {}),
    ...(meet ? { meet } : {}),
  });
}

/** What is in the box; undefined where that is not what we know. */
export function talkAbout(text: string | undefined): TalkAbout | undefined {
  try {
    const found = JSON.parse(text ?? "") as Partial<Record<keyof TalkAbout, unknown>> | null;
    if (typeof found !== "object" || found === null || Array.isArray(found)) return undefined;
    const said = (value: unknown) => (typeof value === "string" ? value : "");
    const meet = MEETS.find((one) => one === found.meet);
    return { words: said(found.words), topic: said(found.topic), meet };
  } catch {
    return undefined;
  }
}

/** It in a line, with the title of the topic where `topics` has it. */
export function talkLine(text: string, topics: readonly Card[]): string {
  const about = talkAbout(text);
  if (!about) return t("talk-unreadable");
  const head = about.words || topics.find(({ id }) => id === about.topic)?.title || "";
  return [head, about.meet ? t(`talk-meet-${about.meet}`) : ""].filter(Boolean).join(" · ");
}
