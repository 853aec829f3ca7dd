// What can be done in a room, in the order in which it is offered. Whoever adds an activity adds a line here.

import type { Icon } from "../elements/icons.ts";
import type { Later } from "../elements/later.ts";
import type { Key } from "../words/words.ts";

/** What activities are for, in the order in which they are offered: the key of a heading. */
export const GROUPS = [
  "together-share",
  "together-talk",
  "together-kind",
  "together-us",
] as const satisfies readonly Key[];
export type Group = (typeof GROUPS)[number];

/** An activity as the app shows it, under an address of its own: `/r/ROOM/timer`. */
export interface Offer {
  view: string;
  icon: Icon;
  title: Key;
  lead: Key;
  group: Group;
  /** Its element, which is loaded when it is first shown; views without one are in `room-page.ts`. */
  tag?: Later;
  /** On a wide screen the chat stands beside it. */
  beside?: boolean;
  /** On a wide screen it takes the whole stage. */
  wide?: boolean;
}

export const OFFERS: readonly Offer[] = [
  {
    view: "evening",
    icon: "moon",
    title: "evening-title",
    lead: "together-evening",
    group: "together-share",
    wide: true,
  },
  {
    view: "questions",
    icon: "quote",
    title: "questions-title",
    lead: "together-questions",
    group: "together-talk",
    beside: true,
  },
  {
    view: "timer",
    icon: "clock",
    title: "timer-title",
    lead: "together-timer",
    group: "together-share",
    beside: true,
  },
  {
    view: "watch",
    icon: "film",
    title: "playlist-title",
    lead: "together-watch",
    group: "together-share",
    beside: true,
  },
  {
    view: "cook",
    icon: "pot",
    title: "cook-name",
    lead: "together-cook",
    group: "together-share",
    tag: "samesky-cook",
    wide: true,
  },
  {
    view: "play",
    icon: "laugh",
    title: "play-name",
    lead: "together-play",
    group: "together-share",
    tag: "samesky-play",
    wide: true,
  },
  {
    view: "tour",
    icon: "file",
    title: "tour-name",
    lead: "together-tour",
    group: "together-share",
    tag: "samesky-tour",
    wide: true,
  },
  {
    view: "gratitude",
    icon: "keep",
    title: "gratitude-name",
    lead: "together-gratitude",
    group: "together-kind",
    tag: "samesky-gratitude",
  },
  {
    view: "moment",
    icon: "film",
    title: "moment-name",
    lead: "together-moment",
    group: "together-share",
    tag: "samesky-moment",
    wide: true,
  },
  {
    view: "touch",
    icon: "mark",
    title: "touch-name",
    lead: "together-touch",
    group: "together-kind",
    tag: "samesky-touch",
    wide: true,
  },
  {
    view: "checkin",
    icon: "smile",
    title: "checkin-name",
    lead: "together-checkin",
    group: "together-talk",
    tag: "samesky-checkin",
    wide: true,
  },
  {
    view: "kindness",
    icon: "heart",
    title: "kindness-name",
    lead: "together-kindness",
    group: "together-kind",
    tag: "samesky-kindness",
    beside: true,
  },
  {
    view: "guess",
    icon: "nod",
    title: "guess-name",
    lead: "together-guess",
    group: "together-talk",
    tag: "samesky-guess",
  },
  {
    view: "wishes",
    icon: "mark",
    title: "wishes-name",
    lead: "together-wishes",
    group: "together-us",
    tag: "samesky-wishes",
  },
  {
    view: "support",
    icon: "hand",
    title: "support-name",
    lead: "together-support",
    group: "together-kind",
    tag: "samesky-support",
    beside: true,
  },
  {
    view: "milestones",
    icon: "star",
    title: "milestones-name",
    lead: "together-milestones",
    group: "together-us",
    tag: "samesky-milestones",
  },
  {
    view: "culture",
    icon: "house",
    title: "culture-name",
    lead: "together-culture",
    group: "together-us",
    tag: "samesky-culture",
    wide: true,
  },
  {
    view: "letters",
    icon: "send",
    title: "letters-name",
    lead: "together-letters",
    group: "together-kind",
    tag: "samesky-letters",
  },
  {
    view: "talk",
    icon: "quote",
    title: "talk-name",
    lead: "together-talking",
    group: "together-talk",
    tag: "samesky-talk",
    beside: true,
  },
  {
    view: "breathe",
    icon: "slow",
    title: "breathe-name",
    lead: "together-breathe",
    group: "together-share",
    tag: "samesky-breathe",
  },
  {
    view: "repair",
    icon: "slow",
    title: "repair-name",
    lead: "together-repair",
    group: "together-us",
    tag: "samesky-repair",
  },
  {
    view: "listening",
    icon: "listening",
    title: "listening-name",
    lead: "together-listening",
    group: "together-talk",
    tag: "samesky-listening",
    beside: true,
  },
  {
    view: "call",
    icon: "people",
    title: "call-name",
    lead: "together-call",
    group: "together-talk",
    tag: "samesky-call",
    wide: true,
  },
  { view: "words", icon: "words", title: "chat-title", lead: "together-words", group: "together-talk" },
  {
    view: "languages",
    icon: "heart",
    title: "languages-name",
    lead: "together-languages",
    group: "together-us",
    tag: "samesky-languages",
  },
  {
    view: "agreements",
    icon: "hand",
    title: "agreements-name",
    lead: "together-agreements",
    group: "together-us",
    tag: "samesky-agreements",
  },
];

/** The offer of a view, if it is an activity. */
export function offerOf(view: string): Offer | undefined {
  return OFFERS.find((one) => one.view === view);
}
