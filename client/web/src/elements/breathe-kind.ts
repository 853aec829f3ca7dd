// Being kind to oneself: three exercises, done on this device. What is written is for who writes it.

import { html, nothing, type TemplateResult } from "lit";
import type { Breathe, Sitting } from "../sdk/protocol.d.ts";
import { spoken, t } from "../words/words.ts";
import type { Draft, Exercise, Note } from "./breathe-notes.ts";
import { icon } from "./drawn.ts";
import { act } from "./floor.ts";

const STEPS = {
  thought: ["breathe-thought-1", "breathe-thought-2", "breathe-thought-3", "breathe-thought-4"],
  plan: ["breathe-plan-1", "breathe-plan-2", "breathe-plan-3"],
  like: ["breathe-like-1", "breathe-like-2", "breathe-like-3"],
} as const;
const EXERCISES = ["thought", "plan", "like"] as const;
/** Letters of what is written in one step. */
const MAX_STEP = 600;
/** Seconds for which it is told that all have sat. */
const TOLD = 12 * 3600;

/** Who sits, and what it asks. */
export interface Company {
  state: Breathe | undefined;
  you: string;
  /** How many are in the room. */
  many: number;
  now: number;
  nameOf(member: string): string;
  names(members: readonly string[]): string;
  ask(cmd: string, args: Record<string, unknown>): unknown;
  open(what: Exercise): unknown;
}

/** Whether I sit in company and have not risen. */
export function sits(sitting: Sitting | null | undefined, you: string): boolean {
  return Boolean(sitting?.gate.circle.includes(you) && !sitting.gate.ready.includes(you));
}

/** Who sits in company, or has. */
export function company(of: Company): TemplateResult | typeof nothing {
  const { state, you } = of;
  const { sitting, sat } = state ?? {};
  if (sat && of.now - sat.at < TOLD && sat.who.includes(you))
    return html`<div class="note lamp" part="note" role="status" data-testid="breathe-sat"><p>${t("breathe-sat", { what: t(`breathe-${sat.what}`), names: of.names(sat.who) })}</p></div>`;
  if (!sitting) return nothing;
  const what = t(`breathe-${sitting.what}`);
  const awaited = sitting.gate.circle.filter((one) => !sitting.gate.ready.includes(one));
  const letBe = act("breathe-let-be", t("breathe-let-be"), " bare small", () =>
    of.ask("let_be", { sitting: sitting.id }),
  );
  if (!sits(sitting, you))
    return html`<div class="note row between" part="note" role="status" data-testid="breathe-waits"><p>${t("breathe-waits", { names: of.names(awaited) })}</p>${letBe}</div>`;
  return sitting.by === you
    ? html`<div class="note row between" part="note" data-testid="breathe-sits"><p>${t("breathe-sits-you", { what })}</p>${letBe}</div>`
    : html`<div class="note row between" part="note" role="status" data-testid="breathe-sits"><p>${t("breathe-sits", { name: of.nameOf(sitting.by), what })}</p>
        ${act("breathe-sit-too", t("breathe-sit-too"), " quiet small", () => of.open(sitting.what))}</div>`;
}

/** The exercises, to choose one. */
export function exercises(open: (what: Exercise) => unknown): TemplateResult {
  return html`<ul class="list">${EXERCISES.map((what) => html`<li><b class="b">${t(`breathe-${what}`)}</b>${act(`breathe-do-${what}`, html`${t("breathe-begin")}<span class="hide">: ${t(`breathe-${what}`)}</span>`, " quiet small", () => open(what))}</li>`)}</ul>`;
}

/** An exercise that is being done. */
export interface Doing {
  draft: Draft;
  /** Whether this page can keep what is written. */
  keeps: boolean;
  /** Whether all of it is kept. */
  settled: boolean;
  write(text: string): void;
  go(step: number): void;
  /** It is over: what was written is kept, or not. */
  end(keep: boolean): void;
}

/** A step of an exercise. */
export function exercise(of: Doing, beside: TemplateResult | typeof nothing): TemplateResult {
  const { what, step, texts } = of.draft;
  const prompts = STEPS[what];
  const prompt = prompts[step];
  if (!prompt) return html``;
  const last = step === prompts.length - 1;
  return html`<div class="step" data-testid="breathe-exercise" data-step=${step} data-settled=${String(of.settled)}>
    <div class="row between"><p class="t2 soft">${t(`breathe-${what}`)} · ${t("breathe-step", { n: step + 1, of: prompts.length })}</p>${act("breathe-close", t("breathe-close"), " bare small", () => of.end(false))}</div>
    <div class="steps" aria-hidden="true">${prompts.map((_, n) => html`<i class=${n <= step ? "past" : ""}></i>`)}</div>
    <h3 class="voice t5" tabindex="-1" id="prompt" data-testid="breathe-prompt">${t(prompt)}</h3>
    <textarea class="field" part="field" dir="auto" maxlength=${MAX_STEP} autocomplete="off" aria-labelledby="prompt" data-testid="breathe-text" .value=${texts[step] ?? ""}
      @input=${(event: InputEvent) => of.write((event.currentTarget as HTMLTextAreaElement).value)}></textarea>
    <p class="t2 soft alone">${icon("lock", true)}${t("breathe-only-you")}</p>
    ${of.keeps ? nothing : html`<p class="note" part="note">${t("breathe-unkept")}</p>`}
    <div class="does">
      ${step ? act("breathe-back", t("breathe-back"), " quiet", () => of.go(step - 1)) : nothing}
      ${last ? html`${act("breathe-let-go", t("breathe-let-go"), " quiet", () => of.end(false))}${act("breathe-keep", t("breathe-keep"), "", () => of.end(true))}` : act("breathe-next", t("breathe-next"), "", () => of.go(step + 1))}
    </div>
    ${beside}
  </div>`;
}

/** The notes of this device. */
export function notesShown(
  notes: readonly Note[],
  wipe: (note: Note) => unknown,
  take: () => unknown,
): TemplateResult | typeof nothing {
  if (!notes.length) return nothing;
  const day = new Intl.DateTimeFormat(spoken(), { dateStyle: "medium" });
  return html`<details class="mine" data-testid="breathe-notes"><summary>${icon("plus", true)}${t("breathe-notes")}</summary><div class="stack g3">
    <p class="t2 soft">${t("breathe-notes-lead")}</p>
    <ul class="list">${notes.toReversed().map(
      (
        note,
      ) => html`<li data-testid="breathe-note"><div class="row between"><p class="t1 soft">${t(`breathe-${note.what}`)} · ${day.format(note.at)}</p>${act("breathe-note-wipe", t("breathe-note-wipe"), " bare small", () => wipe(note))}</div>
        ${note.texts.map((text) => (text ? html`<p class="voice said" dir="auto">${text}</p>` : nothing))}</li>`,
    )}</ul>
    <div>${act("breathe-take", t("breathe-notes-take"), " quiet small", take)}</div></div></details>`;
}

/** Notes as a text to take along. */
export function asText(notes: readonly Note[]): string {
  const day = new Intl.DateTimeFormat(spoken(), { dateStyle: "long" });
  return notes
    .map(({ what, at, texts }) =>
      [`## ${t(`breathe-${what}`)}, ${day.format(at)}`, ...texts.filter(Boolean)].join("\n\n"),
    )
    .join("\n\n")
    .concat("\n");
}
