import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { tick } from "../elements/course.ts";
import { dayOf, nameOfDate, shiftsOf, timesOf } from "../elements/date-words.ts";
import { clockFace } from "../elements/digits.ts";
import { eveningWords } from "../elements/evening-words.ts";
import { look } from "../elements/look.ts";
import { type Programmes, programmes } from "../elements/programmes.ts";
import { define } from "../elements/room-element.ts";
import { TickingElement } from "../elements/ticking-element.ts";
import type { Ritual, Rituals } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, language, t } from "../words/words.ts";
import { placeLink } from "./place-link.ts";

/** How many dates are told of. */
const DATES = 3;
/** Seconds before it begins in which a date is counted down to. */
export const NEAR = 3600;
/** Within this many seconds of a digit, devices show the same. */
const SAME = 0.004;

/** The next date of each ritual, the nearest first. */
export function comingDates(
  rituals: Rituals | undefined,
  now: number,
): { id: string; one: Ritual; at: number }[] {
  return Object.entries(rituals?.plans ?? {})
    .flatMap(([id, one]) => (one.coming[0] ? [{ id, one, at: one.coming[0].at }] : []))
    .filter(({ at }) => at > now)
    .sort((a, b) => a.at - b.at);
}

/** `<samesky-coming>`: the dates to come, the next one in both times; in its last hour with what is left until then. */
export class SameskyComing extends TickingElement<Rituals> {
  static override styles = [
    look,
    css`
      a { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.25rem; text-decoration: none; } a:hover .name { text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
      .first { padding: 1.125rem 1.25rem; } .first > .grow { flex: 1 1 12rem; min-inline-size: 0; display: grid; gap: 0.25rem; }
      .times { display: flex; flex-wrap: wrap; gap: 0.125rem 1.125rem; } .left { display: grid; justify-items: end; } .left .num { line-height: 1.05; }
      .shift { color: var(--ss-lamp-ink); } .more { min-block-size: var(--ss-tap); padding-block: 0.625rem; } .more .grow { flex: 1; min-inline-size: 0; }
      .list { border-block-start: 0; }
    `,
  ];
  static override properties: PropertyDeclarations = { deck: { state: true } };
  declare deck: Programmes | undefined;

  constructor() {
    super();
    this.on = "rituals";
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["rituals-title", eveningWords];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    programmes(language()).then(
      (deck) => {
        this.deck = deck;
      },
      () => undefined, // out of reach: dates have their own names
    );
  }

  protected override changesAfter(now: number): number | undefined {
    const [next] = comingDates(this.shown, now);
    if (!next) return undefined;
    const left = next.at - now;
    return left > NEAR ? next.at - NEAR : now + tick(left);
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    const now = this.seen ?? Date.now() / 1000;
    const [next, ...rest] = comingDates(this.shown, now).slice(0, DATES);
    if (!room || !next) return nothing;
    const { one, at } = next;
    const left = at - now;
    const inside = html`<span class="grow">
        <b class="voice t4 name"><bdi>${nameOfDate(room, this.on, one, this.deck)}</bdi></b>
        <span class="b t2">${dayOf(room, at)}</span>
        <span class="times">${timesOf(room, at).map(({ name, time }) => html`<span class="soft num t2"><bdi>${name}</bdi> ${time}</span>`)}</span>
        ${shiftsOf(room, one).map((words) => html`<span class="t2 shift" data-testid="coming-shift">${words}</span>`)}
      </span>
      ${left <= NEAR ? html`<span class="left" role="timer"><span class="voice t6 num" data-testid="coming-left">${clockFace(Math.ceil(left - SAME))}</span><span class="t1 soft">${t("coming-left")}</span></span>` : nothing}`;
    return html`<section aria-labelledby="title" data-testid="coming">
      <h2 class="label" id="title">${t("coming-title")}</h2>
      ${this.#link(room, inside, "paper first", "coming-first")}
      ${rest.length ? html`<ul class="list">${rest.map(({ one, at }) => html`<li>${this.#link(room, this.#line(room, one, at), "more", "coming-more")}</li>`)}</ul>` : nothing}
    </section>`;
  }

  #line(room: Room, one: Ritual, at: number): TemplateResult {
    const [mine] = timesOf(room, at).filter(({ name }) => name === room.members[room.you]?.name);
    return html`<span class="grow name"><bdi>${nameOfDate(room, this.on, one, this.deck)}</bdi></span><span class="t2 soft num">${dayOf(room, at)}, ${mine?.time}</span>`;
  }

  #link(room: Room, inside: TemplateResult, look: string, testid: string): TemplateResult {
    return placeLink(room.card.id, { view: "evening", name: "" }, inside, { look, testid });
  }
}

define("samesky-coming", SameskyComing);
