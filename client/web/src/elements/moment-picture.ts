// A picture as it is given: drawn anew on this device, so that it is small and has nothing in it but what is seen.

import { dataUrl } from "./blobs.ts";

/** Its size on the screen, and bytes it has at most. */
export const [WIDE, HIGH, LARGEST] = [720, 900, 200_000];
/** How good it is, first as good as this. */
const GOOD = [0.85, 0.75, 0.6, 0.45, 0.3];

/** The middle of what is seen, as a data URL: WebP, or JPEG where a browser makes none. No place or device is in it. */
export async function pictureOf(source: CanvasImageSource, width: number, height: number): Promise<string> {
  const canvas = new OffscreenCanvas(WIDE, HIGH);
  const scale = Math.max(WIDE / width, HIGH / height);
  const [w, h] = [width * scale, height * scale];
  canvas.getContext("2d")?.drawImage(source, (WIDE - w) / 2, (HIGH - h) / 2, w, h);
  return small(canvas);
}

/** What is in a file that somebody chose. Throws where that is no picture. */
export async function pictureIn(file: Blob): Promise<string> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    return await pictureOf(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** A card in place of a photo: a sky of these colours, top to bottom, a light, and a line or two. */
export async function cardOf(
  sky: readonly string[],
  light: string,
  ink: string,
  lines: readonly string[],
): Promise<string> {
  const canvas = new OffscreenCanvas(WIDE, HIGH);
  const paint = canvas.getContext("2d");
  if (!paint) throw new TypeError("no canvas");
  const air = paint.createLinearGradient(0, 0, 0, HIGH);
  for (const [n, colour] of sky.entries()) air.addColorStop(n / Math.max(1, sky.length - 1), colour);
  paint.fillStyle = air;
  paint.fillRect(0, 0, WIDE, HIGH);
  const glow = paint.createRadialGradient(WIDE / 2, 360, 20, WIDE / 2, 360, 220);
  glow.addColorStop(0, light);
  glow.addColorStop(1, "transparent");
  paint.fillStyle = glow;
  paint.fillRect(0, 0, WIDE, HIGH);
  paint.fillStyle = light;
  paint.beginPath();
  paint.arc(WIDE / 2, 360, 46, 0, 2 * Math.PI);
  paint.fill();
  paint.fillStyle = ink;
  paint.textAlign = "center";
  for (const [n, words] of lines.entries()) {
    paint.font = `${n ? 34 : 56}px ${n ? "sans-serif" : "Georgia, serif"}`;
    paint.fillText(words, WIDE / 2, 590 + n * 62, WIDE - 80);
  }
  return small(canvas);
}

async function small(canvas: OffscreenCanvas): Promise<string> {
  let made = new Blob();
  for (const quality of GOOD) {
    made = await canvas.convertToBlob({ type: "image/webp", quality });
    if (made.type !== "image/webp") made = await canvas.convertToBlob({ type: "image/jpeg", quality });
    if (made.size <= LARGEST) break;
  }
  return dataUrl(made);
}
