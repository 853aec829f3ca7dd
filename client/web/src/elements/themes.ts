/** What the everyday deck is about. */
export const THEMES = ["days", "roots", "senses", "play", "us", "apart", "ahead", "heart"] as const;
export type Theme = (typeof THEMES)[number];
