import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Room, RoomEvents } from "../sdk/room.ts";

/** Draws its element again whenever one of these things happens in the room that the element shows. */
export class Redraw implements ReactiveController {
  #host: ReactiveControllerHost & { room: Room | undefined };
  #events: readonly (keyof RoomEvents)[];
  #room: Room | undefined;
  #offs: (() => void)[] = [];

  constructor(
    host: ReactiveControllerHost & { room: Room | undefined },
    events: readonly (keyof RoomEvents)[],
  ) {
    this.#host = host;
    this.#events = events;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#room !== this.#host.room) this.#listen(this.#host.room);
  }

  hostDisconnected(): void {
    this.#listen(undefined);
  }

  #listen(room: Room | undefined): void {
    for (const off of this.#offs) off();
    this.#room = room;
    this.#offs = room ? this.#events.map((event) => room.on(event, () => this.#host.requestUpdate())) : [];
  }
}
