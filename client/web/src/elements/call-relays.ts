// The relays of the hub, for this device and a while; and whether a call goes through them alone.

import type { Relays } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { chosen } from "./call-media.ts";

/** As much of `repair` as tells that one is on. */
interface Mending {
  turn?: unknown;
  opening?: unknown;
  cooling?: unknown;
}

/** Whether something is being mended here. */
export function mends(room: Room): boolean {
  return room.instances("repair").some((on) => {
    const { turn, opening, cooling } = room.state<Mending>(on) ?? {};
    return Boolean(turn ?? opening ?? cooling);
  });
}

/** What the hub says of its relays, asked again before it is too old; out of reach, what it said last. */
export class RelayList {
  #room: Room;
  #known: Relays | undefined;
  #until = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Whether a call can begin as was chosen here: through a relay alone, where there is one. */
  async serves(): Promise<boolean> {
    return !chosen().relay || (await this.#now()).relay;
  }

  /** As a connection takes them. */
  async config(): Promise<RTCConfiguration> {
    const { servers, relay } = await this.#now();
    // Nobody's address is shown while something is being mended, if that can be had.
    const alone = chosen().relay ?? (relay && mends(this.#room));
    const iceServers = servers.map(({ urls, username, credential }) => ({
      urls,
      ...(username ? { username, credential: credential ?? "" } : {}),
    }));
    return { iceServers, iceTransportPolicy: alone ? "relay" : "all" };
  }

  async #now(): Promise<Relays> {
    if (this.#known && performance.now() < this.#until) return this.#known;
    try {
      const headers = { Authorization: `Bearer ${await this.#room.token()}` };
      const answer = await fetch(`${this.#room.server}/v1/rooms/-/relays`, { headers });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const found: Relays = await answer.json();
      this.#known = found;
      this.#until = performance.now() + found.expires_in * 500; // half of its time is left for the call to begin
    } catch {
      // Out of reach: what was known does as long as it does.
    }
    return this.#known ?? { servers: [], relay: false, expires_in: 0 };
  }
}
