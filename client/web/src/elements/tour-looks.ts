// Where everybody looks, on its way: sealed, at most twenty times a second, kept by nobody.

import type { Room } from "../sdk/room.ts";
import { unsealed } from "./blobs.ts";
import { type Look, lookOf, lookWritten, type Point, type View } from "./tour-view.ts";

const FIELD = "tour.look";
/** Milliseconds between two looks, for which a pointer stays where it does not move, and between two questions. */
export const [BEAT, RESTS, ASKS] = [50, 4000, 1000];

/** Sends where I look, and knows where the others do. */
export class Looks {
  /** Where each of the others looks, as they said last. */
  readonly others = new Map<string, Look>();
  readonly #room: Room;
  readonly #on: string;
  readonly #heard: (from: string, look: Look) => void;
  readonly #redraw: () => void;
  readonly #rests = new Map<string, ReturnType<typeof setTimeout>>();
  #mine: Look | undefined;
  #sent = "";
  #asks = false;
  #asked = Number.NEGATIVE_INFINITY;
  #beat: ReturnType<typeof setTimeout> | undefined;
  #question: ReturnType<typeof setTimeout> | undefined;
  #opening: Promise<void> = Promise.resolve();

  constructor(room: Room, on: string, heard: (from: string, look: Look) => void, redraw: () => void) {
    [this.#room, this.#on, this.#heard, this.#redraw] = [room, on, heard, redraw];
  }

  /** Says where I look, with the next beat; what did not move is not said again. */
  say(look: Look): void {
    this.#mine = look;
    this.#go();
  }

  /** Asks the others where they look: soon, where it was asked just now. */
  ask(): void {
    const wait = Math.max(0, this.#asked + ASKS - performance.now());
    this.#question ??= setTimeout(() => {
      this.#question = undefined;
      this.#asked = performance.now();
      this.#asks = true;
      this.#go();
    }, wait);
  }

  /** The connection is back: what was said meanwhile is gone, here and there. */
  again(): void {
    this.#sent = "";
    this.#go();
    this.ask();
  }

  /** Where each of the others points on this page. */
  pointers(page: string): [string, Point][] {
    return [...this.others].flatMap(([who, { p, c }]): [string, Point][] =>
      p === page && c ? [[who, c]] : [],
    );
  }

  /** A signal has come. */
  heard(from: string, data: unknown): void {
    const { on, box } = (data ?? {}) as { on?: string; box?: Uint8Array };
    if (on !== this.#on || from === this.#room.you || !(box instanceof Uint8Array)) return;
    // In their order: a look that opens later than the next would lead back.
    this.#opening = this.#opening.then(async () => {
      const look = lookOf(await unsealed(this.#room, box, this.#on, FIELD, from));
      if (look === "asked") {
        this.#sent = "";
        this.#go();
      } else if (look) this.#take(from, look);
    });
  }

  /** Somebody is not there any more. */
  gone(member: string): void {
    clearTimeout(this.#rests.get(member));
    if (this.others.delete(member)) this.#redraw();
  }

  stop(): void {
    for (const one of [this.#beat, this.#question, ...this.#rests.values()]) clearTimeout(one);
    this.#beat = this.#question = undefined;
  }

  #take(from: string, look: Look): void {
    this.others.set(from, look);
    clearTimeout(this.#rests.get(from));
    if (look.c)
      this.#rests.set(
        from,
        setTimeout(() => {
          const { c: _, ...rest } = look;
          this.others.set(from, rest);
          this.#redraw();
        }, RESTS),
      );
    this.#heard(from, look);
    this.#redraw();
  }

  #go(): void {
    this.#beat ??= setTimeout(() => {
      this.#beat = undefined;
      const text = this.#asks ? JSON.stringify({ q: true }) : this.#mine ? lookWritten(this.#mine) : "";
      if (!text || (!this.#asks && text === this.#sent)) return;
      if (this.#asks) this.#asks = false;
      else this.#sent = text;
      void this.#send(text).then(() => this.#go());
    }, BEAT);
  }

  async #send(text: string): Promise<void> {
    const box = await this.#room.seal(this.#on, FIELD, text).catch(() => undefined);
    if (box && this.#room.connection === "live") this.#room.signal("look", { on: this.#on, box });
  }
}

/** Keeps a view in this tab, for a reload. */
export function keepView(key: string, view: View): void {
  try {
    sessionStorage.setItem(key, lookWritten(view));
  } catch {
    // Then a reload begins at the page of the deck.
  }
}

/** A view that was kept. */
export function keptView(key: string): View | undefined {
  try {
    const found = lookOf(sessionStorage.getItem(key) ?? "");
    return found === "asked" ? undefined : found;
  } catch {
    return undefined;
  }
}
