// Where one says that it is a hard day, and where one answers that.

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import { type Choice, type Hard, HELPS, MAX_WORDS } from "./support-note.ts";

/** What the form shows, and what it tells. */
export interface Telling {
  draft: Hard;
  /** What the button says, and whether it is the loud one. */
  tell: string;
  loud: boolean;
  /** A word about who is asleep. */
  lead: string;
  changed(draft: Hard): void;
  send(): void;
}

/** Says that it is a hard day, and what would help. */
export function telling({ draft, tell, loud, lead, changed, send }: Telling): TemplateResult {
  return html`
    <form class="stack form" data-testid="support-form" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      send();
    }}>
      <label><span class="label">${t("support-words")}</span>
        <textarea class="field" part="field" dir="auto" rows="3" maxlength=${MAX_WORDS} data-testid="support-words" placeholder=${t("support-words-empty")} .value=${draft.words}
          @input=${(event: InputEvent) => changed({ ...draft, words: (event.currentTarget as HTMLTextAreaElement).value })}></textarea></label>
      <fieldset><legend class="label">${t("support-help")}</legend><div class="row tight">
        ${HELPS.map(
          (one) =>
            html`<button class="chip" type="button" aria-pressed=${String(draft.help.includes(one))} data-testid="support-help-${one}" @click=${() => changed({ ...draft, help: draft.help.includes(one) ? draft.help.filter((other) => other !== one) : [...draft.help, one] })}>${t(`support-help-${one}`)}</button>`,
        )}</div></fieldset>
      <button class="btn wide ${loud ? "" : "quiet"}" part=${loud ? "action" : "quiet"} data-testid="support-tell">${tell}</button>
      ${lead ? html`<p class="t2 soft mid">${lead}</p>` : nothing}
    </form>
  `;
}

/** What goes with an act before it is sent. */
export interface With {
  choice: Choice;
  name: string;
  /** The earliest time, as a field for days and hours takes it. */
  earliest: string;
  /** Whether there is a date that could be moved. */
  movable: boolean;
  send(given: { text: string; link: string; when: string; move: boolean }): void;
}

/** The form for the words, the song or the time of an answer. */
export function withIt({ choice, name, earliest, movable, send }: With): TemplateResult {
  const field = (testid: string, key: string, label: string, more: TemplateResult | typeof nothing) =>
    html`<label><span class="label">${label}</span>${more === nothing ? html`<input class="field small" part="field" name=${key} dir="auto" maxlength=${MAX_WORDS} autocomplete="off" ?required=${choice === "words"} data-testid=${testid} />` : more}</label>`;
  return html`<form data-testid="support-with" @submit=${(event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const get = (key: string) => String(form.get(key) ?? "").trim();
    send({ text: get("text"), link: get("link"), when: get("when"), move: form.get("move") !== null });
  }}>
    ${choice === "song" ? field("support-link", "link", t("support-song-link"), html`<input class="field small" part="field" type="url" name="link" dir="ltr" maxlength="1000" pattern="https?://.+" required autocomplete="off" data-testid="support-link" />`) : nothing}
    ${choice === "sooner" ? field("support-when", "when", t("support-when"), html`<input class="field small" part="field" type="datetime-local" name="when" min=${earliest} data-testid="support-when" />`) : nothing}
    ${choice === "sooner" && movable ? html`<label class="check t2"><input type="checkbox" name="move" data-testid="support-move" />${t("support-move")}</label>` : nothing}
    ${field("support-say", "text", t("support-say", { name }), nothing)}
    <div><button class="btn quiet small" part="quiet" data-testid="support-send">${t("support-send")}</button></div>
  </form>`;
}
