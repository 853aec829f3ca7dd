// Touches where nothing else shows them: they are felt, and a word of each floats by.

import type { SignalFrom, Touch } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { hasWords, learnMore, t } from "../words/words.ts";
import { shown, touches } from "./touch-felt.ts";
import { Moments } from "./touch-moments.ts";
import { touchWords } from "./touch-words.ts";
// Whoever has these words has what all elements share: named here, both come as one piece.
import "./room-element.ts";

/** Says each touch from `first` on, a rhythm once; what ends it. */
export function beside(
  room: Room,
  first: SignalFrom,
  say: (from: string, name: Touch, words: string) => void,
): () => void {
  const moments = new Moments();
  return touches(
    room,
    async (made) => {
      moments.add(made, room.you);
      if (shown.size || (made.name === "tap" && moments.nth(made.who, made.at) > 1)) return;
      if (!hasWords("touch-title")) await learnMore(touchWords).catch(() => undefined);
      const name = room.members[made.who]?.name ?? t("chat-gone");
      const words =
        made.name === "tap"
          ? t("touch-from-tap", { name })
          : t("touch-from", { name, what: t(`touch-${made.name}`) });
      say(made.who, made.name, words);
    },
    first,
  );
}
