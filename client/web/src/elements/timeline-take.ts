// What of the past is taken along, and as what. It is made on this device.

import type { Access, Room } from "../sdk/room.ts";

/** A book to print, a page to read, lines for programs, or the sealed file of the room. */
export type Take = "book" | "page" | "lines" | "file";

/** Makes it and hands it to the person; with `kept` only of those entries. */
export async function takeOut(
  room: Room,
  what: Take,
  kept?: ReadonlySet<string>,
  access?: Access,
): Promise<void> {
  const { allOf, asLines, asPage, chosen, download, sealedFile } = await import("../app/keepsake.ts");
  if (what === "file") {
    if (access) download("samesky.ndjson", "application/x-ndjson", await sealedFile(access));
    return;
  }
  const entries = chosen(await allOf(room), kept);
  if (what === "lines") download("jsonl", "application/x-ndjson", await asLines(room, entries));
  else if (what === "page") download("md", "text/markdown", await asPage(room, entries));
  else {
    const [{ asBook, fontsOf }, { piecesOf }, { default: style }] = await Promise.all([
      import("../app/book.ts"),
      import("../app/pieces.ts"),
      import("../../../../shared/samesky_shared/keepsake.css?written"),
    ]);
    download("html", "text/html", asBook(room, await piecesOf(room, entries), style, await fontsOf()));
  }
}
