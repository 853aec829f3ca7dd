import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { west } from "../elements/daylight.ts";
import { type Opened, toldOf } from "../elements/guess-note.ts";
import { guessWords } from "../elements/guess-words.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define, readable } from "../elements/room-element.ts";
import type { Room } from "../sdk/room.ts";
import { learnMore, t } from "../words/words.ts";
import { hueOf, nameOf } from "./read.ts";

/** What one has answered, and what was guessed of it. */
export interface Answered {
  who: string;
  answer: string;
  guesses: { who: string; guess: string }[];
}

/** A hand as it reads now, west first; then those who have left. */
export function answeredIn(room: Room, { on, hand, whom, notes }: Opened): Answered[] {
  const texts = new Map(
    Object.entries(notes).map(([who, box]) => [who, room.unseal(box, on, `answer.note/${hand}`, who)]),
  );
  const told = (who: string) => toldOf(texts.get(who)?.text);
  const all = [...west(room.members), ...Object.keys(notes).filter((who) => !(who in room.members))];
  return all
    .filter((who) => who in notes)
    .map((who) => {
      const opened = texts.get(who) ?? {};
      const guesses = Object.keys(whom)
        .filter((one) => whom[one] === who && told(one)?.guess)
        .map((one) => ({ who: one, guess: told(one)?.guess ?? "" }));
      const closed = opened.text === undefined ? readable(opened) : t("guess-unreadable");
      return { who, answer: told(who)?.answer ?? closed, guesses };
    });
}

/** Learns the words that hands are put into. */
export function learnGuess(): Promise<void> {
  return learnMore(guessWords);
}

/** `<samesky-guess-kept>`: what was answered with a hand, and guessed. */
export class SameskyGuessKept extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    hand: { attribute: false },
  };
  static override styles = [
    look,
    css`
      .answers { display: grid; gap: 0.5rem; margin-block-start: 0.375rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
      .answer { padding: 0.625rem 0.875rem; border-radius: var(--ss-r-2); background: var(--ss-person-wash); display: grid; align-content: start; gap: 0.25rem; }
      .said { font-size: 1.125rem; line-height: 1.45; white-space: pre-line; } .guess { white-space: pre-line; }
    `,
  ];
  declare room: Room | undefined;
  declare hand: Opened | undefined;

  constructor() {
    super();
    new Redraw(this, ["words"]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    learnGuess().then(
      () => this.requestUpdate(),
      () => undefined, // out of reach: the next look tries again
    );
  }

  override render(): TemplateResult | typeof nothing {
    const { room, hand } = this;
    if (!room || !hand) return nothing;
    return html`<div class="answers">${answeredIn(room, hand).map(
      ({ who, answer, guesses }) => html`<div class="answer ${hueOf(room, who)}">
        <p class="t1"><b class="b person">${nameOf(room, who)}</b></p><p class="voice said" dir="auto">${answer}</p>
        ${guesses.map(
          (one) =>
            html`<p class="t2 guess"><span class="soft">${one.who === room.you ? t("guess-you-guessed") : t("guess-guessed", { name: nameOf(room, one.who) })}:</span> <span dir="auto">${one.guess}</span></p>`,
        )}</div>`,
    )}</div>`;
  }
}

define("samesky-guess-kept", SameskyGuessKept);
