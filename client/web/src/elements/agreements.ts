import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Agreements, Sentence, Version } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, listed, t } from "../words/words.ts";
import { form } from "./agreements-form.ts";
import { before } from "./agreements-past.ts";
import { agreementsWords } from "./agreements-words.ts";
import { dayOf } from "./date-words.ts";
import { instantOf, wallOf } from "./dates.ts";
import { here, west } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { look } from "./look.ts";
import { questionLook } from "./questions-look.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";

const NONE: Agreements = { sentences: [], review_at: null, review_by: "", reviewed_at: null };
/** Sentences at once, as the rule has it, and days ahead that are proposed for looking again. */
const [MOST, AHEAD] = [16, 90];
const NEW = "new";

/**
 * `<samesky-agreements>`: sentences that all whom they concern have signed, put in other words, and looked at again.
 *
 * @cssstate asks - Words wait for my signature.
 * @cssstate waiting - Words that I have signed wait for others.
 * @cssstate due - The day to look at them again has come.
 */
export class SameskyAgreements extends RoomElement<Agreements> {
  static override styles = [
    look,
    questionLook,
    css`
      .one { display: grid; gap: 0.75rem; padding-block: 1rem; grid-template-columns: minmax(0, 1fr); }
      .one blockquote { font-size: var(--ss-t-4); line-height: 1.42; white-space: pre-line; text-wrap: pretty; }
      .one.asks { background: linear-gradient(to top, var(--ss-person-wash), var(--ss-paper) 90%); border-radius: var(--ss-r-3);
        box-shadow: 0 0 0 1px oklch(from var(--ss-person) l c h / 0.45); padding: 1.25rem; }
      .one.asks + .one.asks { margin-block-start: 0.75rem; }
      .was { border-inline-start: 3px solid var(--ss-line); padding-inline-start: 0.875rem; color: var(--ss-ink-2); }
      .was blockquote { font-size: var(--ss-t-3); }
      .hands .light { margin-inline-end: 0.375rem; vertical-align: -0.0625rem; } .one .bare { padding-inline: 0.375rem; }
      .compose { min-block-size: 0; } .compose .field { min-block-size: 4.5rem; }
      .compose .row { margin-block-start: 0.25rem; } .starts { display: flex; flex-wrap: wrap; gap: 0.5rem; padding-block: 0.5rem; } .starts .chip { text-align: start; border-radius: var(--ss-r-2); }
      .look { border-block-start: 1px solid var(--ss-line); padding-block-start: 1.25rem; } .look form { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; }
      .look .field { inline-size: auto; }
      details .one { padding-block: 0.5rem; }
      @media (forced-colors: active) { .one.asks { border: 1px solid; } }
    `,
  ];
  static override properties: PropertyDeclarations = {
    writing: { state: true },
    draft: { state: true },
    left: { state: true },
    sure: { state: true },
  };
  /** The sentence that is being put in other words, `new`, or nothing. */
  declare writing: string;
  declare draft: string;
  /** Whom the sentence that is being written does not concern. */
  declare left: readonly string[];
  /** The sentence of which I was asked whether to take my signature back. */
  declare sure: string;

  constructor() {
    super();
    this.on = "agreements";
    this.writing = this.draft = this.sure = "";
    this.left = [];
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["agreements-title", agreementsWords];
  }

  protected override get marks(): readonly string[] {
    const { asks, waiting } = this.#sorted();
    return [
      ...(asks.length ? ["asks"] : []),
      ...(waiting.length ? ["waiting"] : []),
      ...(this.#due() ? ["due"] : []),
    ];
  }

  override render(): TemplateResult {
    const room = this.room;
    const others = Object.keys(room?.members ?? {}).length - 1;
    const { asks, waiting, holds } = this.#sorted();
    const lead = others < 1 ? "agreements-alone" : others > 1 ? "agreements-lead-all" : "agreements-lead";
    const none = !(this.shown?.sentences.length ?? 0);
    const list = (some: readonly Sentence[], key: Key, draw: (one: Sentence) => TemplateResult) =>
      some.length
        ? html`<section aria-labelledby=${key}><h3 class="label" id=${key}>${t(key)}</h3><div class=${key === "agreements-asks" ? "" : "list"}>${some.map(draw)}</div></section>`
        : nothing;
    if (!room) return html`<h2 class="head" part="title">${t("agreements-title")}</h2>`;
    return html`
      <section class="stack" aria-labelledby="title" data-testid="agreements">
        <div><h2 class="head" part="title" id="title">${t("agreements-title")}</h2><p class="t2 soft">${t(lead)}</p></div>
        ${this.#now()}
        ${list(asks, "agreements-asks", (one) => this.#asks(room, one))}
        ${list(waiting, "agreements-waiting", (one) => this.#waiting(room, one))}
        ${list(holds, "agreements-holds", (one) => this.#holds(room, one))}
        ${none && this.writing !== NEW ? html`<p class="voice t4" data-testid="agreements-none">${t("agreements-none")}</p>` : nothing}
        ${this.#write(room)} ${this.refusal()} ${none ? nothing : this.#look(room)}
      </section>
    `;
  }

  /** What waits for me, what I wait with, and what holds with nothing beside it. */
  #sorted(): Record<"asks" | "waiting" | "holds", Sentence[]> {
    const you = this.room?.you ?? "";
    const all = this.shown?.sentences ?? [];
    const mine = (one: Sentence) => !!one.waits?.circle.includes(you) && !one.waits.signed.includes(you);
    return {
      asks: all.filter(mine),
      waiting: all.filter((one) => one.waits && !mine(one)),
      holds: all.filter((one) => !one.waits),
    };
  }

  #due(): boolean {
    const at = this.shown?.review_at ?? null;
    return at !== null && at <= (this.room?.clock.now() ?? 0);
  }

  // ------------------------------------------------------------------------------------------- sentences

  #asks(room: Room, one: Sentence): TemplateResult {
    const words = one.waits;
    if (!words) return html``;
    const talks = one.talk.includes(room.you);
    return html`<article class="one asks ${this.hueOf(words.by)}" data-testid="agreement-asks">
      ${this.#words(one, words)} ${this.#said(room, words)} ${this.#instead(one)} ${this.#talk(one)}
      ${
        this.writing === one.id
          ? this.#form(room, one)
          : html`<div class="row tight">
              <button class="btn small" part="action" type="button" data-testid="agreement-sign" @click=${() => this.ask("sign", ids(one, words))}>${t("agreements-sign")}</button>
              ${this.#amend(one)}
              ${this.#act("agreement-speak", t(talks ? "agreements-speak-not" : "agreements-speak"), () => this.ask("speak", { sentence: one.id, wanted: !talks }))}
              ${one.holds || words.signed.includes(words.by) ? nothing : this.#away(one, words)}
            </div>`
      }
    </article>`;
  }

  #waiting(room: Room, one: Sentence): TemplateResult {
    const words = one.waits;
    if (!words) return html``;
    const missing = listed(
      words.circle.filter((who) => !words.signed.includes(who)).map((who) => this.nameOf(who)),
    );
    const outside = !words.circle.includes(room.you);
    const own = words.by === room.you;
    const back = () => this.ask("take_back", ids(one, words));
    return html`<article class="one" data-testid="agreement-waits">
      ${this.#words(one, words)} ${this.#said(room, words)}
      <p class="t2">${t("agreements-waits", { names: missing })}</p>
      ${this.#instead(one)} ${this.#talk(one)}
      ${
        outside
          ? nothing
          : this.writing === one.id
            ? this.#form(room, one)
            : html`<div class="row tight">${this.#amend(one)}
                ${this.#act("agreement-back", t(own ? "agreements-take-back-words" : "agreements-take-back"), back)}
                ${!own && !one.holds && !words.signed.includes(words.by) ? this.#away(one, words) : nothing}</div>`
      }
    </article>`;
  }

  #holds(room: Room, one: Sentence): TemplateResult {
    const words = one.holds;
    if (!words) return html``;
    const mine = words.circle.includes(room.you);
    const past = before(room.entries, this.on, one.id, [words.id]);
    const take = html`<button class="btn bare small" part="quiet" type="button" data-testid="agreement-back" aria-expanded=${String(this.sure === one.id)} @click=${() => {
      this.sure = this.sure === one.id ? "" : one.id;
    }}>${t("agreements-take-back")}</button>`;
    return html`<article class="one" data-testid="agreement-holds">
      ${this.#words(one, words)}
      <p class="t2 soft hands">${west(room.members)
        .filter((who) => words.signed.includes(who))
        .map(
          (who) =>
            html`<i class="light ${this.hueOf(who)} ${lightOf(room.presence[who]?.status)}" aria-hidden="true"></i>`,
        )}
        <span>${this.#since(room, words)}</span></p>
      ${this.writing === one.id ? this.#form(room, one) : mine ? html`<div class="row tight">${this.#amend(one)} ${take}</div>` : nothing}
      ${
        this.sure === one.id
          ? html`<div class="note" part="note" role="group" aria-label=${t("agreements-take-back")}><div class="stack g2"><p>${t("agreements-take-back-sure")}</p>
              <div class="row tight">${this.#act(
                "agreement-back-yes",
                t("agreements-take-back"),
                async () => {
                  if (await this.ask("take_back", ids(one, words))) this.sure = "";
                },
                "quiet",
              )}
              ${this.#act("agreement-back-no", t("agreements-keep"), () => {
                this.sure = "";
              })}</div></div></div>`
          : nothing
      }
      ${
        past.length
          ? html`<details data-testid="agreement-past"><summary>${icon("plus", true)}${t("agreements-earlier")}</summary>
              ${past.map(
                (
                  old,
                ) => html`<div class="one was"><blockquote class="voice" dir="auto">${this.words(old.box, field(one.id, old.version), old.by)}</blockquote>
                <p class="t1 soft">${this.#since(room, old)}</p></div>`,
              )}</details>`
          : nothing
      }
    </article>`;
  }

  #words(one: Sentence, words: Version): TemplateResult {
    return html`<blockquote class="voice" dir="auto" data-testid="agreement-words">${this.words(words.text, field(one.id, words.id), words.by)}</blockquote>`;
  }

  #since(room: Room, { at, signed }: { at: number; signed: readonly string[] }): string {
    return t("agreements-since", {
      day: dayOf(room, at),
      names: listed(signed.map((who) => this.nameOf(who))),
    });
  }

  /** Who wrote it and when, and whom it concerns where that is not everybody. */
  #said(room: Room, words: Version): TemplateResult {
    const day = dayOf(room, words.at);
    const some = words.circle.length < Object.keys(room.members).length;
    const by =
      words.by === room.you
        ? t("agreements-by-you", { day })
        : t("agreements-by", { name: this.nameOf(words.by), day });
    return html`<p class="t2 soft">${by}${some ? html` · ${t("agreements-concerns", { names: listed(words.circle.map((who) => this.nameOf(who))) })}` : nothing}</p>`;
  }

  #instead({ id, holds }: Sentence): TemplateResult | typeof nothing {
    if (!holds) return nothing;
    return html`<div class="was"><p class="t2">${t("agreements-instead")}</p><blockquote class="voice" dir="auto">${this.words(holds.text, field(id, holds.id), holds.by)}</blockquote></div>`;
  }

  #talk({ talk }: Sentence): TemplateResult | typeof nothing {
    const names = listed(talk.filter((who) => who !== this.room?.you).map((who) => this.nameOf(who)));
    return names
      ? html`<p class="note lamp" part="note" data-testid="agreement-talk">${t("agreements-speaks", { names })}</p>`
      : nothing;
  }

  #act(testid: string, words: string, run: () => unknown, look = "bare"): TemplateResult {
    return html`<button class="btn ${look} small" part="quiet" type="button" data-testid=${testid} @click=${run}>${words}</button>`;
  }

  #away(one: Sentence, words: Version): TemplateResult {
    return this.#act("agreement-away", t("agreements-let-go"), () => this.ask("let_go", ids(one, words)));
  }

  #amend(one: Sentence): TemplateResult {
    const words = one.waits ?? one.holds;
    return this.#act(
      "agreement-amend",
      t("agreements-amend"),
      () => {
        this.writing = one.id;
        this.draft = (words && this.opened(words.text, field(one.id, words.id), words.by)) ?? "";
        this.#focus();
      },
      "quiet",
    );
  }

  // --------------------------------------------------------------------------------------------- writing

  #write(room: Room): TemplateResult {
    if (this.writing === NEW) return this.#form(room);
    if ((this.shown?.sentences.length ?? 0) >= MOST)
      return html`<p class="t2 soft">${t("agreements-full")}</p>`;
    const none = !(this.shown?.sentences.length ?? 0);
    return html`<div><button class=${none ? "btn" : "btn quiet"} part=${none ? "action" : "quiet"} type="button" data-testid="agreement-new" @click=${() => {
      this.writing = NEW;
      this.draft = "";
      // A guest of one evening is asked to sign only when somebody wants that.
      this.left = Object.entries(room.members).flatMap(([id, one]) =>
        one.until && id !== room.you ? [id] : [],
      );
      this.#focus();
    }}>${icon("plus", true)}${t("agreements-write")}</button></div>`;
  }

  #form(room: Room, one?: Sentence): TemplateResult {
    const others = west(room.members).filter((id) => id !== room.you);
    const choose = !one && others.length > 1;
    const whom = (choose ? others : []).map((id) => ({
      id,
      name: this.nameOf(id),
      hue: this.hueOf(id),
      chosen: !this.left.includes(id),
    }));
    return form(
      { words: this.draft, amends: one !== undefined, whom },
      {
        type: (words) => {
          this.draft = words;
          this.#focus();
        },
        choose: (id) => {
          this.left = this.left.includes(id) ? this.left.filter((who) => who !== id) : [...this.left, id];
        },
        send: () => void this.#send(room, one),
        leave: () => {
          this.writing = this.draft = "";
        },
      },
    );
  }

  async #send(room: Room, one?: Sentence): Promise<void> {
    const sentence = one?.id ?? key();
    const version = `v${(one?.made ?? 0) + 1}`;
    const circle = Object.keys(room.members).filter((id) => !this.left.includes(id));
    const some = !one && circle.length < Object.keys(room.members).length ? { circle } : {};
    if (await this.say("write", "text", this.draft.trim(), { sentence, version, ...some }))
      this.writing = this.draft = "";
  }

  #focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("textarea")?.focus());
  }

  // ----------------------------------------------------------------------------------------- looking again

  #now(): TemplateResult | typeof nothing {
    if (!this.#due()) return nothing;
    return html`<div class="note lamp" part="note" data-testid="agreements-due"><p class="grow">${t("agreements-look-now")}</p>
      ${this.#act("agreements-looked", t("agreements-looked"), () => this.ask("looked", { after: this.shown?.review_at ?? null }), "quiet")}</div>`;
  }

  #look(room: Room): TemplateResult {
    const { review_at, reviewed_at } = this.shown ?? NONE;
    const zone = room.members[room.you]?.tz || here();
    const now = room.clock.now() ?? 0;
    const ahead = review_at !== null && review_at > now ? review_at : now + AHEAD * 86400;
    const day = wallOf(ahead, zone).slice(0, 10);
    const first = wallOf(now + 86400, zone).slice(0, 10);
    const said =
      review_at !== null && review_at > now
        ? t("agreements-look-on", { day: dayOf(room, review_at) })
        : reviewed_at !== null
          ? t("agreements-looked-last", { day: dayOf(room, reviewed_at) })
          : "";
    return html`<section class="stack g3 look" aria-labelledby="look">
      <div><h3 class="label" id="look">${t("agreements-look")}</h3>${said ? html`<p class="t2 soft" data-testid="agreements-look-said">${said}</p>` : nothing}</div>
      <form @submit=${(event: SubmitEvent) => this.#set(event, zone)}>
        <label><span class="hide">${t("agreements-look-day")}</span><input class="field small" part="field" type="date" name="day" required min=${first} data-testid="agreements-day" .value=${day} /></label>
        <button class="btn quiet small" part="quiet" data-testid="agreements-set">${t("agreements-look-set")}</button>
        ${review_at !== null && review_at > now ? this.#act("agreements-no-day", t("agreements-look-none"), () => this.ask("look_again", { at: null })) : nothing}
      </form>
    </section>`;
  }

  #set(event: SubmitEvent, zone: string): void {
    event.preventDefault();
    const day = new FormData(event.currentTarget as HTMLFormElement).get("day");
    void this.ask("look_again", { at: instantOf(`${day}T12:00`, zone) });
  }
}

const field = (sentence: string, version: string) => `write.text/${sentence}/${version}`;
const ids = (one: Sentence, words: Version) => ({ sentence: one.id, version: words.id });
/** An id for a new sentence. */
const key = () => crypto.randomUUID().replaceAll("-", "").slice(0, 12);

define("samesky-agreements", SameskyAgreements);
