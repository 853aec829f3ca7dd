// Subtitles of one side: read from SubRip or WebVTT, kept on the device, shown earlier or later as that side wants.

/** What is said from one second to another. */
export interface Line {
  from: number;
  to: number;
  text: string;
}

const TIMES = /(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})/;
/** Seconds by which they can be moved, either way. */
export const MOST_OFFSET = 60;
const KEY = "samesky.subtitles";
/** For so many things the offset is kept. */
const KEPT = 40;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  nbsp: " ",
  lrm: "",
  rlm: "",
};

/** What a file of subtitles holds, in order; nothing where it is none. */
export function linesOf(text: string): Line[] {
  const blocks = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/);
  const lines = blocks.flatMap((block): Line[] => {
    const rows = block.split("\n");
    const at = rows.findIndex((row) => TIMES.test(row));
    const times = TIMES.exec(rows[at] ?? "");
    if (!times) return [];
    const [from, to] = [seconds(times.slice(1, 5)), seconds(times.slice(5, 9))];
    const said = plain(rows.slice(at + 1).join("\n"));
    return said && to > from ? [{ from, to, text: said }] : [];
  });
  return lines.sort((a, b) => a.from - b.from);
}

function seconds([hours, minutes, whole, part = ""]: (string | undefined)[]): number {
  return (
    Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(whole) + Number(part.padEnd(3, "0")) / 1000
  );
}

/** Without marks of type and place: what is left is words. */
function plain(text: string): string {
  return text
    .replace(/<[^>\n]*>|\{\\[^}\n]*\}/g, "")
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? "")
    .trim();
}

/** What is said at this second. */
export function saidAt(lines: readonly Line[], at: number): string {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.from ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  // Two may speak at once; who began much earlier has come to an end.
  return lines
    .slice(Math.max(0, low - 4), low)
    .filter(({ to }) => at < to)
    .map(({ text }) => text)
    .join("\n");
}

/** The text of a file, which may be older than UTF-8. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * What subtitles at an address hold; undefined where they cannot be had: they are not there, or their server lets no
 * other page read them. The browser's own reading is asked for them, since a page of ours fetches from its hub only.
 *
 * @param patience milliseconds after which they are given up.
 */
export async function linesAt(address: string, patience = 8000): Promise<Line[] | undefined> {
  const video = document.createElement("video");
  const track = document.createElement("track");
  video.crossOrigin = "anonymous";
  video.append(track);
  const loaded = await new Promise<boolean>((done) => {
    const timer = setTimeout(done, patience, false);
    const end = (well: boolean) => () => {
      clearTimeout(timer);
      done(well);
    };
    track.addEventListener("load", end(true), { once: true });
    track.addEventListener("error", end(false), { once: true });
    track.kind = "subtitles";
    track.src = address;
    track.track.mode = "hidden";
  });
  if (!loaded) return undefined;
  return [...(track.track.cues ?? [])].map((cue) => ({
    from: cue.startTime,
    to: cue.endTime,
    text: plain((cue as VTTCue).text),
  }));
}

const chosen = new Map<string, readonly Line[]>();

/** Keeps the subtitles of an item until the page closes; undefined forgets them. */
export function keepLines(item: string, lines: readonly Line[] | undefined): void {
  if (lines) chosen.set(item, lines);
  else chosen.delete(item);
}

/** The subtitles of an item on this device. */
export function keptLines(item: string): readonly Line[] | undefined {
  return chosen.get(item);
}

function offsets(): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Record<string, number>;
  } catch {
    return {};
  }
}

/** By how many seconds the subtitles of an item come later here (below zero: earlier). */
export function keptOffset(item: string): number {
  const kept = Number(offsets()[item] ?? 0);
  return Math.abs(kept) <= MOST_OFFSET ? kept : 0;
}

/** Keeps it for tomorrow. */
export function keepOffset(item: string, by: number): void {
  const rest = Object.entries(offsets()).filter(([key]) => key !== item);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries([...rest, [item, by]].slice(-KEPT))));
  } catch {
    // then only for this time
  }
}
