// A question to each other: who asks has the answer, the others answer for themselves, and all of it opens together.

import { html, nothing, type TemplateResult } from "lit";
import type { LearnView } from "../sdk/protocol.d.ts";
import { listed, t } from "../words/words.ts";
import { does } from "./cook-parts.ts";
import { icon } from "./drawn.ts";

/** So many who are awaited have a line each. */
const MANY = 4;
/** A question of so many letters is read large. */
const SHORT = 48;
/** Letters of a question, and of an answer. */
export const [MAX_ASK, MAX_ANSWER] = [190, 96];

/** What is shown of the question, and what is told. */
export interface Quiz {
  view: LearnView;
  you: string;
  /** West first. */
  members: readonly string[];
  open: boolean;
  /** The question, as it reads. */
  words: string;
  /** I write mine anew, or ask something. */
  changing: boolean;
  asking: boolean;
  /** What `member` said, as far as I may know it. */
  said(member: string): string | undefined;
  name(member: string): string;
  hue(member: string): string;
  night(member: string): string;
  send(cmd: string, args: Record<string, unknown>): unknown;
  answer(event: SubmitEvent): void;
  quiz(event: SubmitEvent): void;
  change(): void;
  ask(asking: boolean): void;
}

/** The field that what a member said was sealed for. */
export function fieldIn(page: string, asks: boolean): string {
  return asks ? "quiz.right" : `answer.text/${page}`;
}

/** The question on the table, or a way to ask one. */
export function quiz(of: Quiz): TemplateResult {
  const { view, open } = of;
  if (of.asking) return asked(of);
  const ask = does("learn-ask", t("learn-ask"), " quiet small", () => of.ask(true));
  if (!view.by) return html`<p class="soft">${t("learn-quiz-lead")}</p><div class="does">${ask}</div>`;
  return html`<div class="paper table" part="panel" data-testid="learn-quiz" data-open=${String(open)}>
      <p class="t2 soft">${t("learn-asks", { name: of.name(view.by) })}</p>
      <p class="voice ${of.words.length > SHORT ? "t4" : "t5"} asked" dir="auto">${of.words}</p>
      ${open ? opened(of) : closed(of)}
    </div>
    ${open ? html`<div class="does">${ask}${shared(of)}</div>` : nothing}`;
}

/** Who passed reads what one wrote if one likes. */
function shared({ view: { round, page }, you, send }: Quiz): TemplateResult | typeof nothing {
  if (!round || !(you in round.answers) || !round.passed.some((one) => one !== you)) return nothing;
  return round.shared.includes(you)
    ? html`<p class="t2 soft" role="status">${t("questions-shared")}</p>`
    : does("learn-share", t("questions-share"), " bare small", () => send("share", { page }));
}

function closed(of: Quiz): TemplateResult {
  const { view, you } = of;
  const round = view.round;
  const asks = view.by === you;
  const passed = round?.passed.includes(you) ?? false;
  const mine = of.said(you);
  const writes = !asks && !passed && (mine === undefined || of.changing);
  const awaited = (round?.awaited ?? []).filter((one) => one !== you);
  const { page } = view;
  if (writes)
    return html`${answers(of, mine ?? "")}
      ${mine === undefined ? html`<div class="does">${does("learn-pass", t("learn-pass"), " bare small edge", () => of.send("pass_on", { page }))}</div>` : nothing}`;
  return html`<p role="status" data-testid="learn-sealed">${t(passed ? "learn-passed-you" : asks ? "learn-asked" : "learn-in")}</p>
    ${waits(of, awaited)}
    ${asks || passed ? nothing : html`<div class="does">${does("learn-change", t("learn-change"), " bare small edge", of.change)}</div>`}`;
}

/** Who is awaited; of many their names, and a list to go on without somebody. */
function waits(of: Quiz, awaited: readonly string[]): TemplateResult {
  const { page } = of.view;
  const rows = html`<ul class="list">${awaited.map((one) => html`<li class="who ${of.hue(one)}"><b class="b person">${of.name(one)}</b><span class="t2 soft grow">${of.night(one) ? t("learn-night", { time: of.night(one) }) : t("learn-awaited")}</span>${does("learn-without", t("learn-without"), " bare small", () => of.send("go_without", { page, member: one }))}</li>`)}</ul>`;
  if (awaited.length <= MANY) return rows;
  return html`<p class="t2 soft">${t("learn-waits", { names: listed(awaited.map(of.name)) })}</p>
    <details><summary>${icon("plus", true)}${t("learn-without")}</summary>${rows}</details>`;
}

function answers(of: Quiz, mine: string, go = t("learn-seal")): TemplateResult {
  return html`<form @submit=${of.answer}><label><span class="label">${t("learn-mine")}</span>
    <input class="field" part="field" name="text" required maxlength=${MAX_ANSWER} dir="auto" autocomplete="off" data-testid="learn-answer" .value=${mine} /></label>
    <button class="btn" part="action" data-testid="learn-seal">${go}</button></form>`;
}

function opened(of: Quiz): TemplateResult {
  const { view, you } = of;
  const said = of.members.flatMap((one) => {
    const text = of.said(one);
    return text === undefined ? [] : [{ one, text }];
  });
  const late = view.by !== you && !(you in (view.round?.answers ?? {}));
  return html`<p class="hide" role="status">${t("learn-open")}</p>
    ${said.map(
      ({ one, text }) =>
        html`<div class="said-of ${of.hue(one)} ${one === view.by ? "right" : ""}" data-testid="learn-said"><b class="b person t2" part="name">${one === view.by ? t("learn-right", { name: of.name(one) }) : of.name(one)}</b><p class="voice said" dir="auto">${text}</p></div>`,
    )}
    ${late ? after(of) : nothing}`;
}

/** Who was not in may still say theirs. Who passed is asked for nothing. */
function after(of: Quiz): TemplateResult {
  const passed = of.view.round?.passed.includes(of.you);
  if (passed && !of.changing)
    return html`<p class="t2 soft">${t("learn-passed-you")}</p><div class="does">${does("learn-change", t("learn-say-too"), " bare small edge", of.change)}</div>`;
  return html`${passed ? nothing : html`<p class="t2 soft">${t("learn-late")}</p>`}${answers(of, "", t("learn-say"))}`;
}

function asked(of: Quiz): TemplateResult {
  return html`<form class="paper table" part="panel" @submit=${of.quiz}>
    <label><span class="label">${t("learn-question")}</span><textarea class="field" part="field" name="text" rows="2" required maxlength=${MAX_ASK} dir="auto" data-testid="learn-question"></textarea></label>
    <label><span class="label">${t("learn-answer-right")}</span><input class="field" part="field" name="right" required maxlength=${MAX_ANSWER} dir="auto" autocomplete="off" data-testid="learn-right" /></label>
    <p class="t2 soft">${t("learn-answer-lead")}</p>
    <div class="does"><button class="btn" part="action" data-testid="learn-ask-go">${t("learn-ask-go")}</button>${does("learn-ask-not", t("learn-not"), " bare small", () => of.ask(false))}</div></form>`;
}
