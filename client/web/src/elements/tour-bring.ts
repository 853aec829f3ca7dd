// How pages come into a deck: made of files or of words, sealed one by one, and laid down together.

import { RefusedError } from "../sdk/errors.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { keepBlob } from "./blobs.ts";
import { why } from "./room-element.ts";
import { leavesIn, type Made, NoReader, textLeaves } from "./tour-make.ts";
import { type Leaf, leafWritten, NAME, nameOf, PAGE } from "./tour-note.ts";

/** What is told of it while it goes on. */
export interface Bringing {
  room: Room;
  on: string;
  /** How many pages there is room for, now. */
  left(): number;
  /** What is done now, in words; empty: nothing. */
  doing(words: string): void;
  /** A page is kept under this name. */
  laid(blob: string, leaf: Leaf): void;
}

/** Brings files, each under its name; gives in words why not all, empty when all was done. */
export async function bringFiles(of: Bringing, files: readonly File[]): Promise<string> {
  let trouble = "";
  for (const file of files) {
    if (trouble || of.left() <= 0) break;
    of.doing(t("tour-reading"));
    const tells = (n: number, all: number) => of.doing(t("tour-making", { n: n + 1, of: all }));
    try {
      const made = await leavesIn(file, of.left(), tells);
      trouble = made.leaves.length ? await bring(of, nameOf(file.name), made) : t("tour-unreadable");
    } catch (error) {
      trouble = t(error instanceof NoReader ? "tour-no-reader" : "tour-unreadable");
    }
  }
  of.doing("");
  return trouble;
}

/** Brings words, under the first of them; gives in words why not all, empty when that was done. */
export async function bringWords(of: Bringing, text: string): Promise<string> {
  const made = textLeaves(text, of.left());
  const trouble = made.leaves.length ? await bring(of, nameOf(text.split("\n")[0] ?? ""), made) : "";
  of.doing("");
  return trouble;
}

async function bring(of: Bringing, name: string, { leaves, of: all }: Made): Promise<string> {
  const { room, on } = of;
  try {
    const pages: string[] = [];
    for (const [n, one] of leaves.entries()) {
      of.doing(t("tour-sealing", { n: n + 1, of: leaves.length }));
      const blob = await keepBlob(room, on, PAGE, leafWritten(one));
      of.laid(blob, one);
      pages.push(blob);
    }
    await room.do(on, "bring", { name: await room.seal(on, NAME, name), pages });
    return all > leaves.length ? t("tour-cut", { n: leaves.length, of: all }) : "";
  } catch (error) {
    return error instanceof RefusedError && error.code === "full" ? t("tour-no-room") : why(error);
  }
}
