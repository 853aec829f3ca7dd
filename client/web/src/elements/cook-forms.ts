// What somebody does not eat, and a recipe that somebody brings.

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import { imported, LARGEST, type Problem } from "./cook-import.ts";
import { contains, goesIn } from "./cook-list.ts";
import { LIMITS, type Mind } from "./cook-note.ts";
import { does, type Kitchen } from "./cook-parts.ts";
import { icon } from "./drawn.ts";
import { ALLERGENS, type Recipe } from "./recipes.ts";

/** What each does not eat, and mine to change. */
export function mindForm(of: {
  said: readonly { hue: string; name: string; what: string }[];
  draft: Mind;
  mine: boolean;
  changed(draft: Mind): void;
  save(event: SubmitEvent): void;
  takeBack(): void;
}): TemplateResult {
  const { draft } = of;
  return html`<details data-testid="cook-minds"><summary data-testid="cook-minds-open">${icon("plus", true)}${t("cook-minds")}</summary>
    <p class="t2 soft">${t("cook-minds-lead")}</p>
    ${of.said.length ? html`<ul class="list">${of.said.map(({ hue, name, what }) => html`<li class="who ${hue}" data-testid="cook-mind"><span class="grow"><b class="b person">${name}</b> <span class="t2" dir="auto">${what}</span></span></li>`)}</ul>` : nothing}
    <form @submit=${of.save}>
      <fieldset><legend class="label">${t("cook-allergens")}</legend><div class="row tight">${ALLERGENS.map(
        (one) => {
          const on = draft.allergens.includes(one);
          const next = on ? draft.allergens.filter((other) => other !== one) : [...draft.allergens, one];
          return html`<button class="chip" type="button" aria-pressed=${String(on)} data-testid="cook-allergen-${one}" @click=${() => of.changed({ ...draft, allergens: next })}>${t(`cook-allergen-${one}`)}</button>`;
        },
      )}</div></fieldset>
      <label><span class="label">${t("cook-dislikes")}</span><input class="field" part="field" name="dislikes" dir="auto" autocomplete="off" maxlength=${LIMITS.dislike * 8} data-testid="cook-dislikes"
        .value=${draft.dislikes.join(", ")} @change=${(event: Event) => of.changed({ ...draft, dislikes: listOf((event.currentTarget as HTMLInputElement).value) })} /></label>
      <div class="row tight"><button class="btn quiet small" part="quiet" data-testid="cook-minds-save">${t("cook-minds-save")}</button>${of.mine ? does("cook-minds-back", t("cook-minds-back"), " bare small", of.takeBack) : nothing}</div>
    </form></details>`;
}

/** What somebody writes with commas. */
export function listOf(text: string): string[] {
  const all = text
    .split(/[,;\n]/)
    .map((one) => one.trim().slice(0, LIMITS.dislike))
    .filter(Boolean);
  return [...new Set(all)].slice(0, LIMITS.dislikes);
}

/** What is wrong with a recipe from elsewhere, in words. */
export function problemWords({ what, field, most = 0 }: Problem): string {
  return t(`cook-import-${what}`, { field, most });
}

/** Reads a file; too large a one is not looked into. */
export async function fileText(file: File): Promise<string> {
  return file.size > LARGEST * 2 ? " ".repeat(LARGEST + 1) : file.text();
}

/** Where one brings a recipe: pasted or from a file, read here, looked at, and kept. */
export function bringForm(of: {
  draft: Recipe | undefined;
  problem: Problem | undefined;
  kitchen: Kitchen;
  read(found: ReturnType<typeof imported>): void;
  keep(): void;
  drop(): void;
}): TemplateResult {
  const { draft } = of;
  const paste = (event: SubmitEvent) => {
    event.preventDefault();
    of.read(imported(String(new FormData(event.currentTarget as HTMLFormElement).get("text"))));
  };
  const choose = async (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) of.read(imported(await fileText(file)));
    input.value = "";
  };
  return html`<details data-testid="cook-bring"><summary data-testid="cook-bring-open">${icon("plus", true)}${t("cook-bring")}</summary>
    <p class="t2 soft">${t("cook-bring-lead")}</p>
    <div role="status">${of.problem ? html`<p class="note" part="note" data-testid="cook-problem">${problemWords(of.problem)}</p>` : nothing}</div>
    ${
      draft
        ? html`<div class="stack" data-testid="cook-draft"><h4 class="voice t4" dir="auto">${draft.title}</h4>
          <p class="t2 soft">${t("cook-serves", { n: draft.serves })} · ${t("cook-steps", { n: draft.steps.length })}</p>
          ${goesIn(draft, { ...of.kitchen, servings: draft.serves })}<p class="t2 soft">${contains(draft)}</p>
          <div class="row tight">${does("cook-keep", t("cook-bring-it"), " small", of.keep)}${does("cook-drop", t("cook-bring-drop"), " bare small", of.drop)}</div></div>`
        : html`<form @submit=${paste}><label><span class="label">${t("cook-paste")}</span>
            <textarea class="field small-paste" part="field" name="text" rows="4" required spellcheck="false" dir="auto" data-testid="cook-paste"></textarea></label>
          <div class="row tight"><button class="btn quiet small" part="quiet" data-testid="cook-read">${t("cook-read")}</button>
            <label class="btn bare small file"><span>${t("cook-file")}</span><input type="file" accept=".json,.html,.htm,application/json,application/ld+json,text/html" data-testid="cook-file" @change=${choose} /></label></div></form>`
    }</details>`;
}
