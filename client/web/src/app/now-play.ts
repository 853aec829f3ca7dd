import type { PlayView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** A page that others are in on and I am not, and a drawing that I could guess. */
export function play(room: Room): Now[] {
  return room.instances("play").flatMap((on): Now[] => {
    const { round, sketch } = room.state<PlayView>(on) ?? {};
    const now = (who: readonly string[], key: "now-play-asks" | "now-play-guess"): Now => {
      const lead = t(key, { names: listed(who.map((one) => nameOf(room, one))) });
      return { what: "row-asks", view: "play", on, who, title: t("play-name"), lead };
    };
    const others = (round?.in ?? []).filter((one) => one !== room.you);
    const asks = round && round.opens_at === null && round.awaited.includes(room.you) && others.length > 0;
    const draws = sketch && !sketch.over && sketch.by !== room.you && sketch.by in room.members;
    return [
      ...(asks ? [now(others, "now-play-asks")] : []),
      ...(draws ? [now([sketch.by], "now-play-guess")] : []),
    ];
  });
}
