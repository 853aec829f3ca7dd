import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { type Deck, questions } from "../elements/deck.ts";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define } from "../elements/room-element.ts";
import type { EveningView, QuestionsView, Rituals, Timer } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { language, listed, spoken, t } from "../words/words.ts";
import { OFFERS } from "./activities.ts";
import "./ask-for.ts";
import { comingDates, NEAR } from "./coming.ts";
import "./countdown.ts";
import { greeting } from "./greeting.ts";
import { happening, type Now, opensNext } from "./now.ts";
import { titleOf } from "./now-player.ts";
import { placeLink } from "./place-link.ts";
import { hueOf, nameOf, question, read } from "./read.ts";
import { type Said, saidIn } from "./said.ts";

/** Milliseconds between two looks at what is over by now. */
const MINUTE = 30_000;
const MEMORIES = 3;

/** `<samesky-tonight>`: where a room is entered: what is on now, what else can be done, what was said last. */
export class SameskyTonight extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    small: { type: Boolean, reflect: true },
    deck: { state: true },
  };
  static override styles = [
    look,
    css`
      .all { display: grid; gap: 1.75rem; grid-template-columns: minmax(0, 1fr); }
      h1 { padding-block-start: 0.25rem; } .lead { margin-block-start: 0.375rem; text-wrap: balance; }
      .thing { --g: 1rem; padding: 1.5rem 1.25rem 1.25rem; } .thing.lit { box-shadow: var(--ss-glow); }
      .digits { font-size: var(--ss-t-7); line-height: 1.02; }
      .item { display: flex; align-items: center; gap: 0.875rem; min-block-size: 4rem; padding-block: 0.75rem; text-decoration: none; }
      .item > .i { color: var(--ss-ink-3); } .item:hover b { text-decoration: underline; text-underline-offset: 0.2em; }
      .item .grow { flex: 1; min-inline-size: 0; } .item .grow > * { display: block; }
      .mem blockquote { font-size: var(--ss-t-4); line-height: 1.4; text-wrap: pretty; white-space: pre-line;
        display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
      .mem + .mem { margin-block-start: 1rem; } .mem.less blockquote { font-size: 1.125rem; -webkit-line-clamp: 2; }
      figcaption { margin-block-start: 0.25rem; }
      @media (min-width: 900px) {
        :host(:not([small])) .all { grid-template-columns: minmax(0, 1fr) 21rem; gap: 1.75rem 3.5rem; align-items: start; }
        :host(:not([small])) .thing { padding: 1.75rem; } :host(:not([small])) .thing .btn { justify-self: start; inline-size: auto; min-inline-size: 14rem; }
      }
    `,
  ];
  declare room: Room | undefined;
  declare small: boolean;
  declare deck: Deck;
  #look: ReturnType<typeof setInterval> | undefined;
  #opens: (() => void) | undefined;

  constructor() {
    super();
    this.deck = {};
    this.small = false;
    new Redraw(this, ["change", "presence", "connection", "words"]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#look = setInterval(() => this.requestUpdate(), MINUTE);
    questions(language()).then(
      (deck) => {
        this.deck = deck;
      },
      () => undefined, // out of reach: a question goes without its words
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#look);
    this.#opens?.();
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    const { title, lead } = greeting(room);
    this.#turnsWith(room);
    const now = room.clock.now() ?? Date.now() / 1000;
    const [first, ...rest] = happening(room, now);
    const [date] = comingDates(room.state<Rituals>("rituals"), now);
    const near = date !== undefined && date.at - now <= NEAR;
    const coming = date ? html`<samesky-coming .room=${room}></samesky-coming>` : nothing;
    const seen = new Set([...(first ? [] : ["questions"]), ...[first, ...rest].map((one) => one?.view)]);
    const past = saidIn(room.entries)
      .filter((one) => one.kind === "line" || one.kind === "answers")
      .slice(0, MEMORIES);
    return html`
      <div class="all">
        <div class="stack">
          <div><h1 class="voice t6" tabindex="-1" data-testid="greeting">${title}</h1>${lead ? html`<p class="soft lead">${lead}</p>` : nothing}</div>
          ${room.connection === "waiting" ? html`<div><button class="btn quiet small" type="button" data-testid="try-now" @click=${() => room.wake()}>${t("room-try-now")}</button></div>` : nothing}
          <samesky-ask-for .room=${room}></samesky-ask-for>
          ${near ? coming : nothing}
          ${first ? this.#thing(room, first) : room.state("room") ? this.#quiet(room) : nothing}
          ${near ? nothing : coming}
        </div>
        <div class="stack">
          <section aria-labelledby="else">
            <h2 class="label" id="else">${t("tonight-else")}</h2>
            <div class="list">
              ${rest.map((one) => this.#item(room, one))}
              ${OFFERS.filter(({ view, wide }) => !seen.has(view) && !wide)
                .slice(0, Math.max(0, 3 - rest.length))
                .map((offer) => this.#link(room, offer.view, "", offer.icon, t(offer.title), t(offer.lead)))}
            </div>
          </section>
          ${past.length ? html`<section aria-labelledby="last"><h2 class="label" id="last">${t("tonight-last")}</h2>${past.map((one, n) => this.#memory(room, one, n))}</section>` : nothing}
        </div>
      </div>
    `;
  }

  /** What is about to open is told at its instant. */
  #turnsWith(room: Room): void {
    this.#opens?.();
    const at = opensNext(room, room.clock.now() ?? 0);
    this.#opens = at === undefined ? undefined : room.clock.at(at, () => this.requestUpdate());
  }

  /** The thing on the horizon, with the one filled button. */
  #thing(room: Room, now: Now): TemplateResult {
    const lit =
      now.what === "answer" ||
      now.what === "checkin-waits" ||
      now.what === "row-asks" ||
      now.what === "thanks" ||
      now.what === "ready" ||
      now.what === "gather";
    return html`
      <section class="paper thing stack ${lit ? "lit" : ""}" aria-labelledby="now" data-testid="now" data-what=${now.what}>
        <div>
          <p class="t1 soft">${t(`now-${now.what}`)}</p>
          ${
            now.what === "timer"
              ? html`<h2 id="now" class="digits"><samesky-countdown .room=${room} .on=${now.on}></samesky-countdown></h2>`
              : html`<h2 class="voice t5" id="now" dir="auto">${this.#title(room, now)}</h2>`
          }
        </div>
        <p class="t2 soft">${this.#lead(room, now)}</p>
        ${placeLink(room.card.id, place(now), t(`now-${now.what}-go`), { look: "btn wide", testid: "now-go" })}
      </section>
    `;
  }

  #quiet(room: Room): TemplateResult {
    const alone = Object.keys(room.members).length < 2;
    return html`
      <section class="paper thing stack" aria-labelledby="now" data-testid="now" data-what="quiet">
        <h2 class="voice t5" id="now">${t(alone ? "now-alone" : "now-quiet")}</h2>
        <p class="t2 soft">${t(alone ? "now-alone-lead" : "now-quiet-lead")}</p>
        ${placeLink(room.card.id, { view: "questions", name: "" }, t("now-quiet-go"), { look: alone ? "btn quiet wide" : "btn wide", testid: "now-go" })}
      </section>
    `;
  }

  #item(room: Room, now: Now): TemplateResult {
    const { view, name } = place(now);
    const offer = OFFERS.find((one) => one.view === view);
    const title =
      now.what === "timer"
        ? html`<samesky-countdown .room=${room} .on=${now.on}></samesky-countdown>`
        : this.#title(room, now);
    return this.#link(
      room,
      view,
      name,
      offer?.icon ?? "together",
      title,
      this.#lead(room, now) || t(`now-${now.what}`),
    );
  }

  #link(
    room: Room,
    view: string,
    name: string,
    drawn: Parameters<typeof icon>[0],
    title: unknown,
    lead: string,
  ): TemplateResult {
    const inside = html`${icon(drawn)}<span class="grow"><b class="b">${title}</b><span class="t2 soft">${lead}</span></span>${icon("on")}`;
    return placeLink(room.card.id, { view, name }, inside, { look: "item", testid: `tonight-${view}` });
  }

  #title(room: Room, now: Now): string {
    if (now.title !== undefined) return now.title;
    if (now.view === "questions") {
      const view = room.state<QuestionsView>(now.on);
      return (
        read(room, view?.text, now.on, "bring.cards") || this.deck[view?.card ?? ""] || t("kept-question")
      );
    }
    if (now.view === "gratitude") return t("gratitude-name");
    if (now.view === "watch") return titleOf(room, now.on);
    if (now.view === "checkin") return t("checkin-name");
    if (now.what === "times") return t("now-times-title");
    if (now.view === "evening") {
      const view = room.state<EveningView>(now.on);
      return read(room, view?.title, now.on, "plan.title", view?.planned_by) || t("evening-title");
    }
    const label = read(room, room.state<Timer>(now.on)?.label, now.on, "name.label");
    return label || t("timer-ended");
  }

  #lead(room: Room, now: Now): string {
    if (now.lead !== undefined) return now.lead;
    const others = listed(now.who.filter((id) => id !== room.you).map((id) => nameOf(room, id)));
    switch (now.what) {
      case "answer":
        return t("now-answer-lead", { names: others });
      case "thanks":
        return t("now-thanks-lead", { names: others });
      case "thanked":
      case "sealed":
        return others ? t("now-sealed-lead", { names: others }) : "";
      case "checkin-waits":
        return t("now-checkin-waits-lead", { names: others });
      case "checkin-sealed":
        return others ? t("now-sealed-lead", { names: others }) : "";
      case "timer":
        return read(room, room.state<Timer>(now.on)?.label, now.on, "name.label") || t("now-timer-lead");
      case "gather":
        return t("now-gather-lead");
      case "ready":
        return t("now-ready-lead");
      case "question":
        return t("now-question-lead");
      case "times":
        return t("now-times-lead");
      default:
        return "";
    }
  }

  #memory(room: Room, one: Said, n: number): TemplateResult | typeof nothing {
    const day = new Intl.DateTimeFormat(spoken(), { dateStyle: "medium" });
    const caption = (who: string, what: string) =>
      html`<figcaption class="t1 soft"><b class="b person">${who}</b> · ${what}</figcaption>`;
    const look = `mem ${n ? "less" : ""}`;
    if (one.kind === "line") {
      const { by, text, field, writtenAt } = one.line;
      if (!text) return nothing;
      return html`<figure class="${look} ${hueOf(room, by)}" data-testid="memory"><blockquote class="voice" dir="auto">${read(room, text, one.on, field, by ?? "", writtenAt)}</blockquote>
        ${caption(nameOf(room, by), day.format(one.at * 1000))}</figure>`;
    }
    if (one.kind !== "answers") return nothing;
    const said = Object.entries(one.answers);
    const [who, box] = said.find(([id]) => id !== room.you) ?? said[0] ?? [];
    if (!who) return nothing;
    return html`<figure class="${look} ${hueOf(room, who)}" data-testid="memory"><blockquote class="voice" dir="auto">${read(room, box, one.on, `answer.text/${one.card}`, who)}</blockquote>
      ${caption(nameOf(room, who), question(one.entries[0], room, this.deck))}</figure>`;
  }
}

function place({ what, view, on }: Now): { view: string; name: string } {
  if (what === "times") return { view, name: what };
  if (view === "letters") return { view, name: "" };
  return { view, name: on.split(":")[1] ?? "" };
}

define("samesky-tonight", SameskyTonight);
