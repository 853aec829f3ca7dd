// A long list of which only what is near to what is seen is drawn: heights as they were measured, else as they are on
// average. It draws nothing itself.

/** Pixels above and below what is seen that are drawn, too. */
const MARGIN = 900;
/** What one is taken to be high before any was measured. */
const GUESS = 76;

/** A piece of the list, and the room that the rest takes. */
export interface Piece {
  from: number;
  /** The first that is not drawn any more. */
  to: number;
  before: number;
  after: number;
}

export class Near {
  #heights = new Map<string, number>();
  #sum = 0;

  /** Notes how high one is. */
  measured(id: string, height: number): void {
    this.#sum += height - (this.#heights.get(id) ?? 0);
    this.#heights.set(id, height);
  }

  /** How high one is, as far as is known. */
  height(id: string): number {
    return this.#heights.get(id) ?? (this.#heights.size ? this.#sum / this.#heights.size : GUESS);
  }

  /** Pixels from the top to the one at this place. */
  top(ids: readonly string[], place: number): number {
    let top = 0;
    for (let n = 0; n < place && n < ids.length; n += 1) top += this.height(ids[n] ?? "");
    return top;
  }

  /**
   * What is to be drawn.
   *
   * @param ids of all, in order.
   * @param top pixels from the top of the list to the top of what is seen.
   * @param view how many pixels are seen.
   */
  piece(ids: readonly string[], top: number, view: number): Piece {
    const [begin, end] = [top - MARGIN, top + view + MARGIN];
    let [at, from, to, before, after] = [0, -1, ids.length, 0, 0];
    for (const [n, id] of ids.entries()) {
      const height = this.height(id);
      if (from < 0 && at + height > begin) [from, before] = [n, at];
      if (at >= end) {
        if (to === ids.length) to = n;
        after += height;
      }
      at += height;
    }
    if (from < 0) [from, before] = [ids.length, at];
    return { from, to: Math.max(from, to), before, after };
  }
}
