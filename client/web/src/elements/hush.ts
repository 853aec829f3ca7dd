import type { Player } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** Holds what other lists play: one thing sounds at a time. */
export async function hush(room: Room, on: string): Promise<void> {
  const others = room.instances("player").filter((one) => one !== on && room.state<Player>(one)?.wanted);
  await Promise.all(others.map((one) => room.do(one, "pause", {}).catch(() => undefined)));
}
