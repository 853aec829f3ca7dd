// What a deck may be about, and how large it may be.

/** What questions are about. */
export const THEMES = ["days", "roots", "senses", "play", "us", "apart", "ahead", "heart"] as const;
export type Theme = (typeof THEMES)[number];
/** Cards that the room's own deck holds. */
export const MAX_OWN = 40;
/** Bytes of a file with a deck. */
export const MAX_FILE = 131_072;
