// The past in plain words, for whatever is made of it here: pages to read, a book to print.

import { type Deck, questions } from "../elements/deck.ts";
import { type Programmes, programmes } from "../elements/programmes.ts";
import type { Entry, EveningDone } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { language, t } from "../words/words.ts";
import { eveningParts, eveningTitle } from "./evening-words.ts";
import { answeredIn, learnGuess } from "./guess-kept.ts";
import { type Memory, memories } from "./memories.ts";
import { nameOf, question, read } from "./read.ts";
import { toldNow, wholeOf } from "./rows/row.ts";

/** Milliseconds after which a box that does not open is left closed. */
const PATIENCE = 3000;

/** What one member said. */
export interface Said {
  who: string;
  to?: string;
  /** What stands in place of their name. */
  as?: string;
  words: string;
  /** Their picture, as a data URL. */
  picture?: string;
}

/** Something of the past, in words. */
export interface Piece {
  /** The entries that it is of. */
  ids: readonly string[];
  at: number;
  on: string;
  /** What it is, or what was asked; empty for a line that stands for itself. */
  head: string;
  /** What stands above the words, such as the title of a letter. */
  title: string;
  said: readonly Said[];
  /** What else is to be said of it, which nobody wrote. */
  lead: string;
  /** The parts of an evening, and their minutes. */
  parts: readonly { title: string; minutes: number }[];
}

export type Open = (box: Uint8Array, on: string, field: string, by: string, at?: number) => Promise<string>;

/** Opens boxes, and waits where that takes a moment. */
export function opener(room: Room): Open {
  return (box, on, field, by, at) =>
    new Promise((resolve) => {
      const done = (text: string) => {
        off();
        clearTimeout(late);
        resolve(text);
      };
      const look = () => {
        const { text, trouble } = room.unseal(box, on, field, by, at);
        if (text !== undefined || trouble) done(text ?? t(`sealed-${trouble ?? "locked"}`));
      };
      const off = room.on("words", look);
      const late = setTimeout(() => done(t("sealed-locked")), PATIENCE);
      look();
    });
}

/** The entries that a memory is of. */
export function idsOf(one: Memory): readonly string[] {
  if (one.kind === "answers") return one.entries.map(({ id }) => id);
  if (one.kind === "hand") return one.hand.entries.map(({ id }) => id);
  return one.kind === "line" ? one.line.entries : [one.id];
}

/** All of the past in words, oldest first; what was erased is not there. */
export async function piecesOf(room: Room, entries: readonly Entry[]): Promise<Piece[]> {
  const open = opener(room);
  const [deck, programmed] = await Promise.all([questions(language()), programmes(language())]);
  const found: Piece[] = [];
  for (const one of memories(entries).reverse()) {
    await opened(one, open);
    const piece = inWords(room, one, deck, programmed);
    const pictures = one.kind === "told" && (await one.kept.pictures?.(room));
    if (piece && pictures)
      piece.said = piece.said.map((each) => ({ ...each, picture: pictures.get(each.who) ?? "" }));
    if (piece)
      found.push({ ids: idsOf(one), at: one.at, on: one.on, title: "", lead: "", parts: [], ...piece });
  }
  return found;
}

/** Opens all boxes of a memory once, so that what is read of it is there. */
async function opened(one: Memory, open: Open): Promise<void> {
  if (one.kind === "line") {
    const { by, text, field, writtenAt } = one.line;
    if (text) await open(text, one.on, field, by ?? "", writtenAt);
  } else if (one.kind === "told") {
    await one.kept.learn?.();
    for (const { who, box, field, old } of wholeOf(one.kept))
      await open(box, one.on, field, who, old ? undefined : one.at);
  } else if (one.kind === "evening") {
    const { title, segments, by } = one.entry.body as unknown as EveningDone;
    if (title) await open(title, one.on, "plan.title", by);
    for (const part of segments) if (part.title) await open(part.title, one.on, "plan.segments", by);
  } else if (one.kind === "thanks") {
    for (const [who, box] of Object.entries(one.thanks))
      await open(box, one.on, `thank.text/${one.page}`, who);
  } else if (one.kind === "hand") {
    await learnGuess();
    for (const [who, box] of Object.entries(one.hand.notes))
      await open(box, one.on, `answer.note/${one.hand.hand}`, who);
  } else if (one.kind === "answers") {
    const { text, text_by } = (one.entries[0]?.body ?? {}) as { text?: Uint8Array | null; text_by?: string };
    if (text) await open(text, one.on, "bring.cards", text_by ?? "", one.at);
    for (const [who, box] of Object.entries(one.answers))
      await open(box, one.on, `answer.text/${one.card}`, who);
  }
}

type Words = Pick<Piece, "head" | "said"> & Partial<Piece>;

function inWords(room: Room, one: Memory, deck: Deck, programmed: Programmes): Words | undefined {
  switch (one.kind) {
    case "erased":
      return undefined;
    case "line": {
      const { by, text, field, writtenAt } = one.line;
      if (!text) return undefined;
      return {
        head: "",
        said: [{ who: by ?? "", words: read(room, text, one.on, field, by ?? "", writtenAt) }],
      };
    }
    case "told": {
      const { head, told, of, lead } = one.kept;
      return {
        head: head((who) => nameOf(room, who)),
        title: of ? toldNow(room, one.entry, of) : "",
        lead: lead?.((who) => nameOf(room, who)) ?? "",
        said: told.map((each) => ({
          who: each.who,
          words: toldNow(room, one.entry, each),
          ...(each.to ? { to: each.to } : {}),
        })),
      };
    }
    case "evening":
      return {
        head: eveningTitle(room, one.entry, programmed),
        said: [],
        parts: eveningParts(room, one.entry, programmed),
      };
    case "hand":
      return {
        head: deck[one.hand.card] ?? t("kept-question"),
        said: answeredIn(room, one.hand).flatMap(({ who, answer, guesses }) => [
          { who, words: answer },
          ...guesses.map(({ who: by, guess }) => ({
            who: by,
            as: t("guess-guessed", { name: nameOf(room, by) }),
            words: guess,
          })),
        ]),
      };
    case "thanks":
      return { head: t("gratitude-name"), said: each(room, one.thanks, one.on, `thank.text/${one.page}`) };
    default:
      return {
        head: question(one.entries[0], room, deck),
        said: each(room, one.answers, one.on, `answer.text/${one.card}`),
      };
  }
}

function each(room: Room, boxes: Record<string, Uint8Array>, on: string, field: string): Said[] {
  return Object.entries(boxes).map(([who, box]) => ({ who, words: read(room, box, on, field, who) }));
}
