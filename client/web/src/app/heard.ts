import { aboutField } from "../elements/about.ts";
import type { Card } from "../elements/cards.ts";
import type { Entry, Heard } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import type { Key } from "../words/words.ts";
import { read } from "./read.ts";

const PARTS = ["speak", "reflect", "clarify", "confirm", "validate"] as const;

/** A turn of listening as the timeline has it; nothing of another entry, or of one that was erased. */
export function heardOf(entry: Entry): Heard | undefined {
  const body = entry.body as unknown as Heard | undefined;
  return entry.kind === "heard" && body?.speaker ? body : undefined;
}

/** What was written in such a turn, in its order, and the field that each was sealed for. */
export function heardLines(entry: Entry): { who: string; head: Key; box: Uint8Array; field: string }[] {
  const said = heardOf(entry)?.said ?? {};
  return PARTS.flatMap((part) => {
    const one = said[part];
    return one
      ? [
          {
            who: one.by,
            head: `listening-said-${part}` as const,
            box: one.text,
            field: `write.text/${one.part}`,
          },
        ]
      : [];
  });
}

/** What it was about: own words, or the topic of a card where `topics` has it. */
export function heardAbout(room: Room, entry: Entry, topics: readonly Card[] = []): string {
  const heard = heardOf(entry);
  if (!heard) return "";
  const own = read(room, heard.about, entry.on, aboutField(heard), heard.by);
  return own || topics.find(({ id }) => id === heard.topic)?.title || "";
}

/** Its words in one text, for a search. */
export function heardWords(room: Room, entry: Entry): string {
  const said = heardLines(entry).map(({ box, field, who }) => read(room, box, entry.on, field, who));
  return [heardAbout(room, entry), ...said].join("\n");
}
