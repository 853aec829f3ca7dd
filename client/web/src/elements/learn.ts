import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import type { LearnView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, t } from "../words/words.ts";
import { asleep } from "./asleep.ts";
import { here, west } from "./daylight.ts";
import { type Ending, way } from "./learn-goal.ts";
import { LESSON, lesson, lessonOf } from "./learn-lesson.ts";
import { learnLook } from "./learn-look.ts";
import { fieldIn, quiz } from "./learn-quiz.ts";
import { learnWords } from "./learn-words.ts";
import { look } from "./look.ts";
import { define, RoomElement } from "./room-element.ts";
import { isOpen } from "./round.ts";

const EMPTY: LearnView = { page: "p1", round: null, goal: null, by: "", words: null };

/**
 * `<samesky-learn>`: a goal that is shared, how far each is, questions to each other, and when the next lesson is.
 *
 * @cssstate sealed - Somebody is in, and the answers are closed.
 * @cssstate waiting - Mine is in, and others are awaited.
 * @cssstate revealed - The answers are open.
 */
export class SameskyLearn extends RoomElement<LearnView> {
  static override styles = [look, learnLook];
  static override properties: PropertyDeclarations = {
    laying: { state: true },
    ending: { state: true },
    asking: { state: true },
    planning: { state: true },
    when: { state: true },
    changing: { state: true },
  };
  /** The chapters are being laid out anew. */
  declare laying: boolean;
  declare ending: Ending;
  declare asking: boolean;
  declare planning: boolean;
  declare when: string;
  /** The page of which I write mine anew. */
  declare changing: string;
  #opening: (() => void) | undefined;

  constructor() {
    super();
    this.on = "learn";
    this.laying = this.asking = this.planning = false;
    this.changing = this.ending = this.when = "";
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["learn-title", learnWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening?.();
  }

  protected override turned(before: LearnView | undefined): void {
    const opens = this.shown?.round?.opens_at ?? null;
    this.#opening?.();
    this.#opening = undefined;
    if (opens !== null && !isOpen(this.shown?.round, this.seen))
      this.#opening = this.redrawsAt(opens, (seen) => void this.flipped(opens, seen));
    if (before?.page !== this.shown?.page) this.asking = false;
    if (before?.goal?.id !== this.shown?.goal?.id) {
      this.laying = false;
      this.ending = "";
    }
  }

  protected override get marks(): readonly string[] {
    const [round, you] = [this.shown?.round, this.room?.you ?? ""];
    if (!round) return [];
    if (isOpen(round, this.seen)) return ["revealed"];
    const waits = round.in.includes(you) && round.awaited.length > 0;
    return [...(round.in.length ? ["sealed"] : []), ...(waits ? ["waiting"] : [])];
  }

  override render(): TemplateResult {
    const room = this.room;
    const title = html`<h2 class="head" part="title" id="title">${t("learn-title")}</h2>`;
    if (!room) return title;
    const view = this.shown ?? EMPTY;
    return html`
      <div class="all" data-testid="learn">
        <div class="lead stack g3">${title}<p class="soft">${t("learn-lead")}</p>${this.refusal()}</div>
        <div class="side"><section class="stack g3" aria-labelledby="goal"><h3 class="label" id="goal">${t("learn-goal")}</h3>${this.#way(room, view)}</section></div>
        <div class="side"><section class="stack g3" aria-labelledby="quiz"><h3 class="label" id="quiz">${t("learn-quiz")}</h3>${this.#quiz(room, view)}</section>
          <section class="stack g3" aria-labelledby="lesson"><h3 class="label" id="lesson">${t("learn-lesson")}</h3>${this.#lesson(room, view)}</section></div>
      </div>`;
  }

  #way(room: Room, { goal }: LearnView): TemplateResult {
    return way({
      goal,
      you: room.you,
      members: west(room.members),
      laying: this.laying,
      ending: this.ending,
      aim: this.#aim(goal),
      words: this.opened(goal?.text, "aim.text", goal?.by) ?? "",
      chapter: (id) => {
        const one = goal?.chapters.find((chapter) => chapter.id === id);
        return one ? this.words(one.text, `chapter.text/${goal?.id}/${id}`, one.by) : "";
      },
      name: (member) => this.nameOf(member),
      send: (cmd, args) => this.ask(cmd, args),
      lay: (laying) => {
        this.laying = laying;
      },
      end: (by) => {
        this.ending = by;
      },
      says: (event, what) => void this.#says(event, what),
    });
  }

  #aim(goal: LearnView["goal"]): string {
    return goal?.text ? this.words(goal.text, "aim.text", goal.by) : "";
  }

  #quiz(room: Room, view: LearnView): TemplateResult {
    const { page, by } = view;
    return quiz({
      view,
      you: room.you,
      members: west(room.members),
      open: isOpen(view.round, this.seen),
      words: view.words ? this.words(view.words, "quiz.text", by) : "",
      changing: this.changing === page,
      asking: this.asking,
      said: (member) => {
        const box = view.round?.answers[member];
        return box && this.words(box, fieldIn(page, member === by), member);
      },
      name: (member) => this.nameOf(member),
      hue: (member) => this.hueOf(member),
      night: (member) => asleep(room, member),
      send: (cmd, args) => this.ask(cmd, args),
      answer: (event) => void this.#answer(event, page),
      quiz: (event) => void this.#asks(event, view),
      change: () => {
        this.changing = page;
      },
      ask: (asking) => {
        this.asking = asking;
      },
    });
  }

  #lesson(room: Room, { goal }: LearnView): TemplateResult {
    const now = room.clock.now() ?? Date.now() / 1000;
    const zone = room.members[room.you]?.tz || here();
    return lesson({
      room,
      at: lessonOf(room, this.on, now),
      now,
      zone,
      planning: this.planning,
      open: (planning) => {
        this.planning = planning;
        this.when = "";
      },
      when: this.when,
      choose: (when) => {
        this.when = when;
      },
      plan: (start) => void this.#plan(start, zone, this.#aim(goal)),
    });
  }

  // ------------------------------------------------------------------------------------------------ asking

  async #says(event: SubmitEvent, what: "aim" | "chapter"): Promise<void> {
    const [form, { text = "" }] = formOf(event);
    const goal = this.shown?.goal?.id ?? "";
    if (!text) return;
    const chapter = crypto.getRandomValues(new Uint32Array(2)).join("-");
    const box = await this.box(what === "aim" ? "aim.text" : `chapter.text/${goal}/${chapter}`, text);
    const where = what === "chapter" ? { goal, chapter } : goal ? { goal } : {};
    if (box && (await this.ask(what, { ...where, text: box }))) form.reset();
  }

  async #answer(event: SubmitEvent, page: string): Promise<void> {
    const [, { text = "" }] = formOf(event);
    if (text && (await this.say("answer", "text", text, { page }))) this.changing = "";
  }

  async #asks(event: SubmitEvent, view: LearnView): Promise<void> {
    const [, { text = "", right = "" }] = formOf(event);
    const boxes = [
      text && (await this.box("quiz.text", text)),
      right && (await this.box("quiz.right", right)),
    ];
    const after = view.by ? { after: view.page } : {};
    if (boxes[0] && boxes[1] && (await this.ask("quiz", { text: boxes[0], right: boxes[1], ...after })))
      this.asking = false;
  }

  async #plan(start: string, tz: string, aim: string): Promise<void> {
    const title = await this.box("plan.title", aim || t("learn-title"), "evening");
    const segments = [{ minutes: LESSON, gate: "hand", on: this.on }];
    if (title && (await this.ask("plan", { start, tz, title, minutes: LESSON, segments }, "rituals")))
      this.planning = false;
  }
}

function formOf(event: SubmitEvent): [HTMLFormElement, Readonly<Record<string, string>>] {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  return [
    form,
    Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()])),
  ];
}

define("samesky-learn", SameskyLearn);
