import { html } from "lit";
import { broughtIn, NAME, noteField, touredIn } from "../../elements/tour-note.ts";
import { tourWords } from "../../elements/tour-words.ts";
import type { Entry } from "../../sdk/protocol.d.ts";
import type { Room } from "../../sdk/room.ts";
import { learnMore, t } from "../../words/words.ts";
import type { Keeps, Kept } from "./row.ts";

/** The words, and what draws pages: they come with the first deck. */
const learn = async () =>
  void (await Promise.all([learnMore(tourWords), import("../../elements/tour-leaves.ts")]));
const drawn = (room: Room, entry: Entry) =>
  html`<samesky-leaves .room=${room} .entry=${entry}></samesky-leaves>`;

/** Pages that were brought, and decks that were looked at, with the notes on them. */
export const tour: Keeps = (entry): Kept | undefined => {
  const count = (n: number) => () => t("tour-kept-count", { n });
  if (entry.kind === "pages") {
    const head = () => t("tour-kept-pages");
    const pages = broughtIn(entry);
    if (!pages) return { told: [], head, learn };
    const told = [{ who: entry.by ?? "", box: pages.name, field: NAME }];
    return { told, head, lead: count(pages.blobs.length), learn, drawn };
  }
  if (entry.kind !== "toured") return undefined;
  const head = () => t("tour-kept-toured");
  const deck = touredIn(entry);
  if (!deck) return { told: [], head, learn };
  const told = deck.notes.map((one) => ({ who: one.by, box: one.text, field: noteField(one), old: true }));
  const of = deck.of ? { who: deck.of.by, box: deck.of.name, field: NAME, old: true } : undefined;
  return { told, head, of, lead: count(deck.count), learn, drawn };
};
