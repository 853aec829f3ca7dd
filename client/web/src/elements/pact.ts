import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { AskedView, OnView, PactView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, listed, t } from "../words/words.ts";
import { attend } from "./attend.ts";
import { west } from "./daylight.ts";
import { look } from "./look.ts";
import { pactLook } from "./pact-look.ts";
import { minutesLeft, standing } from "./pact-standing.ts";
import { pactWords } from "./pact-words.ts";
import { define, lightOf } from "./room-element.ts";
import { TickingElement } from "./ticking-element.ts";

/** So many are asked by their names. */
const MANY = 2;
const MINUTES = [15, 30, 60, 120] as const;
/**
 * `<samesky-pact>`: other things put away for a while; as long as it is on, each of it sees when another looks away.
 *
 * @cssstate asked - Somebody asks.
 * @cssstate on - Other things are put away.
 */
export class SameskyPact extends TickingElement<PactView> {
  static override styles = [look, pactLook];
  static override properties: PropertyDeclarations = {
    minutes: { state: true },
    declined: { state: true },
    over: { state: true },
  };
  declare minutes: number;
  /** The ask to which I said not now: the page hides it by itself. */
  declare declined: string;
  /** Whether one that I was of has just ended. */
  declare over: boolean;

  constructor() {
    super();
    this.on = "pact";
    this.minutes = 30;
    this.declined = "";
    this.over = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["pact-title", pactWords];
  }

  protected override get marks(): readonly string[] {
    const { asked, on } = this.shown ?? {};
    return on ? ["on"] : asked ? ["asked"] : [];
  }

  protected override listens(room: Room): (() => void)[] {
    return [attend(room)];
  }

  protected override turned(before: PactView | undefined): void {
    const you = this.room?.you ?? "";
    if (this.shown?.on) this.over = false;
    else if (before?.on?.who.includes(you)) this.over = true;
  }

  protected override changesAfter(now: number): number | undefined {
    const on = this.shown?.on;
    if (!on) return undefined;
    const left = minutesLeft(on.until, now);
    return left > 1 ? on.until - 60 * (left - 1) : undefined;
  }

  override render(): TemplateResult {
    const room = this.room;
    const title = html`<h2 class="head" part="title" id="title">${t("pact-title")}</h2>`;
    if (!room) return title;
    const { asked, on } = this.shown ?? {};
    const open = asked && asked.id !== this.declined ? asked : undefined;
    return html`
      <section class="stack" aria-labelledby="title" data-testid="pact" data-on=${on ? "on" : open ? "asked" : "none"}>
        ${title}
        ${on ? this.#on(room, on) : open ? this.#asked(room, open) : this.#choose(room, asked !== null && asked !== undefined)}
        ${this.refusal()}
      </section>`;
  }

  #choose(room: Room, asking: boolean): TemplateResult {
    const others = Object.keys(room.members).filter((one) => one !== room.you);
    const here = others.filter((one) => lightOf(room.presence[one]?.status) === "here");
    const n = Math.max(1, here.length || others.length) + 1;
    const minutes = MINUTES.map(
      (some) =>
        html`<button class="chip" type="button" aria-pressed=${String(this.minutes === some)} data-testid="pact-${some}" @click=${() => {
          this.minutes = some;
        }}>${some}</button>`,
    );
    return html`<p class="soft">${t("pact-lead", { n })}</p>
      ${this.over ? html`<p class="note lamp" part="note" role="status" data-testid="pact-over">${t("pact-over")}</p>` : nothing}
      ${
        here.length && !asking
          ? html`<fieldset><legend class="label">${t("pact-minutes")}</legend><div class="row tight">${minutes}</div></fieldset>
        <div>${act("pact-ask", here.length > MANY ? t("pact-ask-all") : t("pact-ask", { names: this.#names(here) }), "", () => this.ask("ask", { minutes: this.minutes }))}</div>`
          : asking
            ? nothing
            : html`<p class="note" part="note" data-testid="pact-alone">${t("pact-alone")}</p>`
      }
      <p class="t2 soft">${t("pact-seen", { n })}</p>`;
  }

  #asked(room: Room, asked: AskedView): TemplateResult {
    const mine = asked.by === room.you;
    const others = asked.circle.filter((one) => one !== room.you);
    const said =
      asked.yours === "yes"
        ? t("pact-waits", { names: this.#names(others), n: asked.minutes })
        : t("pact-asks", { name: this.nameOf(asked.by), n: asked.minutes });
    return html`<div class="lamp-on" part="panel" data-testid="pact-asked">
      <p class="voice t5" role="status">${said}</p>
      ${asked.yours === "yes" ? nothing : html`<p class="t2 soft">${t("pact-seen", { n: asked.circle.length })}</p>`}
      <div class="does">
        ${asked.yours === "yes" ? nothing : act("pact-agree", t("pact-agree"), "", () => this.ask("agree", { pact: asked.id }))}
        ${act("pact-not-now", t(mine ? "pact-take-back" : "pact-not-now"), " quiet", () => this.#notNow(asked, mine))}
      </div></div>`;
  }

  #notNow(asked: AskedView, mine: boolean): void {
    if (!mine) this.declined = asked.id;
    if (asked.yours === "yes") void this.ask("not_now", { pact: asked.id });
  }

  #on(room: Room, on: OnView): TemplateResult {
    if (!on.who.includes(room.you))
      return html`<p class="soft" role="status" data-testid="pact-others">${t("pact-others", { names: this.#names(on.who) })}</p>`;
    const others = on.who.filter((one) => one !== room.you);
    const lights = west(room.members).map((one) => {
      if (!on.who.includes(one)) return nothing;
      const how = one === room.you ? "here" : standing(room, one);
      return html`<li class=${this.hueOf(one)} data-looks=${how === "here" ? "yes" : "no"}><i class="light ${how === "away" ? "away" : "here"}" aria-hidden="true"></i><b class="t1 person" dir="auto">${this.nameOf(one)}</b></li>`;
    });
    const gone = others.filter((one) => standing(room, one) !== "here");
    const live = room.connection === "live"; // else what is known of them is old
    const said = gone.length
      ? gone.map((one) =>
          t(`pact-${standing(room, one) === "away" ? "away" : "elsewhere"}`, { name: this.nameOf(one) }),
        )
      : [t("pact-here", { names: this.#names(others), count: others.length })];
    return html`<div class="lamp-on" part="panel" data-testid="pact-on">
      <ul class="here">${lights}</ul>
      <p class="voice t5" data-testid="pact-left">${t("pact-left", { n: minutesLeft(on.until, this.seen ?? on.since) })}</p>
      <p class="t2 soft said" role="status" data-testid="pact-said">${live ? said.join(" ") : nothing}</p>
      <div class="does">${act("pact-leave", t("pact-leave"), " quiet", () => this.ask("leave", { pact: on.id }))}</div></div>
      <p class="t2 soft">${t("pact-kept")}</p>`;
  }

  #names(members: readonly string[]): string {
    return listed(members.map((one) => this.nameOf(one)));
  }
}

function act(testid: string, words: string, look: string, run: () => unknown): TemplateResult {
  return html`<button class="btn${look}" part=${look ? "quiet" : "action"} type="button" data-testid=${testid} @click=${run}>${words}</button>`;
}

define("samesky-pact", SameskyPact);
