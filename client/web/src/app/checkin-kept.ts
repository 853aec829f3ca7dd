import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { answerWords, dayWords } from "../elements/checkin-note.ts";
import { metOf, notesOf } from "../elements/checkin-past.ts";
import { checkinWords } from "../elements/checkin-words.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define, readable } from "../elements/room-element.ts";
import type { Entry } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { learnMore } from "../words/words.ts";
import { hueOf, nameOf } from "./read.ts";

/** One who said something in an entry of a check-in, and to whom. */
export interface CheckinLine {
  who: string;
  to?: string;
  box: Uint8Array;
  /** The field that the box was sealed for. */
  field: string;
  /** How what is in the box reads. */
  said(text: string): string;
}

/** What an entry of a check-in holds; nothing of another entry, or of one that was erased. */
export function checkinLines(entry: Entry): CheckinLine[] {
  const notes = notesOf(entry);
  const met = metOf(entry);
  if (met) {
    const { by, member, day, box } = met;
    return [{ who: by, to: member, box, field: `meet.text/${day}/${member}`, said: answerWords }];
  }
  return Object.entries(notes?.notes ?? {}).map(([who, box]) => ({
    who,
    box,
    field: `share.note/${notes?.day}`,
    said: dayWords,
  }));
}

/** How one of them reads now. */
export function checkinSaid(room: Room, entry: Entry, { who, box, field, said }: CheckinLine): string {
  const opened = room.unseal(box, entry.on, field, who, entry.at);
  return opened.text === undefined ? readable(opened) : said(opened.text);
}

/** Learns the words that notes are put into. */
export function learnCheckin(): Promise<void> {
  return learnMore(checkinWords);
}

/** `<samesky-checkin-kept>`: notes of a day, or an answer to one. */
export class SameskyCheckinKept extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    entry: { attribute: false },
  };
  static override styles = [
    look,
    css`
      .notes { display: grid; gap: 0.5rem; margin-block-start: 0.375rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
      .answer { padding: 0.625rem 0.875rem; border-radius: var(--ss-r-2); background: var(--ss-person-wash); }
    `,
  ];
  declare room: Room | undefined;
  declare entry: Entry | undefined;

  constructor() {
    super();
    new Redraw(this, ["words"]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    learnCheckin().then(
      () => this.requestUpdate(),
      () => undefined, // out of reach: the next look tries again
    );
  }

  override render(): TemplateResult | typeof nothing {
    const { room, entry } = this;
    if (!room || !entry) return nothing;
    return html`<div class="notes">${checkinLines(entry).map(
      (one) =>
        html`<div class="answer ${hueOf(room, one.who)}"><p class="t1"><b class="b person">${nameOf(room, one.who)}</b></p><p dir="auto">${checkinSaid(room, entry, one)}</p></div>`,
    )}</div>`;
  }
}

define("samesky-checkin-kept", SameskyCheckinKept);
