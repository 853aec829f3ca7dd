// The place in a long chat: kept while earlier lines come above it, while heights become known, and between two visits.

import { Near, type Piece } from "./near.ts";

/** Pixels from the end within which one is at the end, and stays there when lines come. */
const END = 48;
/** Pixels from the top within which earlier lines are fetched. */
export const EARLY = 1600;

/** What one looks at: a line, and how many pixels it stands below the top of what is seen. */
interface Anchor {
  id: string;
  offset: number;
}

const left = new Map<string, Anchor>();

export class ChatScroll {
  readonly #near = new Near();
  #anchor: Anchor | undefined;
  #view = 600;
  #piece: Piece = { from: 0, to: 0, before: 0, after: 0 };
  #key = "";
  /** Where the end was, in pixels, when it was gone to. */
  #ended = Number.POSITIVE_INFINITY;
  /** Where the list was when it was last looked at. */
  #at: number | undefined;

  /** Which chat of which room: where one was in it comes back. */
  begin(key: string): void {
    if (key === this.#key) return;
    this.#key = key;
    this.#anchor = left.get(key);
  }

  /** Keeps the place for the next visit. */
  leave(): void {
    if (this.#anchor) left.set(this.#key, this.#anchor);
    else left.delete(this.#key);
  }

  /** Whether the newest line is seen, and goes on being. */
  get atEnd(): boolean {
    return this.#anchor === undefined;
  }

  /** Goes to the end. */
  toEnd(): void {
    this.#anchor = undefined;
  }

  /** Goes to a line. */
  toLine(id: string): void {
    this.#anchor = { id, offset: 48 };
  }

  /** What is to be drawn of these lines. */
  piece(ids: readonly string[]): Piece {
    this.#piece = this.#near.piece(ids, this.#top(ids), this.#view);
    return this.#piece;
  }

  #top(ids: readonly string[]): number {
    const place = this.#anchor ? ids.lastIndexOf(this.#anchor.id) : -1;
    if (!this.#anchor || place < 0) return Math.max(0, this.#near.top(ids, ids.length) - this.#view);
    return Math.max(0, this.#near.top(ids, place) - this.#anchor.offset);
  }

  /**
   * After a drawing: measures what was drawn, and brings what one looked at back to where it was.
   *
   * @returns whether other lines have to be drawn for that.
   */
  drawn(list: HTMLElement, ids: readonly string[]): boolean {
    if (!list.clientHeight) return false; // nobody sees it: nothing has a height
    this.#view = list.clientHeight;
    for (const row of rows(list)) this.#near.measured(row.dataset.line ?? "", row.offsetHeight);
    // Somebody scrolls, and this drawing comes before the event that says so: their place is the new one.
    if (this.#anchor && this.#at !== undefined && Math.abs(list.scrollTop - this.#at) > 1)
      this.scrolled(list, ids);
    const anchor = this.#anchor;
    if (!anchor) {
      list.scrollTop = list.scrollHeight;
      this.#ended = list.scrollTop;
    } else {
      const row = rows(list).find((one) => one.dataset.line === anchor.id);
      const top = row ? row.offsetTop - anchor.offset : this.#top(ids);
      if (Math.abs(list.scrollTop - top) > 1) list.scrollTop = top;
    }
    this.#at = list.scrollTop;
    const { from, to } = this.#near.piece(ids, this.#at, this.#view);
    return from < this.#piece.from || to > this.#piece.to;
  }

  /**
   * Somebody has scrolled.
   *
   * @returns whether other lines have to be drawn.
   */
  scrolled(list: HTMLElement, ids: readonly string[]): boolean {
    const { scrollTop, clientHeight, scrollHeight } = list;
    this.#view = clientHeight;
    this.#at = scrollTop;
    // At the end what comes below, or has grown, moves it away from there: that is nobody's scrolling.
    const grown = this.atEnd && scrollTop >= this.#ended - 1;
    if (grown || scrollHeight - scrollTop - clientHeight <= END) this.#anchor = undefined;
    else {
      const row = rows(list).find((one) => one.offsetTop + one.offsetHeight > scrollTop);
      if (row) this.#anchor = { id: row.dataset.line ?? "", offset: row.offsetTop - scrollTop };
    }
    const seen = this.#near.piece(ids, scrollTop, clientHeight);
    // Only what is drawn already is an anchor; a leap goes to the line that should be there.
    const away = seen.from >= this.#piece.to || seen.to <= this.#piece.from;
    const middle = ids[Math.floor((seen.from + seen.to) / 2)];
    if (away && middle) this.#anchor = { id: middle, offset: clientHeight / 2 };
    return away || seen.from < this.#piece.from || seen.to > this.#piece.to;
  }
}

function rows(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(".line")];
}
