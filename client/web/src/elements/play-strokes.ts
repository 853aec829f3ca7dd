// Strokes on their way: sealed, at most twenty a second, kept by nobody.

import type { Room } from "../sdk/room.ts";
import { unsealed } from "./blobs.ts";
import { BEAT, type Line, Pen, type Stroke, stroked, strokeOf, whole } from "./sketch.ts";

const FIELD = "draw.stroke";

/** Sends what is drawn here, and shows what is drawn elsewhere. */
export class Strokes {
  /** What I draw; undefined while another does. */
  pen: Pen | undefined;
  /** What another draws, as far as it has come. */
  lines: readonly Line[] = [];
  readonly #room: Room;
  readonly #on: string;
  readonly #redraw: () => void;
  #sketch = "";
  #by = "";
  #beat: ReturnType<typeof setTimeout> | undefined;
  #queue: Stroke[] = [];
  #opening: Promise<void> = Promise.resolve();
  #asked = Number.NEGATIVE_INFINITY;

  constructor(room: Room, on: string, redraw: () => void) {
    [this.#room, this.#on, this.#redraw] = [room, on, redraw];
  }

  /** Follows a drawing: mine from where this tab has left it, another's from now on, and what was before is asked for. */
  follow(sketch: string, by: string): void {
    if (sketch === this.#sketch) return;
    [this.#sketch, this.#by, this.lines, this.#queue] = [sketch, by, [], []];
    this.pen = by === this.#room.you && sketch ? new Pen(sketch, this.#kept()) : undefined;
    if (sketch && !this.pen) this.#ask();
  }

  /** Something was drawn: it is kept in this tab, and goes out with the next beat. */
  drawn(): void {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.pen?.lines ?? []));
    } catch {
      // Then it is gone with a reload.
    }
    this.#go();
    this.#redraw();
  }

  /** A signal has come. */
  heard(from: string, data: unknown): void {
    const { on, box } = (data ?? {}) as { on?: string; box?: Uint8Array };
    if (on !== this.#on || !(box instanceof Uint8Array) || !this.#sketch) return;
    // In their order: a stroke that opens later than the next would be missed.
    this.#opening = this.#opening.then(async () => {
      const stroke = strokeOf(await unsealed(this.#room, box, this.#on, FIELD, from));
      if (stroke && stroke.s === this.#sketch) this.#take(from, stroke);
    });
  }

  stop(): void {
    clearTimeout(this.#beat);
    this.#beat = undefined;
  }

  #take(from: string, stroke: Stroke): void {
    if (this.pen) {
      if (stroke.q) this.#queue = whole(this.#sketch, this.pen.lines);
      this.#go();
      return;
    }
    if (from !== this.#by) return;
    const next = stroked(this.lines, stroke);
    if (next) this.lines = next;
    else this.#ask();
    this.#redraw();
  }

  /** Asks for all of it, once a second at most. */
  #ask(): void {
    if (performance.now() - this.#asked < 1000) return;
    this.#asked = performance.now();
    this.#queue = [{ s: this.#sketch, q: true }];
    this.#go();
  }

  #go(): void {
    this.#beat ??= setTimeout(() => {
      this.#beat = undefined;
      const stroke = this.#queue.shift() ?? this.pen?.fresh();
      if (stroke) void this.#send(stroke).then(() => this.#go());
    }, BEAT);
  }

  async #send(stroke: Stroke): Promise<void> {
    const box = await this.#room.seal(this.#on, FIELD, JSON.stringify(stroke)).catch(() => undefined);
    if (box && this.#room.connection === "live") this.#room.signal("stroke", { on: this.#on, box });
  }

  get #key(): string {
    return `samesky.sketch ${this.#room.card.id} ${this.#on} ${this.#sketch}`;
  }

  #kept(): readonly Line[] {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key) ?? "[]") as Line[];
    } catch {
      return [];
    }
  }
}
