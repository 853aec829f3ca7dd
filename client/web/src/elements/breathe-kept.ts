import { asText } from "./breathe-kind.ts";
import { changeNotes, type Draft, type Exercise, type Note, type Notes, notesOf } from "./breathe-notes.ts";

/** Milliseconds after the last letter until a draft is kept. */
const PAUSE = 300;

/** What one member has on this device, as a page shows and changes it. */
export class KeptNotes {
  #kept: Notes = { notes: [], draft: null };
  #room = "";
  #member = "";
  #saving: ReturnType<typeof setTimeout> | undefined;
  /** Changes that are not kept yet. */
  #open = 0;
  readonly #redraw: () => void;

  /** @param redraw is called when there is something else to show. */
  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  get notes(): readonly Note[] {
    return this.#kept.notes;
  }

  /** The exercise that is being done. */
  get draft(): Draft | null {
    return this.#kept.draft;
  }

  /** Whether all that was written is kept, as far as this page can keep it. */
  get settled(): boolean {
    return this.#saving === undefined && this.#open === 0;
  }

  /** Whose they are; read when that has changed. */
  of(room: string, member: string): void {
    if (!member || (room === this.#room && member === this.#member)) return;
    [this.#room, this.#member] = [room, member];
    this.#kept = { notes: [], draft: null };
    void notesOf(room, member).then((kept) => {
      if (room !== this.#room || member !== this.#member) return;
      this.#kept = { notes: kept.notes, draft: this.#kept.draft ?? kept.draft };
      this.#redraw();
    });
  }

  /** Begins an exercise, or goes on with it. */
  open(what: Exercise): void {
    const draft = { what, step: 0, texts: [] };
    this.#change((before) => ({ ...before, draft: before.draft?.what === what ? before.draft : draft }));
  }

  /** Writes in the step that is on; kept when one pauses. */
  write(text: string): void {
    const { draft } = this.#kept;
    if (!draft) return;
    draft.texts[draft.step] = text;
    this.#still();
    this.#saving = setTimeout(() => this.go(draft.step), PAUSE);
  }

  /** Goes to a step. */
  go(step: number): void {
    this.#still();
    const { draft } = this.#kept;
    if (!draft) return;
    const now = { what: draft.what, step, texts: Array.from(draft.texts, (one) => one ?? "") };
    this.#change((before) => ({ ...before, draft: now }));
  }

  /** The exercise is over; what was written in it is kept, or gone. */
  end(keep: boolean): void {
    this.#still();
    const { draft } = this.#kept;
    if (!draft) return;
    const texts = Array.from(draft.texts, (one) => (one ?? "").trim());
    const more: Note[] = keep && texts.some(Boolean) ? [{ what: draft.what, at: Date.now(), texts }] : [];
    this.#change(({ notes }) => ({ notes: [...notes, ...more], draft: null }));
  }

  /** Wipes one away. */
  wipe(note: Note): void {
    this.#change(({ notes, draft }) => ({ draft, notes: notes.filter(({ at }) => at !== note.at) }));
  }

  /** Puts them into a file of this device. */
  take(): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([asText(this.notes)], { type: "text/markdown" }));
    link.download = "notes.md";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  #still(): void {
    clearTimeout(this.#saving);
    this.#saving = undefined;
  }

  #change(change: (before: Notes) => Notes): void {
    this.#kept = change(this.#kept);
    this.#open += 1;
    this.#redraw();
    const done = () => {
      this.#open -= 1;
      this.#redraw();
    };
    // Where the browser keeps no more, it is there until the page is closed.
    void changeNotes(this.#room, this.#member, change).then(done, done);
  }
}
