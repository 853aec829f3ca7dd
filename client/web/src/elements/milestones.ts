import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Milestone, MilestonesView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, spoken, t } from "../words/words.ts";
import { dayOf } from "./date-words.ts";
import { wallOf } from "./dates.ts";
import { cityOf, here, hourIn, west } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { look } from "./look.ts";
import { dayLines, far } from "./milestone-days.ts";
import { FEAST, feast } from "./milestone-feast.ts";
import { asked, blank, type Draft, draftOf, form } from "./milestone-form.ts";
import { milestoneLook } from "./milestone-look.ts";
import { beginOf, type Called, calledIn, newKey, phaseOf, written } from "./milestone-note.ts";
import { talking } from "./milestone-talk.ts";
import { errands, visitDays } from "./milestone-visit.ts";
import { milestoneWords } from "./milestone-words.ts";
import { questionLook } from "./questions-look.ts";
import { define, lightOf } from "./room-element.ts";
import { isOpen } from "./round.ts";
import { TickingElement } from "./ticking-element.ts";

/** Seconds for which it is told that something was celebrated. */
const TOLD = 12 * 3600;
const MINUTE = 60;
const EMPTY: MilestonesView = { kept: {}, celebration: null, talk: "", id: "t1", next: "t2", round: null };

type Kept = readonly [id: string, one: Milestone];

/**
 * `<samesky-milestones>`: days that come every year, visits that are counted down to, changes to talk through.
 *
 * @cssstate celebrating - Something is celebrated in this moment.
 * @cssstate sealed - Something is written of a change, and closed.
 * @cssstate waiting - Mine is in, and others are awaited.
 * @cssstate revealed - What was written of a change is open.
 */
export class SameskyMilestones extends TickingElement<MilestonesView> {
  static override styles = [look, questionLook, milestoneLook];
  static override properties: PropertyDeclarations = {
    draft: { state: true },
    editing: { state: true },
    dropping: { state: true },
    talks: { state: true },
    changing: { state: true },
    text: { state: true },
  };
  declare draft: Draft | undefined;
  /** The milestone of which another version is written. */
  declare editing: string;
  /** The one that is about to be let go. */
  declare dropping: string;
  /** The change whose round is unfolded here though nobody has begun. */
  declare talks: string;
  /** The change of which I have taken mine back, or begin anew. */
  declare changing: string;
  declare text: string;
  #opening: (() => void) | undefined;
  /** The round of which mine is still to be laid into the field. */
  #mine = "";

  constructor() {
    super();
    this.on = "milestones";
    this.editing = this.dropping = this.talks = this.changing = this.text = "";
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["milestones-title", milestoneWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening?.();
  }

  protected override turned(before: MilestonesView | undefined): void {
    if (before && before.id !== this.shown?.id) this.changing = "";
    const opens = this.shown?.round?.opens_at ?? null;
    this.#opening?.();
    this.#opening = undefined;
    if (opens !== null && !isOpen(this.shown?.round, this.seen))
      this.#opening = this.redrawsAt(opens, (seen) => void this.flipped(opens, seen));
  }

  /** Instants that are known ahead need no word of the hub: its own day is celebrated also out of reach. */
  protected override changesAfter(now: number): number | undefined {
    const view = this.shown ?? EMPTY;
    const ahead = Object.values(view.kept).flatMap(({ at, ends_at }) => [at, ends_at]);
    const feasts = [view.celebration?.at ?? 0, ...ahead].map((at) => (at ?? 0) + FEAST);
    const minute = Math.ceil((now + 0.001) / MINUTE) * MINUTE;
    const all = [minute, ...ahead, ...feasts].filter((at): at is number => at !== null && at > now);
    return Math.min(...all);
  }

  protected override get marks(): readonly string[] {
    const [round, you] = [this.shown?.round, this.room?.you ?? ""];
    const now = this.seen;
    const feasts = now !== null && this.#feast(now) ? ["celebrating"] : [];
    if (!round) return feasts;
    if (isOpen(round, now)) return [...feasts, "revealed"];
    const waits = (you in round.answers || round.passed.includes(you)) && round.awaited.length;
    return [...feasts, ...(round.in.length ? ["sealed"] : []), ...(waits ? ["waiting"] : [])];
  }

  override render(): TemplateResult {
    const room = this.room;
    if (!room) return html`<h2 class="head" part="title">${t("milestones-title")}</h2>`;
    const view = this.shown ?? EMPTY;
    const now = this.seen ?? room.clock.now() ?? 0;
    const all = Object.entries(view.kept);
    const of = (what: Milestone["what"]) =>
      all
        .filter(([, one]) => one.what === what)
        .sort(([, a], [, b]) => (beginOf(a) ?? Number.MAX_VALUE) - (beginOf(b) ?? Number.MAX_VALUE));
    const [visits, days, changes] = [of("visit"), of("yearly"), of("change")];
    const stands = visits.filter(([, one]) => phaseOf(one, beginOf(one), now) !== "over");
    const section = (name: string, words: Key, list: readonly Kept[], each: (one: Kept) => unknown) =>
      list.length
        ? html`<section aria-labelledby=${name}><h3 class="label" id=${name}>${t(words)}</h3><ul class="list" part="list">${list.map(each)}</ul></section>`
        : nothing;
    const [next] = stands;
    const talks = section("changes", "milestones-changes", changes, (one) =>
      this.#change(room, view, one, now),
    );
    // What waits for me comes first, within reach.
    const waiting = view.round?.opens_at === null && view.round.awaited.includes(room.you);
    const asks = waiting && (view.round?.in.length ?? 0) > 0;
    const others = visits.filter((one) => one !== next);
    return html`
      <div class="all" data-testid="milestones">
        <section class="stack" aria-labelledby="title">
          <h2 class="head" part="title" id="title">${t("milestones-title")}</h2>
          ${this.#celebrated(room, view, now)}
          ${all.length ? nothing : html`<p class="soft">${t("milestones-lead")} ${t("milestones-empty")}</p>`}
          ${this.refusal()}
          ${asks ? talks : nothing}
          ${next ? html`<h3 class="hide">${t("milestones-visits")}</h3>${this.#visit(room, next, now)}` : nothing}
        </section>
        ${section("days", "milestones-days", days, (one) => this.#day(room, one, now))}
        ${asks ? nothing : talks}
        ${section("visits", "milestones-visits", others, (one) => html`<li class="one">${this.#visit(room, one, now)}</li>`)}
        ${this.#add(room, Object.keys(view.kept).length)}
      </div>
    `;
  }

  #named(room: Room, [id, one]: Kept): string {
    return calledIn(room, this.on, id, one)?.title ?? t(`milestones-unnamed-${one.what}`);
  }

  // ------------------------------------------------------------------------------------------ celebrating

  /** What is celebrated in this moment: as somebody wished, or because its own instant has come. */
  #feast(now: number): { id: string; at: number } | undefined {
    const view = this.shown ?? EMPTY;
    const wished = view.celebration ? [{ id: view.celebration.milestone, at: view.celebration.at }] : [];
    const come = Object.entries(view.kept).flatMap(([id, { at }]) => (at === null ? [] : [{ id, at }]));
    return [...wished, ...come].find(({ at }) => at <= now && now < at + FEAST);
  }

  #celebrated(room: Room, view: MilestonesView, now: number): TemplateResult | typeof nothing {
    const on = this.#feast(now);
    const feasted = on && view.kept[on.id];
    const others = Object.keys(room.members).filter((id) => id !== room.you);
    const here = others.filter((id) => lightOf(room.presence[id]?.status) === "here");
    const lead = !here.length
      ? "milestones-now-lead-alone"
      : others.length > 1
        ? "milestones-now-lead-all"
        : "milestones-now-lead";
    const last = view.celebration;
    const one = last && view.kept[last.milestone];
    return html`<div role="status">${
      on && feasted
        ? feast(this.#named(room, [on.id, feasted]), t(lead), room.entries, room.card.id)
        : last && one && now - last.at < TOLD
          ? html`<div class="note lamp row" part="note" data-testid="milestones-was"><span class="grow"><b class="b" dir="auto"><bdi>${this.#named(room, [last.milestone, one])}</bdi></b> ${t("milestones-was", { time: this.#hour(room, last.at) })}</span>
            <button class="btn quiet small" part="quiet" type="button" data-testid="milestones-celebrate-again" @click=${() => this.ask("celebrate", { milestone: last.milestone })}>${t("milestones-celebrate-again")}</button></div>`
          : nothing
    }</div>`;
  }

  // ------------------------------------------------------------------------------------------------ days

  #day(room: Room, [id, one]: Kept, now: number): TemplateResult {
    if (this.editing === id) return html`<li class="one">${this.#form(room, true)}</li>`;
    return html`<li class="one" data-testid="milestone" data-what="yearly" data-milestone=${id}>
      <div class="row nowrap"><div class="grow"><h4 class="voice t4" dir="auto">${this.#named(room, [id, one])}</h4>
        ${dayLines(room, one, calledIn(room, this.on, id, one), now)}</div>${far(room, one.at ?? now, now)}</div>
      ${this.#acts(room, [id, one], true)}
    </li>`;
  }

  /** What may be done with any: celebrate it, write another version, let it go. */
  #acts(room: Room, [id, one]: Kept, feasts: boolean): TemplateResult {
    const act = (testid: string, words: string, run: () => unknown) =>
      html`<button class="btn bare small" part="quiet" type="button" data-testid=${testid} @click=${run}>${words}</button>`;
    if (this.dropping === id) {
      return html`<div class="note row" part="note" role="group"><span class="grow">${t("milestones-drop-sure", { title: this.#named(room, [id, one]) })}</span>
        ${act("milestones-drop-yes", t("milestones-drop-yes"), () => this.#drop(id))}
        ${act("milestones-drop-no", t("milestones-drop-no"), () => {
          this.dropping = "";
        })}</div>`;
    }
    const feast = () =>
      act("milestones-celebrate", t("milestones-celebrate"), () => this.ask("celebrate", { milestone: id }));
    return html`<details class="more"><summary data-testid="milestones-more">${icon("plus", true)}${t("milestones-more")}</summary><div class="row tight tiny">
      ${feasts ? feast() : nothing}
      ${act("milestones-edit", t("milestones-edit"), () => {
        this.editing = id;
        this.draft = draftOf(one, calledIn(room, this.on, id, one), room.members[room.you]?.tz || here());
      })}
      ${act("milestones-drop", t("milestones-drop"), () => {
        this.dropping = id;
      })}
    </div></details>`;
  }

  async #drop(milestone: string): Promise<void> {
    if (await this.ask("drop", { milestone })) this.dropping = "";
  }

  // ---------------------------------------------------------------------------------------------- visits

  #visit(room: Room, [id, one]: Kept, now: number): TemplateResult {
    if (this.editing === id) return this.#form(room, true);
    const phase = phaseOf(one, beginOf(one), now);
    return html`<div class="paper visit" data-testid="milestone" data-what="visit" data-milestone=${id} data-phase=${phase}>
      ${visitDays(room, one, this.#named(room, [id, one]), phase, now)}
      ${
        phase === "over"
          ? nothing
          : errands({
              of: one,
              words: (item, { text, by }) => this.words(text, `item.text/${id}/${item}`, by),
              nameOf: (member) => this.nameOf(member),
              hueOf: (member) => this.hueOf(member),
              tick: (item, done) => void this.ask("tick", { milestone: id, item, done }),
              strike: (item) => void this.ask("strike", { milestone: id, item }),
              add: (event) => void this.#item(event, id),
            })
      }
      <div class="foot">${this.#acts(room, [id, one], phase !== "over")}</div>
    </div>`;
  }

  async #item(event: SubmitEvent, milestone: string): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const text = String(new FormData(form).get("text")).trim();
    if (text && (await this.say("item", "text", text, { milestone, item: newKey() }))) form.reset();
  }

  // --------------------------------------------------------------------------------------------- changes

  #change(room: Room, view: MilestonesView, [id, one]: Kept, now: number): TemplateResult {
    if (this.editing === id) return html`<li class="one">${this.#form(room, true)}</li>`;
    const table = view.round && view.talk === id;
    const opened = Boolean(table && isOpen(view.round, this.seen));
    const busy = view.round && !table && view.round.opens_at === null && view.round.in.length > 0;
    const other = view.kept[view.talk];
    const unfolded = (table && !opened) || this.talks === id;
    const begins = beginOf(one);
    return html`<li class="one" data-testid="milestone" data-what="change" data-milestone=${id}>
      <div class="row nowrap"><div class="grow"><h4 class="voice t4" dir="auto">${this.#named(room, [id, one])}</h4>
        ${begins === null ? nothing : html`<p class="t2 soft">${t("milestones-change-day", { day: dayOf(room, begins) })}</p>`}
        ${one.talked === null ? nothing : html`<p class="t2 soft">${t("milestones-talked", { day: dayOf(room, one.talked) })}</p>`}</div>
        ${begins !== null && begins > now ? far(room, begins, now) : nothing}</div>
      ${
        unfolded || opened
          ? talking({
              room,
              id,
              view,
              opened,
              changing: this.changing === id,
              draft: this.#writes(view, id),
              nameOf: (member) => this.nameOf(member),
              hueOf: (member) => this.hueOf(member),
              words: (box, field, by) => this.words(box, field, by),
              drafted: (words) => {
                this.text = words;
                this.#mine = "";
              },
              seal: (round) => void this.#seal(id, round),
              pass: (round) => void this.#pass(id, round),
              change: () => this.#takeBack(view, id),
              without: (round, member) => void this.ask("go_without", { round, member }),
            })
          : busy
            ? html`<p class="t2 soft">${t("milestones-talk-other", { title: other ? this.#named(room, [view.talk, other]) : "" })}</p>`
            : html`<div><button class="btn quiet small" part="quiet" type="button" data-testid="milestones-talk-it" @click=${() => {
                this.talks = id;
                this.text = "";
              }}>${t(one.talked === null ? "milestones-talk" : "milestones-talk-again")}</button></div>`
      }
      ${this.#acts(room, [id, one], false)}
    </li>`;
  }

  /** What I write: at first what I had written, which may take a moment to open. */
  #writes(view: MilestonesView, id: string): string {
    if (this.#mine !== view.id || this.changing !== id) return this.text;
    const before = this.opened(
      view.round?.answers[this.room?.you ?? ""],
      `write.text/${id}/${view.id}`,
      this.room?.you,
    );
    if (before === undefined) return this.text;
    this.#mine = "";
    this.text = before;
    return before;
  }

  /** Mine to be changed, or, where it is open, a new round to begin. */
  #takeBack(view: MilestonesView, id: string): void {
    this.#mine = isOpen(view.round, this.seen) ? "" : view.id;
    this.text = "";
    this.changing = this.talks = id;
  }

  async #seal(milestone: string, round: string): Promise<void> {
    const words = this.text.trim();
    if (words && (await this.say("write", "text", words, { milestone, round }))) this.#written();
  }

  async #pass(milestone: string, round: string): Promise<void> {
    if (await this.ask("pass_on", { milestone, round })) this.#written();
  }

  #written(): void {
    this.changing = this.talks = this.text = "";
  }

  // --------------------------------------------------------------------------------------------- adding

  #add(room: Room, many: number): TemplateResult | typeof nothing {
    if (this.editing) return nothing;
    return html`<details ?open=${many === 0}><summary data-testid="milestones-add">${icon("plus", true)}${t("milestones-add")}</summary>${this.#form(room, false)}</details>`;
  }

  #form(room: Room, old: boolean): TemplateResult {
    const tz = room.members[room.you]?.tz || here();
    const zones = [...new Set([tz, ...west(room.members).map((id) => room.members[id]?.tz || tz)])];
    const draft = this.draft ?? blank("visit", tz);
    return form({
      draft,
      old,
      zones: zones.map((zone) => ({ zone, place: cityOf(zone) || zone })),
      place: cityOf(draft.tz) || draft.tz,
      changed: (next) => {
        this.draft = next;
      },
      keep: () => void this.#keep(room, draft),
      cancel: () => {
        this.editing = "";
        this.draft = undefined;
      },
    });
  }

  async #keep(room: Room, draft: Draft): Promise<void> {
    const id = this.editing || newKey();
    const year = Number(wallOf(room.clock.now() ?? 0, draft.tz).slice(0, 4));
    const { args, named } = asked({ ...draft, title: draft.title.trim() }, year);
    if (!named.title) return;
    if (!(await this.#sent(draft, id, args, named))) return;
    this.editing = "";
    this.draft = undefined;
    this.renderRoot
      .querySelector("[data-testid=milestones-add]")
      ?.closest("details")
      ?.removeAttribute("open");
  }

  async #sent(
    draft: Draft,
    milestone: string,
    args: Record<string, unknown>,
    named: Called,
  ): Promise<boolean> {
    const words = await this.box(`${draft.what}.words/${milestone}`, written(named));
    return words !== undefined && this.ask(draft.what, { milestone, words, ...args });
  }

  #hour(room: Room, at: number): string {
    return hourIn(room.members[room.you]?.tz || here(), new Date(at * 1000), spoken());
  }
}

define("samesky-milestones", SameskyMilestones);
