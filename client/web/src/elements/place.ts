// Where an element finds its room: in the `<samesky-room>` around it, or in one that it names.

import type { Room } from "../sdk/room.ts";

/** An element that has a room: `<samesky-room>`. */
export interface Place extends HTMLElement {
  /** The room, once it is open. */
  readonly joined: Room | undefined;
}

/** The event of a place whose `joined` has changed; it bubbles to the document. */
export const JOINED = "samesky-joined";

/**
 * The place of an element; undefined while there is none.
 *
 * @param named a selector such as `#r`; without it the place is the nearest one around, through shadow roots.
 */
export function placeOf(element: Element, named?: string): Place | undefined {
  if (named) return find(element.getRootNode() as ParentNode, named) ?? find(document, named);
  for (let node: Node | null = element; node; node = node.parentNode ?? ((node as ShadowRoot).host || null)) {
    if ((node as Element).localName === "samesky-room") return node as Place;
  }
  return undefined;
}

function find(root: ParentNode, selector: string): Place | undefined {
  try {
    return root.querySelector<Place>(selector) ?? undefined;
  } catch {
    return undefined; // no selector at all
  }
}
