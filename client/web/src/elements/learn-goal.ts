// The goal, and the way to it: chapters, and who is through which.

import { html, nothing, type TemplateResult } from "lit";
import type { Goal } from "../sdk/protocol.d.ts";
import { listed, t } from "../words/words.ts";
import { does } from "./cook-parts.ts";

/** Letters of a goal, and of a chapter. */
export const MAX_AIM = 60;

/** How a goal ends. */
export type Ending = "" | "reach" | "let_go";

/** What is shown of the goal, and what is told. */
export interface Way {
  goal: Goal | null;
  you: string;
  /** West first. */
  members: readonly string[];
  /** The chapters are being laid out anew. */
  laying: boolean;
  /** What the goal is about to end by, until that is said once more. */
  ending: Ending;
  aim: string;
  /** The same for an editor: empty where it does not open. */
  words: string;
  chapter(id: string): string;
  name(member: string): string;
  send(cmd: string, args: Record<string, unknown>): unknown;
  lay(laying: boolean): void;
  end(by: Ending): void;
  says(event: SubmitEvent, what: "aim" | "chapter"): void;
}

/** The goal with its chapters; without one, the way to say it. */
export function way(of: Way): TemplateResult {
  const { goal } = of;
  if (!goal)
    return html`<p class="soft">${t("learn-aim-lead")}</p>
      ${line(of, "aim", t("learn-aim"), t("learn-aim-go"))}`;
  const { laying } = of;
  return html`<p class="voice t5 aim" dir="auto" data-testid="learn-goal">${of.aim || t("learn-aim-gone")}</p>
    ${laying ? line(of, "aim", t("learn-aim-other"), t("learn-aim-go"), of.words) : nothing}
    ${goal.chapters.length ? html`<ul class="list way" part="list">${goal.chapters.map((_, n) => row(of, goal, n))}</ul>` : html`<p class="soft">${t("learn-no-chapters")}</p>`}
    ${laying || !goal.chapters.length ? line(of, "chapter", t("learn-chapter"), t("learn-chapter-go")) : nothing}
    ${of.ending ? sure(of, goal, of.ending) : doing(of)}`;
}

function doing(of: Way): TemplateResult {
  return html`<div class="does">
    ${of.laying ? does("learn-laid", t("learn-laid"), " quiet small", () => of.lay(false)) : does("learn-lay", t("learn-lay"), " quiet small", () => of.lay(true))}
    ${does("learn-reach", t("learn-reach"), " quiet small", () => of.end("reach"))}
    ${of.laying ? does("learn-let-go", t("learn-let-go"), " bare small", () => of.end("let_go")) : nothing}</div>`;
}

/** It ends for all of us: once more, so that no finger does it that slipped. */
function sure(of: Way, goal: Goal, by: "reach" | "let_go"): TemplateResult {
  const [key, once] =
    by === "reach"
      ? (["learn-reach", "learn-reach-sure"] as const)
      : (["learn-let-go", "learn-let-go-sure"] as const);
  return html`<div class="note" part="note" role="group" aria-label=${t(key)}><div class="stack g2"><p>${t(once)}</p>
    <div class="does">${does("learn-end", t(key), " quiet small", () => of.send(by, { goal: goal.id }))}
    ${does("learn-end-not", t("learn-end-not"), " bare small", () => of.end(""))}</div></div></div>`;
}

function row(of: Way, goal: Goal, n: number): TemplateResult {
  const one = goal.chapters[n];
  if (!one) return html``;
  const through = (member: string) => goal.through[member]?.includes(one.id) ?? false;
  const others = of.members.filter((member) => member !== of.you && through(member));
  const mine = through(of.you);
  const before = goal.chapters[n - 1];
  const at = { goal: goal.id, chapter: one.id };
  return html`<li data-testid="learn-part"><label dir="auto"><input type="checkbox" .checked=${mine} data-testid="learn-did" @change=${() => of.send("did", { ...at, through: !mine })} /><span>${of.chapter(one.id)}</span></label>
    ${others.length ? html`<span class="t2 soft others">${t("learn-through", { names: listed(others.map(of.name)) })}</span>` : nothing}
    ${
      of.laying
        ? html`<span class="does edge">${does("learn-strike", t("learn-strike"), " bare small", () => of.send("strike", at))}${before ? does("learn-up", t("learn-up"), " bare small", () => of.send("move", { ...at, before: before.id })) : nothing}</span>`
        : nothing
    }</li>`;
}

function line(of: Way, what: "aim" | "chapter", label: string, go: string, words = ""): TemplateResult {
  return html`<form class="line" @submit=${(event: SubmitEvent) => of.says(event, what)}>
    <label><span class="label">${label}</span><input class="field" part="field" name="text" required maxlength=${MAX_AIM} dir="auto" autocomplete="off" data-testid="learn-${what}" value=${words} /></label>
    <button class="btn quiet" part="quiet" data-testid="learn-${what}-go">${go}</button></form>`;
}
