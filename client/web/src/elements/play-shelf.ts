// The jar of jokes, the shelf of what only we laugh at, and drawings that were kept.

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import { does } from "./cook-parts.ts";
import { icon } from "./drawn.ts";
import { type Inside, MAX_LINE } from "./play-note.ts";

/** The jar: mine in it, how many are in it, and the one that was pulled out last. */
export function jar(of: {
  mine: readonly { id: string; text: string }[];
  inside: number;
  pulled: { name: string; text: string } | undefined;
  put(event: SubmitEvent): void;
  back(id: string): void;
  pull(): void;
}): TemplateResult {
  return html`<section class="stack g3" aria-labelledby="jar"><h3 class="label" id="jar">${t("play-jar")}</h3>
    ${of.pulled ? html`<div class="joke" data-testid="play-joke"><p class="voice said t4" dir="auto">${of.pulled.text}</p><p class="t2 soft">${of.pulled.name}</p></div>` : nothing}
    <p class="soft" data-testid="play-inside">${of.inside ? t("play-jar-inside", { n: of.inside }) : t("play-jar-empty")}</p>
    ${of.inside ? html`<div>${does("play-pull", t("play-pull"), " quiet small", of.pull)}</div>` : nothing}
    <details><summary data-testid="play-slip-open">${icon("plus", true)}${t("play-slip")}</summary>
      <form @submit=${of.put}><label><span class="label">${t("play-slip-words")}</span><textarea class="field" part="field" name="text" rows="2" maxlength="300" required dir="auto" data-testid="play-slip"></textarea></label>
        <button class="btn quiet small" part="quiet" data-testid="play-slip-put">${t("play-slip-put")}</button></form>
      ${of.mine.map(({ id, text }) => html`<div class="who"><span class="grow t2" dir="auto">${text}</span>${does("play-slip-back", t("play-slip-back"), " bare small", () => of.back(id))}</div>`)}</details></section>`;
}

/** The shelf, newest first. */
export function shelf(of: {
  all: readonly (Inside & { id: string; hue: string; name: string })[];
  more: boolean;
  further(): void;
  put(event: SubmitEvent): void;
}): TemplateResult {
  return html`<section class="stack g3" aria-labelledby="shelf"><h3 class="label" id="shelf">${t("play-shelf")}</h3>
    ${of.all.length ? html`<ul class="list shelf" part="list">${of.all.map(({ words, from, hue, name }) => html`<li class=${hue} data-testid="play-shelved"><p class="voice t4" dir="auto">${words}</p>${from ? html`<p class="t2 soft" dir="auto">${from}</p>` : nothing}<p class="t1"><b class="b person" part="name">${name}</b></p></li>`)}</ul>` : html`<p class="soft">${t("play-shelf-empty")}</p>`}
    ${of.more ? html`<div>${does("play-further", t("play-further"), " bare small edge", of.further)}</div>` : nothing}
    <details><summary data-testid="play-shelve-open">${icon("plus", true)}${t("play-shelve")}</summary>
      <form @submit=${of.put}><label><span class="label">${t("play-shelve-words")}</span><input class="field small" part="field" name="words" maxlength=${MAX_LINE} required dir="auto" autocomplete="off" data-testid="play-shelve" /></label>
        <label><span class="label">${t("play-shelve-from")}</span><input class="field small" part="field" name="from" maxlength=${MAX_LINE} dir="auto" autocomplete="off" data-testid="play-shelve-from" /></label>
        <button class="btn quiet small" part="quiet" data-testid="play-shelve-put">${t("play-shelve-put")}</button></form></details></section>`;
}
