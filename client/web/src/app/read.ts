import { readable } from "../elements/room-element.ts";
import type { Entry } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";

/** What is in a box, or in the reader's words why it does not open; empty while that is not known. */
export function read(
  room: Room,
  box: Uint8Array | null | undefined,
  on: string,
  field: string,
  by = "",
  at?: number,
): string {
  return box ? readable(room.unseal(box, on, field, by, at)) : "";
}

/** The question of an entry of answers: one of their own, or that of the deck. */
export function question(entry: Entry | undefined, room: Room, deck: Record<string, string>): string {
  const body = (entry?.body ?? {}) as { card?: string; text?: Uint8Array | null; text_by?: string };
  return (
    (entry && read(room, body.text, entry.on, "bring.cards", body.text_by ?? "")) ||
    deck[body.card ?? ""] ||
    t("kept-question")
  );
}

/** A member's name; somebody who has left has none. */
export function nameOf(room: Room, member: string | null | undefined): string {
  return room.members[member ?? ""]?.name ?? t("chat-gone");
}

/** The class that brings a member's colour. */
export function hueOf(room: Room, member: string | null | undefined): string {
  return `p-${room.members[member ?? ""]?.hue || "amber"}`;
}
