import { clockFace } from "../elements/digits.ts";
import { mediaOf } from "../elements/media.ts";
import { positionAt } from "../sdk/motion.ts";
import type { Player } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { waitsFor } from "../sdk/stage.ts";
import { t } from "../words/words.ts";
import type { Now } from "./now.ts";

/** Seconds that something has to have played, for its place to be told. */
const BEGUN = 300;

/** What plays or is about to; and what was held on its way, to go on with whenever they like. */
export function player(room: Room, on: string): Now[] {
  const state = room.state<Player>(on);
  if (!state?.item) return [];
  const awaited = waitsFor(state);
  if (state.wanted) {
    const ready = state.position.rate === 0 && awaited.includes(room.you);
    return [
      ready
        ? { what: "ready", view: "watch", on, who: awaited }
        : { what: "plays", view: "watch", on, who: [] },
    ];
  }
  const at = positionAt(state.position, room.clock.now() ?? 0);
  if (at < BEGUN || (state.length !== null && at >= state.length)) return [];
  const lead = t("now-goes-on", { time: clockFace(at) });
  return [{ what: "row-waits", view: "watch", on, who: [], title: titleOf(room, on), lead }];
}

/** What a player plays, as it is called. */
export function titleOf(room: Room, on: string): string {
  const player = room.state<Player>(on);
  if (!player?.media) return "";
  const opened = room.unseal(player.media, on.replace("player", "playlist"), "add.media");
  return mediaOf(opened.text)?.title || t("playlist-unreadable");
}
