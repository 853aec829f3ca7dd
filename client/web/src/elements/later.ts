// Elements that a page loads when the first of them is in it. Whoever adds an activity adds its element here.

/** By tag, what brings each. */
export const LATER = {
  "samesky-agreements": () => import("./agreements.ts"),
  "samesky-call": () => import("./call.ts"),
  "samesky-chat": () => import("./chat.ts"),
  "samesky-breathe": () => import("./breathe.ts"),
  "samesky-checkin": () => import("./checkin.ts"),
  "samesky-cook": () => import("./cook.ts"),
  "samesky-culture": () => import("./culture.ts"),
  "samesky-evening": () => import("./evening.ts"),
  "samesky-languages": () => import("./languages.ts"),
  "samesky-gratitude": () => import("./gratitude.ts"),
  "samesky-listening": () => import("./listening.ts"),
  "samesky-kindness": () => import("./kindness.ts"),
  "samesky-milestones": () => import("./milestones.ts"),
  "samesky-letters": () => import("./letters.ts"),
  "samesky-repair": () => import("./repair.ts"),
  "samesky-guess": () => import("./guess.ts"),
  "samesky-rituals": () => import("./rituals.ts"),
  "samesky-play": () => import("./play.ts"),
  "samesky-player": () => import("./player.ts"),
  "samesky-reactions": () => import("./reactions.ts"),
  "samesky-sky": () => import("./sky.ts"),
  "samesky-timeline": () => import("./timeline.ts"),
  "samesky-wishes": () => import("./wishes.ts"),
  "samesky-support": () => import("./support.ts"),
  "samesky-talk": () => import("./talk.ts"),
  "samesky-moment": () => import("./moment.ts"),
  "samesky-touch": () => import("./touch.ts"),
  "samesky-tour": () => import("./tour.ts"),
  "samesky-times": () => import("./times.ts"),
};

/** The tag of such an element. */
export type Later = keyof typeof LATER;
