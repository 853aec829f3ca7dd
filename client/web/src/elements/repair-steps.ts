// Steps apart of a repair: each opens only when all say yes, and nobody has to take one.

import { html, nothing, type TemplateResult } from "lit";
import type { Entry, RepairView } from "../sdk/protocol.d.ts";
import { t } from "../words/words.ts";
import type { Card } from "./cards.ts";
import { icon } from "./drawn.ts";
import { act } from "./floor.ts";

export const STEPS = ["apology", "amends", "forgiveness", "letting-go"] as const;
export type Step = (typeof STEPS)[number];
const ASKED = [...STEPS, "softener"] as const;
/** Letters of a step, or of a ground. */
export const MAX_WORDS = 220;

/** What the steps show, and what they ask. */
export interface Steps {
  view: RepairView;
  you: string;
  /** The step that I write now. */
  writing: string;
  /** What I do not want to be asked now. */
  unseen: string;
  softeners: readonly Card[];
  /** What was said: by whom, which step, and how it reads. */
  said: readonly { who: string; hue: string; what: string; words: string }[];
  nameOf(member: string): string;
  ask(cmd: string, args: Record<string, unknown>): unknown;
  write(step: string): void;
  say(step: Step, words: string): unknown;
  hide(topic: string): void;
}

/** Steps that were taken in the repair of this opening. */
export function stepsIn(
  entries: readonly Entry[],
  on: string,
  opening: string,
): { by: string; what: Step; box: Uint8Array; at: number }[] {
  return entries.flatMap(({ on: where, kind, by, at, body }) => {
    const { what, text, of } = (body ?? {}) as { what?: Step; text?: Uint8Array; of?: string };
    return where === on && kind === "said" && of === opening && what && text && by
      ? [{ by, what, box: text, at }]
      : [];
  });
}

/** The steps, what is asked, and a way to ask. */
export function steps(of: Steps): TemplateResult {
  const { view, you } = of;
  const asked = view.asked;
  const name = (what: string) => t(`repair-step-${what as Step | "softener"}`);
  const card = of.softeners.find(({ id }) => id === view.card);
  const mine = asked && (asked.by === you || asked.yours === "yes");
  return html`<details class="steps" ?open=${Boolean(asked || view.steps.length || view.card)} data-testid="repair-steps"><summary>${icon("plus", true)}${t("repair-steps")}</summary>
    <div class="stack g3"><p class="t2 soft">${t("repair-steps-lead")}</p>
    ${
      asked && of.unseen !== `${asked.topic} ${asked.until}`
        ? html`<div class="note lamp" part="note" role="status" data-testid="repair-asked"><p class="grow">${mine ? t("repair-step-asked-you", { what: name(asked.topic) }) : t("repair-step-asked", { name: of.nameOf(asked.by), what: name(asked.topic) })}</p>
            ${mine ? nothing : html`<span class="row tight">${act("repair-yes", t("repair-step-yes"), " quiet small", () => of.ask("agree", { what: asked.topic }))}${act("repair-not-now", t("floor-not-now"), " quiet small", () => of.hide(`${asked.topic} ${asked.until}`))}</span>`}</div>`
        : nothing
    }
    ${card ? html`<p class="voice t4 mid" dir="auto" data-testid="repair-card">${card.text}</p>` : nothing}
    <ul class="list">${ASKED.map((what) => {
      const open = what !== "softener" && view.steps.includes(what);
      const button = open
        ? act(`repair-say-${what}`, t("repair-step-say"), " quiet small", () =>
            of.write(of.writing === what ? "" : what),
          )
        : act(`repair-ask-${what}`, t("repair-step-ask"), " bare small", () => of.ask("open_step", { what }));
      return html`<li class="stack g2"><div class="row between"><b class="b">${name(what)}</b>${asked?.topic === what ? nothing : button}</div>
        ${
          open && of.writing === what
            ? html`<form class="row" @submit=${(event: SubmitEvent) => {
                event.preventDefault();
                const words = String(new FormData(event.currentTarget as HTMLFormElement).get("text")).trim();
                if (words) of.say(what as Step, words);
              }}><textarea class="field" part="field" name="text" dir="auto" rows="2" maxlength=${MAX_WORDS} required data-testid="repair-step-text" aria-label=${name(what)}></textarea>
                <button class="btn quiet small" part="quiet" data-testid="repair-step-send">${t("repair-step-say")}</button></form>`
            : nothing
        }</li>`;
    })}</ul>
    ${of.said.map(({ who, hue, what, words }) => html`<div class="answer said-step ${hue}" part="answer" data-testid="repair-said"><p class="t1 person">${t("repair-step-said", { name: who, what: name(what) })}</p><p class="voice said" dir="auto">${words}</p></div>`)}
    </div></details>`;
}
