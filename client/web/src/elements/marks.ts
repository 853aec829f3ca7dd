/** The states that a host is in, as `:state(…)` in the styles of a page; nothing where a browser does not know that. */
export class Marks {
  #set: CustomStateSet | undefined;
  #shown = "";

  constructor(host: HTMLElement) {
    this.#set = host.attachInternals?.().states;
  }

  /** From now on these and no others. */
  show(names: readonly string[]): void {
    const shown = names.join(" ");
    if (!this.#set || shown === this.#shown) return;
    this.#shown = shown;
    try {
      this.#set.clear();
      for (const name of names) this.#set.add(name);
    } catch {
      this.#set = undefined; // an older browser, which wants two dashes in front
    }
  }
}
