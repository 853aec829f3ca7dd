import type { Later } from "../elements/later.ts";
import type { Room } from "../sdk/room.ts";

/** Shows the element of an activity by its tag. */
export class LaterView {
  #shown: (HTMLElement & { room?: Room }) | undefined;

  /** The element of a room, the same one as long as `tag` is. */
  show(tag: Later, room: Room): HTMLElement {
    if (this.#shown?.localName !== tag) this.#shown = document.createElement(tag);
    this.#shown.room = room;
    return this.#shown;
  }
}
