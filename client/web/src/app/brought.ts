// What the first load leaves out: each piece of a page comes when the first of its kind is shown.

import { LATER } from "../elements/later.ts";

/** By tag, what brings each. */
const PIECES = {
  ...LATER,
  "samesky-bring": () => import("./bring.ts"),
  "samesky-call-tile": () => import("./call-tile.ts"),
  "samesky-invite": () => import("./invite.ts"),
  "samesky-people": () => import("./people.ts"),
  "samesky-plan": () => import("./plan.ts"),
  "samesky-playlist": () => import("../elements/playlist.ts"),
  "samesky-questions": () => import("../elements/questions.ts"),
  "samesky-rooms": () => import("./rooms.ts"),
  "samesky-show-on": () => import("./show-on.ts"),
  "samesky-settings": () => import("./settings.ts"),
  "samesky-timer": () => import("../elements/timer.ts"),
  "samesky-watch": () => import("./watch.ts"),
} satisfies Record<string, () => Promise<unknown>>;

/**
 * Loads what a root shows and nobody has loaded; whoever draws calls it after each drawing, so that what was out
 * of reach is tried again. An element that is not defined yet keeps what is given to it until it is.
 * @param failed hears that a piece is out of reach.
 */
export function bring(root: ParentNode, failed: () => void): void {
  for (const { localName } of root.querySelectorAll(":not(:defined)"))
    if (localName in PIECES) void PIECES[localName as keyof typeof PIECES]().catch(failed);
}

/** Loads a piece before it is shown. */
export const brought = (tag: keyof typeof PIECES): Promise<unknown> => PIECES[tag]();
