// A drawing as lines of points, how it travels in strokes, and how it is kept.

/** A line: x and y in turn, each from 0 to the width and height of the sheet. */
export type Line = readonly number[];
export const [WIDTH, HEIGHT] = [1000, 750];
/** Lines of a drawing, numbers of a line and of all of it; numbers of one stroke on its way. */
export const [MOST_LINES, MOST_LINE, MOST_ALL, MOST_SENT] = [400, 4000, 60_000, 600];
/** Milliseconds between two strokes on their way: 20 a second at most. */
export const BEAT = 50;

/** What travels: of a drawing `s`, parts of lines `d` (which line, from which number on, numbers), how many lines are left
 * (`u`), or that all of it is asked for (`q`). */
export interface Stroke {
  s: string;
  d?: readonly (readonly number[])[];
  u?: number;
  q?: boolean;
}

/** Reads a stroke; undefined where a text is none. */
export function strokeOf(text: string | undefined): Stroke | undefined {
  const found = parsed(text) as Stroke | undefined;
  if (typeof found !== "object" || found === null || typeof found.s !== "string") return undefined;
  const parts = Array.isArray(found.d) ? found.d.filter(isPart) : [];
  return {
    s: found.s,
    ...(parts.length ? { d: parts } : {}),
    ...(isCount(found.u) ? { u: found.u } : {}),
    ...(found.q === true ? { q: true } : {}),
  };
}

/** The drawing with a stroke; undefined where one before it is missing. */
export function stroked(lines: readonly Line[], { d = [], u }: Stroke): readonly Line[] | undefined {
  let next = u === undefined ? lines : lines.slice(0, u);
  for (const [line = 0, from = 0, ...points] of d) {
    const had = next[line] ?? [];
    if (line > next.length || from > had.length) return undefined;
    const made = [...had.slice(0, from), ...points].slice(0, MOST_LINE);
    next = [...next.slice(0, line), made, ...next.slice(line + 1)].slice(0, MOST_LINES);
  }
  return sizeOf(next) > MOST_ALL ? lines : next;
}

/** All of a drawing as strokes, none too long. */
export function whole(s: string, lines: readonly Line[]): Stroke[] {
  const strokes: Stroke[] = [];
  let parts: number[][] = [];
  let size = 0;
  const send = () => {
    if (parts.length || !strokes.length) strokes.push({ s, d: parts, ...(strokes.length ? {} : { u: 0 }) });
    [parts, size] = [[], 0];
  };
  lines.forEach((line, n) => {
    for (let from = 0; from < line.length || from === 0; from += MOST_SENT) {
      const points = line.slice(from, from + MOST_SENT);
      if (size + points.length > MOST_SENT) send();
      parts.push([n, from, ...points]);
      size += points.length;
    }
  });
  send();
  return strokes;
}

/** The text of a drawing, as it is sealed and kept. */
export function sketchWritten(lines: readonly Line[]): string {
  return JSON.stringify({ lines });
}

/** A drawing that was kept; undefined where a text is none. */
export function sketchOf(text: string | undefined): readonly Line[] | undefined {
  const found = parsed(text) as { lines?: unknown } | undefined;
  if (!Array.isArray(found?.lines)) return undefined;
  const lines = found.lines
    .filter((line): line is number[] => Array.isArray(line) && line.every(isPoint))
    .slice(0, MOST_LINES)
    .map((line) => line.slice(0, MOST_LINE));
  return sizeOf(lines) > MOST_ALL ? undefined : lines;
}

/** The points of a line, as SVG has them. */
export function pointsOf(line: Line): string {
  const pairs: string[] = [];
  for (let n = 0; n + 1 < line.length; n += 2) pairs.push(`${line[n]},${line[n + 1]}`);
  // A dot is a line to itself: with round ends it shows.
  return (pairs.length === 1 ? [...pairs, ...pairs] : pairs).join(" ");
}

/** What is drawn here, and what of it is still to be sent. */
export class Pen {
  readonly id: string;
  lines: readonly Line[];
  #sent: number[] = [];
  #cut: number | undefined;

  constructor(id: string, lines: readonly Line[] = []) {
    this.id = id;
    this.lines = lines;
    this.#sent = lines.map((line) => line.length);
  }

  /** Begins a line. */
  down(x: number, y: number): void {
    if (this.lines.length < MOST_LINES) this.lines = [...this.lines, [kept(x, WIDTH), kept(y, HEIGHT)]];
  }

  /** Goes on with it. */
  move(x: number, y: number): void {
    const last = this.lines.at(-1);
    const [px, py] = [kept(x, WIDTH), kept(y, HEIGHT)];
    if (!last || last.length >= MOST_LINE || sizeOf(this.lines) >= MOST_ALL) return;
    if (last.at(-2) === px && last.at(-1) === py) return;
    this.lines = [...this.lines.slice(0, -1), [...last, px, py]];
  }

  /** Takes back the last line, or all. */
  undo(all = false): void {
    this.lines = all ? [] : this.lines.slice(0, -1);
    this.#cut = Math.min(this.#cut ?? this.lines.length, this.lines.length);
    this.#sent = this.#sent.slice(0, this.lines.length);
  }

  /** What is new since it was asked last; undefined where nothing is. */
  fresh(): Stroke | undefined {
    const parts: number[][] = [];
    let left = MOST_SENT;
    this.lines.forEach((line, n) => {
      const from = this.#sent[n] ?? 0;
      if (left <= 0 || from >= line.length) return;
      const points = line.slice(from, from + left);
      left -= points.length;
      parts.push([n, from, ...points]);
      this.#sent[n] = from + points.length;
    });
    const cut = this.#cut;
    this.#cut = undefined;
    if (!parts.length && cut === undefined) return undefined;
    return { s: this.id, ...(cut === undefined ? {} : { u: cut }), ...(parts.length ? { d: parts } : {}) };
  }
}

function kept(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(0, value)));
}

function sizeOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

function isPoint(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= WIDTH;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_LINES;
}

function isPart(part: unknown): part is number[] {
  if (!Array.isArray(part) || part.length < 2 || part.length > MOST_SENT + 2) return false;
  const [line, from, ...points] = part;
  return isCount(line) && Number.isInteger(from) && from >= 0 && from <= MOST_LINE && points.every(isPoint);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
