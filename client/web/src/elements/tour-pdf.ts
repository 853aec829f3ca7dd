// A PDF as pictures of its pages, by pdf.js: loaded with the first PDF that somebody chooses, and only on their device. The
// others get pictures, so no file of somebody is ever read but where it comes from.

import main from "address:pdfjs-dist/legacy/build/pdf.min.mjs";
import reader from "address:pdfjs-dist/legacy/build/pdf.worker.min.mjs";
import { scriptAddress } from "./addresses.ts";
import { LONGER, type Made, NoReader, small, type Tells } from "./tour-make.ts";
import type { Leaf } from "./tour-note.ts";

type Pdf = typeof import("pdfjs-dist");

/** Milliseconds for which the reader may take to begin. */
const BEGINS = 10_000;

interface Drawn {
  canvas: OffscreenCanvas;
  context: OffscreenCanvasRenderingContext2D;
}

/** What pages are drawn on. A PDF says where each letter begins: from the left, also in a page that goes from the right. */
class Canvases {
  create(width: number, height: number): Drawn {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: fromLeft(canvas, { willReadFrequently: true }) };
  }

  reset({ canvas, context }: Drawn, width: number, height: number): void {
    [canvas.width, canvas.height] = [width, height];
    context.direction = "ltr";
  }

  destroy({ canvas }: Drawn): void {
    canvas.width = canvas.height = 0;
  }

  getNoAlphaContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
    return fromLeft(canvas, { alpha: false, willReadFrequently: true });
  }
}

function fromLeft(canvas: OffscreenCanvas, how: CanvasRenderingContext2DSettings) {
  const context = canvas.getContext("2d", how) as OffscreenCanvasRenderingContext2D;
  context.direction = "ltr";
  return context;
}

/** The pages of a PDF, at most so many. Throws where it is none, or is locked with a password, and `NoReader`. */
export async function pdfPages(bytes: ArrayBuffer, most: number, tells: Tells): Promise<Made> {
  const pdf: Pdf = await loaded(main);
  const port = await started(reader);
  // Without a worker of its own it is read in between here.
  if (!port) Object.assign(globalThis, { pdfjsWorker: await loaded(reader) });
  const worker = pdf.PDFWorker.create(port ? { port } : {});
  // No file of fonts or colours is fetched for it, nothing is compiled, and what scripts it has is never run.
  const task = pdf.getDocument({
    data: new Uint8Array(bytes),
    worker,
    CanvasFactory: Canvases,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    const file = await task.promise;
    const count = Math.min(most, file.numPages);
    const leaves: Leaf[] = [];
    for (let n = 1; n <= count; n += 1) {
      tells(n - 1, count);
      const page = await file.getPage(n);
      const { width, height } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: LONGER / Math.max(width, height) });
      const canvas = new OffscreenCanvas(
        Math.max(1, Math.round(viewport.width)),
        Math.max(1, Math.round(viewport.height)),
      );
      // Its types know canvases of a page only; it draws on any.
      await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
      const { items } = await page.getTextContent();
      const words = items.flatMap((one) => ("str" in one ? [one.str] : [])).join(" ");
      leaves.push({ picture: await small(canvas), words: words.replace(/\s+/g, " ").trim().slice(0, 300) });
      page.cleanup();
    }
    return { leaves, of: file.numPages };
  } finally {
    await task.destroy();
    worker.destroy();
    port?.terminate();
  }
}

async function loaded(address: string) {
  try {
    return await import(beside(address));
  } catch {
    throw new NoReader();
  }
}

/** Where a file lies that was built with this one, also when the page is another's. */
function beside(address: string): string {
  return new URL(`./${address.split("/").at(-1)}`, import.meta.url).href;
}

/** The reader in a worker of its own, once it has said that it is there; undefined where a page may start none. */
function started(address: string): Promise<Worker | undefined> {
  return new Promise((resolve) => {
    if (new URL(beside(address)).origin !== location.origin) return resolve(undefined);
    let worker: Worker;
    try {
      worker = new Worker(scriptAddress(new URL(beside(address)).pathname), { type: "module" });
    } catch {
      return resolve(undefined);
    }
    const settled = (found: Worker | undefined) => {
      clearTimeout(late);
      if (!found) worker.terminate();
      resolve(found);
    };
    const late = setTimeout(() => settled(undefined), BEGINS);
    worker.addEventListener("message", () => settled(worker), { once: true });
    worker.addEventListener("error", () => settled(undefined), { once: true });
  });
}
