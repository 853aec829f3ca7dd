import { LATER, type Later } from "../elements/later.ts";
import type { Room } from "../sdk/room.ts";

/** Shows an element whose code comes when it is first seen. */
export class LaterView {
  #shown: (HTMLElement & { room?: Room }) | undefined;
  readonly #failed: () => void;

  /** @param failed hears that the code is out of reach; the next `show` tries again. */
  constructor(failed: () => void) {
    this.#failed = failed;
  }

  /** The element of a room, the same one as long as `tag` is. */
  show(tag: Later, room: Room): HTMLElement {
    if (!customElements.get(tag)) void LATER[tag]().catch(this.#failed);
    if (this.#shown?.localName !== tag) this.#shown = document.createElement(tag);
    // An element that is not defined yet keeps it until it is.
    this.#shown.room = room;
    return this.#shown;
  }
}
