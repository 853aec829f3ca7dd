// Pages made of what somebody chose: pictures are drawn anew on this device, so that they are small and have nothing in them
// but what is seen; a text is broken into pages; a PDF is drawn page by page.

import { dataUrl } from "./blobs.ts";
import { type Leaf, pagesOf } from "./tour-note.ts";

/** The longer side of a page, and bytes it has at most. */
export const [LONGER, LARGEST] = [2000, 700_000];
/** Bytes of a file that is read at all, and of a text. */
const [FILE, TEXT] = [100e6, 400_000];
/** How good it is, first as good as this. */
const GOOD = [0.86, 0.78, 0.66, 0.5, 0.35];

/** So many pages were made of so many. */
export type Tells = (done: number, of: number) => void;

/** Pages that were made, and how many there would be with more room. */
export interface Made {
  leaves: Leaf[];
  of: number;
}

/** What reads PDFs is out of reach. */
export class NoReader extends Error {}

/** The pages of a file, at most so many. Throws where it is none that can be read here, and `NoReader`. */
export async function leavesIn(file: File, most: number, tells: Tells): Promise<Made> {
  if (file.size > FILE) throw new RangeError("too large");
  if (file.type === "application/pdf" || /\.pdf$/i.test(file.name)) {
    const { pdfPages } = await import("./tour-pdf.ts");
    return pdfPages(await file.arrayBuffer(), most, tells);
  }
  if (file.type.startsWith("text/") || /\.(txt|md)$/i.test(file.name))
    return textLeaves(await file.slice(0, TEXT).text(), most);
  return { leaves: [await pictureLeaf(file)], of: 1 };
}

/** A text as pages, at most so many. */
export function textLeaves(text: string, most: number): Made {
  const pages = pagesOf(text);
  return { leaves: pages.slice(0, most).map((one) => ({ text: one })), of: pages.length };
}

async function pictureLeaf(file: Blob): Promise<Leaf> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const scale = Math.min(1, LONGER / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [bitmap.width, bitmap.height].map((one) => Math.max(1, Math.round(one * scale)));
    const canvas = new OffscreenCanvas(width as number, height as number);
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return { picture: await small(canvas) };
  } finally {
    bitmap.close();
  }
}

/** What is on a canvas as a data URL: WebP, or JPEG where a browser makes none; as good as fits. */
export async function small(canvas: OffscreenCanvas): Promise<string> {
  let made = new Blob();
  for (const quality of GOOD) {
    made = await canvas.convertToBlob({ type: "image/webp", quality });
    if (made.type !== "image/webp") made = await canvas.convertToBlob({ type: "image/jpeg", quality });
    if (made.size <= LARGEST) break;
  }
  return dataUrl(made);
}
