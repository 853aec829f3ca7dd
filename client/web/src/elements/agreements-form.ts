import { html, nothing, type TemplateResult } from "lit";
import { t } from "../words/words.ts";

/** Bytes of a sentence: with what sealing adds, no more than the hub takes. */
const MOST = 360;
const STARTS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Somebody whom a sentence may concern. */
export interface Whom {
  id: string;
  name: string;
  hue: string;
  chosen: boolean;
}

/** What is being written. */
export interface Writing {
  words: string;
  /** Other words for a sentence, not a new one. */
  amends: boolean;
  /** The others, where there is somebody to choose. */
  whom: readonly Whom[];
}

/** Whether words are longer than a sentence may be. */
export const long = (words: string): boolean => new TextEncoder().encode(words.trim()).length > MOST;

/** The form for a sentence: my words, whom they concern, and beginnings where there is nothing yet. */
export function form(
  writing: Writing,
  does: { type(words: string): void; choose(member: string): void; send(): void; leave(): void },
): TemplateResult {
  const { words, amends, whom } = writing;
  const starts = !amends && !words.trim();
  return html`
    <form part="panel" class="compose" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      if (words.trim() && !long(words)) does.send();
    }}>
      <textarea class="field" part="field" dir="auto" rows="3" required data-testid="agreement-text" aria-label=${t("agreements-yours")}
        placeholder=${t("agreements-placeholder")} .value=${words} @input=${(event: InputEvent) => does.type((event.currentTarget as HTMLTextAreaElement).value)}></textarea>
      <div role="status">${long(words) ? html`<p class="t2 soft" data-testid="agreement-long">${t("agreements-long")}</p>` : nothing}</div>
      ${
        starts
          ? html`<details><summary data-testid="agreement-starts">${t("agreements-begin")}</summary><div class="starts">
              ${STARTS.map((n) => html`<button class="chip" part="quiet" type="button" data-testid="agreement-start" @click=${() => does.type(begun(t(`agreements-start-${n}`)))}>${t(`agreements-start-${n}`)}</button>`)}
            </div></details>`
          : nothing
      }
      ${
        whom.length
          ? html`<fieldset><legend class="label">${t("agreements-whom")}</legend><div class="row tight">
              ${whom.map(
                (
                  one,
                ) => html`<label class="chip ${one.hue}"><input type="checkbox" data-testid="agreement-whom" .checked=${one.chosen} @change=${() => does.choose(one.id)} />
                <i class="light" aria-hidden="true"></i>${one.name}</label>`,
              )}</div></fieldset>`
          : nothing
      }
      <div class="row tight">
        <button class="btn small" part="action" data-testid="agreement-send">${t(amends ? "agreements-propose-words" : "agreements-propose")}</button>
        <button class="btn bare small" part="quiet" type="button" data-testid="agreement-cancel" @click=${does.leave}>${t("agreements-cancel")}</button>
      </div>
    </form>
  `;
}

/** A beginning without the dots that say that it goes on. */
function begun(start: string): string {
  return `${start.replace(/\s*…$/u, "").trimEnd()} `;
}
