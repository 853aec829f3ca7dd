// The list of a visit: what is to be seen to, and who did.

import { html, nothing, type TemplateResult } from "lit";
import type { Errand, Milestone } from "../sdk/protocol.d.ts";
import { t } from "../words/words.ts";
import { icon } from "./drawn.ts";

/** What is shown, and what it does. */
export interface Errands {
  of: Milestone;
  words(item: string, errand: Errand): string;
  nameOf(member: string): string;
  hueOf(member: string): string;
  tick(item: string, done: boolean): void;
  strike(item: string): void;
  add(event: SubmitEvent): void;
}

/** The list, and a place to add to it. */
export function errands(list: Errands): TemplateResult {
  const all = Object.entries(list.of.items);
  return html`<div class="stack g2">
    <h5 class="label">${t("milestones-list")}</h5>
    ${all.length ? html`<ul class="errands">${all.map(([item, errand]) => one(list, item, errand))}</ul>` : html`<p class="t2 soft">${t("milestones-list-empty")}</p>`}
    <form class="add" @submit=${list.add}>
      <label><span class="hide">${t("milestones-item")}</span><input class="field small" part="field" name="text" dir="auto" maxlength="60" required autocomplete="off" placeholder=${t("milestones-item")} data-testid="milestones-item" /></label>
      <button class="btn quiet small" part="quiet" data-testid="milestones-item-add">${t("milestones-item-add")}</button>
    </form>
  </div>`;
}

function one(list: Errands, item: string, errand: Errand): TemplateResult {
  const [words, by] = [list.words(item, errand), errand.done_by];
  return html`<li data-testid="milestones-errand">
    <label><input type="checkbox" .checked=${Boolean(by)} data-testid="milestones-tick" @change=${(event: Event) => list.tick(item, (event.currentTarget as HTMLInputElement).checked)} />
      <span class="said ${by ? "done" : ""}" dir="auto">${words}</span></label>
    ${by ? html`<span class="t1 who ${list.hueOf(by)}"><span class="person">${t("milestones-done-by", { name: list.nameOf(by) })}</span></span>` : nothing}
    <button class="iconb" part="quiet" type="button" aria-label=${t("milestones-strike", { text: words })} data-testid="milestones-strike" @click=${() => list.strike(item)}>${icon("close", true)}</button></li>`;
}
