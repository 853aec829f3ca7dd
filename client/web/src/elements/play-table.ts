// The table: this or that, a sentence to finish, two truths and a tale. Each for themselves, then all at once.

import { html, nothing, type TemplateResult } from "lit";
import type { PlayView, RevealView } from "../sdk/protocol.d.ts";
import { listed, t } from "../words/words.ts";
import { does } from "./cook-parts.ts";
import { icon } from "./drawn.ts";
import type { Games } from "./play-cards.ts";
import { MAX_LINE, MAX_TALE, placeIn, saidIn } from "./play-note.ts";

/** So many who are awaited have a line each. */
const MANY = 4;

/** What the table shows, and what it tells. */
export interface Table {
  view: PlayView;
  games: Games;
  you: string;
  /** West first. */
  members: readonly string[];
  open: boolean;
  /** The words that the page was told with, and the three sentences of a tale. */
  words: string;
  tale: readonly string[] | undefined;
  /** What I have said, while it is closed. */
  mine: string;
  /** I write mine anew. */
  changing: boolean;
  /** A form that is open: for a sentence of my own, or for a tale. */
  writing: "" | "begin" | "tale";
  name(member: string): string;
  hue(member: string): string;
  /** What `member` said, once it is open. */
  said(member: string): string | undefined;
  night(member: string): string;
  send(cmd: string, args?: Record<string, unknown>): unknown;
  answer(text: string): unknown;
  change(): void;
  write(what: Table["writing"]): void;
  begin(event: SubmitEvent): void;
  tell(event: SubmitEvent): void;
}

/** The table as it is. */
export function table(of: Table): TemplateResult {
  const { view, open } = of;
  if (of.writing) return of.writing === "tale" ? taleForm(of) : beginForm(of);
  if (!view.game) return html`<p class="soft">${t("play-table-lead")}</p>${choices(of)}`;
  const round = view.round;
  return html`
    <div class="paper table" part="panel" data-testid="play-table" data-game=${view.game} data-open=${String(open)}>
      <p class="t2 soft">${t(`play-${view.game}`)}${view.by ? html` · ${of.name(view.by)}` : nothing}</p>
      ${view.game === "finish" ? html`<p class="voice t5" dir="auto" tabindex="-1">${view.card ? of.games.finish.find(({ id }) => id === view.card)?.text : `${of.words} …`}</p>` : nothing}
      ${open ? opened(of, round) : closed(of, round)}
    </div>
    ${open ? html`<h4 class="label">${t("play-next")}</h4>${choices(of)}` : nothing}`;
}

/** What can be laid out. */
function choices(of: Table): TemplateResult {
  const after = of.view.game ? { after: of.view.page } : {};
  return html`<div class="does">
    ${does("play-lay-this", t("play-this"), " quiet small", () => of.send("lay", { game: "this", ...after }))}
    ${does("play-lay-finish", t("play-finish"), " quiet small", () => of.send("lay", { game: "finish", ...after }))}
    ${does("play-write-tale", t("play-tale"), " quiet small", () => of.write("tale"))}
    ${does("play-write-begin", t("play-begin"), " bare small", () => of.write("begin"))}</div>`;
}

function closed(of: Table, round: RevealView | null): TemplateResult {
  const { view, you } = of;
  const inside = round?.in ?? [];
  const mine = inside.includes(you);
  const tells = view.game === "tale" && view.by === you;
  const asks = !tells && (!mine || of.changing);
  const awaited = (round?.awaited ?? of.members).filter((one) => one !== you);
  return html`
    ${view.game === "tale" ? (of.tale ?? []).map((line, n) => (asks ? html`<button class="pick line" type="button" aria-pressed=${String(of.mine === String(n))} data-testid="play-pick" dir="auto" @click=${() => of.answer(String(n))}>${line}</button>` : html`<p class="said-of ${of.hue(view.by)}" dir="auto">${line}</p>`)) : nothing}
    ${asks && view.game === "tale" ? html`<p class="t2 soft">${t("play-tale-guess", { name: of.name(view.by) })}</p>` : nothing}
    ${asks && view.game === "this" ? pair(of) : nothing}
    ${asks && view.game === "finish" ? finishForm(of) : nothing}
    ${asks ? nothing : html`<p role="status" data-testid="play-sealed">${round?.passed.includes(you) ? t("play-passed-you") : t(tells ? "play-told" : "play-in")}</p>`}
    ${asks ? nothing : waits(of, awaited)}
    <div class="does">
      ${!asks && !tells ? does("play-change", t("play-change"), " bare small edge", of.change) : nothing}
      ${asks && !round?.passed.includes(you) ? does("play-pass", t("play-pass"), " bare small edge", () => of.send("pass_on", { page: view.page })) : nothing}</div>`;
}

/** Who is awaited; of many their names, and a list to go on without somebody. */
function waits(of: Table, awaited: readonly string[]): TemplateResult {
  const { page } = of.view;
  const rows = html`<ul class="list">${awaited.map((one) => html`<li class="who ${of.hue(one)}"><b class="b person">${of.name(one)}</b><span class="t2 soft grow">${of.night(one) ? t("play-night", { time: of.night(one) }) : t("play-awaited")}</span>${does("play-without", t("play-without"), " bare small", () => of.send("go_without", { page, member: one }))}</li>`)}</ul>`;
  if (awaited.length <= MANY) return rows;
  return html`<p class="t2 soft">${t("play-waits", { names: listed(awaited.map(of.name)) })}</p>
    <details><summary>${icon("plus", true)}${t("play-without")}</summary>${rows}</details>`;
}

function pair(of: Table): TemplateResult {
  const found = of.games.this.find(({ id }) => id === of.view.card);
  if (!found) return html``;
  return html`<div class="two">${[found.one, found.other].map((words, n) => html`<button class="pick" type="button" aria-pressed=${String(of.mine === String(n))} data-testid="play-pick" dir="auto" @click=${() => of.answer(String(n))}>${words}</button>`)}</div>`;
}

function finishForm(of: Table): TemplateResult {
  const say = (event: SubmitEvent) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget as HTMLFormElement).get("text")).trim();
    if (text) of.answer(text);
  };
  return html`<form @submit=${say}><label><span class="label">${t("play-finish-mine")}</span>
    <input class="field" part="field" name="text" maxlength=${MAX_LINE} required dir="auto" autocomplete="off" data-testid="play-text" .value=${of.mine} /></label>
    <button class="btn" part="action" data-testid="play-seal">${t("play-seal")}</button></form>`;
}

function opened(of: Table, round: RevealView | null): TemplateResult {
  const { view } = of;
  const untrue = view.game === "tale" ? placeIn(of.said(view.by), 3) : undefined;
  const said = of.members.flatMap((one) => {
    const text = of.said(one);
    return text === undefined ? [] : [{ one, text }];
  });
  const same = said.length > 1 && view.game === "this" && new Set(said.map(({ text }) => text)).size === 1;
  return html`
    ${view.game === "tale" ? (of.tale ?? []).map((line, n) => html`<div class="said-of ${of.hue(view.by)} ${n === untrue ? "untrue" : ""}"><p dir="auto">${line}</p>${n === untrue ? html`<p class="t1 b" data-testid="play-untrue">${t("play-untrue")}</p>` : nothing}</div>`) : nothing}
    <p class="hide" role="status">${t("play-open")}</p>
    ${said
      .filter(({ one }) => view.game !== "tale" || one !== view.by)
      .map(
        ({ one, text }) =>
          html`<div class="said-of ${of.hue(one)}" data-testid="play-said"><b class="b person t2" part="name">${of.name(one)}</b><p class="voice said" dir="auto">${saidIn({ game: view.game ?? "finish", card: view.card }, text, of.games, of.tale)}</p></div>`,
      )}
    ${same ? html`<p class="t2 soft">${t("play-same")}</p>` : nothing}
    ${of.you && of.said(of.you) === undefined && !round?.in.includes(of.you) ? html`<p class="t2 soft">${t("play-late")}</p>` : nothing}
    ${of.you && (round?.passed.includes(of.you) || !(of.you in (round?.answers ?? {}))) ? lateForm(of) : nothing}`;
}

/** Who was not in may still say theirs, and reads the others then. */
function lateForm(of: Table): TemplateResult | typeof nothing {
  const { game, by } = of.view;
  if (game === "tale" && by === of.you) return nothing;
  if (game === "this") return pair(of);
  if (game === "finish") return finishForm(of);
  return html`${(of.tale ?? []).map((line, n) => html`<button class="pick line" type="button" data-testid="play-pick" dir="auto" @click=${() => of.answer(String(n))}>${line}</button>`)}`;
}

function beginForm(of: Table): TemplateResult {
  return html`<form class="paper table" @submit=${of.begin}><label><span class="label">${t("play-begin-words")}</span>
    <input class="field" part="field" name="text" maxlength=${MAX_LINE} required dir="auto" autocomplete="off" data-testid="play-begin-text" placeholder=${t("play-begin-hint")} /></label>
    <div class="does"><button class="btn" part="action" data-testid="play-begin-lay">${t("play-lay")}</button>${does("play-cancel", t("play-cancel"), " bare", () => of.write(""))}</div></form>`;
}

function taleForm(of: Table): TemplateResult {
  return html`<form class="paper table" @submit=${of.tell}><fieldset><legend class="label">${t("play-tale-words")}</legend>
    <div class="tale">${[0, 1, 2].map(
      (n) =>
        html`<input type="radio" name="which" value=${n} required aria-label=${t("play-tale-is", { n: n + 1 })} data-testid="play-which-${n}" /><input class="field small" part="field" name="line${n}" maxlength=${MAX_TALE} required dir="auto" autocomplete="off" aria-label=${t("play-tale-line", { n: n + 1 })} data-testid="play-line-${n}" />`,
    )}</div></fieldset>
    <p class="t2 soft">${t("play-tale-lead")}</p>
    <div class="does"><button class="btn" part="action" data-testid="play-tell">${t("play-lay")}</button>${does("play-cancel", t("play-cancel"), " bare", () => of.write(""))}</div></form>`;
}
