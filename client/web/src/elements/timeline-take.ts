// What of the past is taken along, and as what. It is made on this device.

import style from "../../../../shared/samesky_shared/keepsake.css?written";
import { asBook, fontsOf } from "../app/book.ts";
import { allOf, asLines, asPage, chosen, download } from "../app/keepsake.ts";
import { piecesOf } from "../app/pieces.ts";
import type { Room } from "../sdk/room.ts";

/** A book to print, a page to read, or lines for programs. */
export type Take = "book" | "page" | "lines";

/** Makes it and hands it to the person; with `kept` only of those entries. */
export async function takeOut(room: Room, what: Take, kept?: ReadonlySet<string>): Promise<void> {
  const entries = chosen(await allOf(room), kept);
  if (what === "lines") download("jsonl", "application/x-ndjson", await asLines(room, entries));
  else if (what === "page") download("md", "text/markdown", await asPage(room, entries));
  else download("html", "text/html", asBook(room, await piecesOf(room, entries), style, await fontsOf()));
}

/** Hands the sealed file of the room to the person. */
export async function handOver(file: () => Promise<Blob>): Promise<void> {
  download("samesky.ndjson", "application/x-ndjson", await file());
}
