// Where one says where one is from, and where a word is taught.

import { html, nothing, type TemplateResult } from "lit";
import { spoken, t } from "../words/words.ts";
import { type Home, MOST_COUNTRIES } from "./culture-note.ts";
import { icon } from "./drawn.ts";

/** What the form of a home shows, and what it tells. */
export interface HomeForm {
  home: Home;
  /** Whether it was said before. */
  said: boolean;
  changed(home: Home): void;
  save(event: SubmitEvent): void;
  takeBack(): void;
}

/** Where somebody is from, and when a call is welcome. */
export function homeForm(of: HomeForm): TemplateResult {
  const { from, call } = of.home;
  const named = new Intl.DisplayNames(spoken(), { type: "region" });
  const hour = (n: 0 | 1, testid: string, label: string) =>
    html`<label><span class="label">${label}</span><input class="field num" part="field" type="time" required data-testid=${testid} .value=${call[n]} @change=${(
      event: Event,
    ) => {
      const value = (event.currentTarget as HTMLInputElement).value;
      if (value) of.changed({ from, call: n === 0 ? [value, call[1]] : [call[0], value] });
    }} /></label>`;
  return html`<form data-testid="culture-home" @submit=${of.save}>
    <div class="stack g2"><p class="label">${t("culture-countries")}</p>
      ${from.length ? html`<div class="row tight">${from.map((one) => html`<button class="chip" type="button" data-testid="culture-country" aria-label=${t("culture-country-remove", { country: named.of(one) ?? one })} @click=${() => of.changed({ from: from.filter((other) => other !== one), call })}>${named.of(one) ?? one}${icon("close", true)}</button>`)}</div>` : nothing}
      ${
        from.length < MOST_COUNTRIES
          ? html`<select class="field" part="field" data-testid="culture-add" aria-label=${t("culture-country-add")} @change=${(
              event: Event,
            ) => {
              const select = event.currentTarget as HTMLSelectElement;
              if (select.value) of.changed({ from: [...from, select.value], call });
              select.value = "";
            }}><option value="">${t("culture-country-add")}</option>${countries()
              .filter(([code]) => !from.includes(code))
              .map(([code, name]) => html`<option value=${code}>${name}</option>`)}</select>`
          : nothing
      }</div>
    <div class="fields">${hour(0, "culture-call-from", t("culture-hours"))}${hour(1, "culture-call-to", t("culture-hours-to"))}</div>
    <p class="t2 soft">${t("culture-from-lead")}</p>
    <div class="row tight"><button class="btn quiet" part="quiet" data-testid="culture-save">${t("culture-save")}</button>
      ${of.said ? html`<button class="btn bare" part="quiet" type="button" data-testid="culture-take-back" @click=${of.takeBack}>${t("culture-take-back")}</button>` : nothing}</div>
  </form>`;
}

/** A word while it is written; its sound as a data URL. */
export interface WordDraft {
  word: string;
  means: string;
  say: string;
  clip: string;
}

/** What the form of a word shows, and what it tells. */
export interface WordForm {
  draft: WordDraft;
  recording: boolean;
  changed(draft: WordDraft): void;
  record(): void;
  chosen(file: Blob): void;
  keep(event: SubmitEvent): void;
}

/** A word, what it means, and how it sounds. */
export function wordForm(of: WordForm): TemplateResult {
  const { draft } = of;
  const field = (name: "word" | "means" | "say", most: number, required: boolean) =>
    html`<label><span class="label">${t(`culture-${name}`)}</span><input class="field" part="field" dir="auto" maxlength=${most} ?required=${required} autocomplete="off" data-testid="culture-${name}" .value=${draft[name]} @input=${(
      event: InputEvent,
    ) => of.changed({ ...draft, [name]: (event.currentTarget as HTMLInputElement).value })} /></label>`;
  const records = typeof MediaRecorder !== "undefined" && Boolean(navigator.mediaDevices?.getUserMedia);
  return html`<form data-testid="culture-word-form" @submit=${of.keep}>
    ${field("word", 60, true)}${field("means", 200, true)}${field("say", 60, false)}
    <div class="stack g2">
      <div class="row tight">
        ${records ? html`<button class="btn quiet small rec" part="quiet" type="button" aria-pressed=${String(of.recording)} data-testid="culture-record" @click=${of.record}>${icon("sound", true)}${t(of.recording ? "culture-recording" : "culture-record")}</button>` : nothing}
        <span class="btn bare small file">${t("culture-file")}<input type="file" accept="audio/*" aria-label=${t("culture-file")} data-testid="culture-file" @change=${(
          event: Event,
        ) => {
          const input = event.currentTarget as HTMLInputElement;
          const [file] = input.files ?? [];
          if (file) of.chosen(file);
          input.value = "";
        }} /></span>
      </div>
      <p class="t2 soft" role="status">${draft.clip ? t("culture-clip-there") : t("culture-record-lead")}</p>
      ${draft.clip ? html`<audio controls src=${draft.clip} data-testid="culture-clip"></audio><div><button class="btn bare small" part="quiet" type="button" data-testid="culture-clip-drop" @click=${() => of.changed({ ...draft, clip: "" })}>${t("culture-clip-drop")}</button></div>` : nothing}
    </div>
    <button class="btn quiet" part="quiet" data-testid="culture-keep">${t("culture-keep")}</button>
  </form>`;
}

/** All countries by their names in the spoken language, in its order. */
function countries(): [code: string, name: string][] {
  const named = new Intl.DisplayNames(spoken(), { type: "region", fallback: "none" });
  const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n));
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  return codes
    .flatMap((code): [string, string][] => {
      const name = NONE.has(code) ? undefined : named.of(code);
      return name ? [[code, name]] : [];
    })
    .sort(([, a], [, b]) => a.localeCompare(b, spoken()));
}

/** Codes that name no country: unions, outlying bits, and those that only a computer needs. */
const NONE = new Set([
  "EU",
  "EZ",
  "UN",
  "XA",
  "XB",
  "ZZ",
  "QO",
  "AC",
  "CP",
  "CQ",
  "DG",
  "EA",
  "IC",
  "TA",
  "AN",
  "BU",
  "CS",
  "DD",
  "DY",
  "FX",
  "HV",
  "NH",
  "NT",
  "RH",
  "SU",
  "TP",
  "UK",
  "VD",
  "YD",
  "YU",
  "ZR",
]);
