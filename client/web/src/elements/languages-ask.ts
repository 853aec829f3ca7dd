import { html, nothing, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import type { Chosen } from "./languages-note.ts";
import type { Item, Way } from "./ways.ts";

/** Situations after which one may say that it is enough. */
export const ENOUGH = 10;

/** What can be done at a situation, or at the end of them. */
export interface Asks {
  choose(item: string, way: Way | undefined): void;
  to(n: number): void;
  seal(): void;
}

/** One situation with what would do good in it; after the last, what there is to seal. */
export function ask(items: readonly Item[], n: number, chosen: Chosen, does: Asks): TemplateResult {
  const item = items[n];
  const count = Object.keys(chosen).length;
  if (!item) {
    return html`
      <p class="voice t4" tabindex="-1" data-testid="ways-review">${t("languages-review", { n: count, all: items.length })}</p>
      <div class="row tight">
        <button class="btn" part="action" type="button" data-testid="ways-seal" ?disabled=${count === 0} @click=${does.seal}>${t("languages-seal")}</button>
        <button class="btn bare" part="quiet" type="button" data-testid="ways-through" @click=${() => does.to(0)}>${t("languages-again-through")}</button>
      </div>`;
  }
  return html`
    <fieldset class="ask" data-testid="ways-ask">
      <legend tabindex="-1"><span class="t1 soft num">${t("languages-nth", { n: n + 1, all: items.length })}</span>
        <span class="voice t4" data-testid="ways-situation">${item.text}</span></legend>
      <div class="options">
        ${item.options.map(
          (
            option,
          ) => html`<button class="chip option" part="quiet" type="button" data-testid="ways-option" aria-pressed=${String(chosen[item.id] === option.way)}
            @click=${() => does.choose(item.id, option.way)}>${option.text}</button>`,
        )}
      </div>
      <div class="row tight">
        ${n ? html`<button class="btn bare small" part="quiet" type="button" data-testid="ways-back" @click=${() => does.to(n - 1)}>${t("languages-back")}</button>` : nothing}
        <button class="btn bare small" part="quiet" type="button" data-testid="ways-skip" @click=${() => does.choose(item.id, undefined)}>${t("languages-skip")}</button>
        ${count >= ENOUGH ? html`<button class="btn quiet small" part="quiet" type="button" data-testid="ways-enough" @click=${() => does.to(items.length)}>${t("languages-enough")}</button>` : nothing}
      </div>
    </fieldset>`;
}
