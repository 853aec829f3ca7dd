import type { Breathe } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { Now } from "./now.ts";
import { nameOf } from "./read.ts";

/** A breath that is on, and who sits down to be kind to themselves. */
export function breathe(room: Room): Now[] {
  const names = (who: readonly string[]) => listed(who.map((one) => nameOf(room, one)));
  return room.instances("breathe").flatMap((name): Now[] => {
    const { on, sitting } = room.state<Breathe>(name) ?? {};
    const now = (what: Now["what"], who: readonly string[], lead: string): Now => ({
      what,
      view: "breathe",
      on: name,
      who,
      title: t("breathe-name"),
      lead,
    });
    const found: Now[] = [];
    if (on) {
      const lead = on.along.includes(room.you)
        ? t("now-breathe-mine-lead")
        : t("now-breathe-on-lead", { names: names(on.along) });
      found.push(now("row-on", on.along, lead));
    }
    const { circle = [], ready = [] } = sitting?.gate ?? {};
    if (sitting && circle.includes(room.you)) {
      if (ready.includes(room.you)) {
        const awaited = circle.filter((one) => !ready.includes(one));
        found.push(now("row-waits", awaited, t("now-breathe-waits-lead")));
      } else if (sitting.by !== room.you) {
        const who = [sitting.by];
        found.push(now("row-asks", who, t("now-breathe-sits-lead", { names: names(who) })));
      }
    }
    return found;
  });
}
