// Beside the stage: who leads, the pages in a row, the notes on this one, and what is brought.

import { html, nothing, type TemplateResult } from "lit";
import type { TourNote, TourPage } from "../sdk/protocol.d.ts";
import { listed, t } from "../words/words.ts";
import { does } from "./cook-parts.ts";
import { icon } from "./drawn.ts";
import { MAX_NOTE, MAX_TEXT, MOST_NOTES, MOST_PAGES } from "./tour-note.ts";

/** Who leads, who would like to, and whether I look along. */
export interface Lead {
  you: string;
  leader: string;
  asking: readonly string[];
  /** The others of the room. */
  others: readonly string[];
  /** Whether who leads is here. */
  here: boolean;
  alone: boolean;
  name(member: string): string;
  hue(member: string): string;
  send(cmd: string): unknown;
  hand(to: string): unknown;
  follow(follow: boolean): unknown;
}

/** Who leads, and what may be done about it. */
export function lead(of: Lead): TemplateResult {
  const { leader, you, asking } = of;
  const mine = leader === you;
  const wish = asking.includes(you)
    ? does("tour-unask", t("tour-unask"), " bare small", () => of.send("unask"))
    : does("tour-ask", t("tour-ask"), " quiet small", () => of.send("ask"));
  const who = asking.filter((one) => one !== you);
  // Who asks comes first; of many, the rest waits behind a fold.
  const first = [...who, ...of.others.filter((one) => !who.includes(one))];
  const near = first.length > 2 ? Math.min(2, who.length) : first.length;
  const handing = (all: readonly string[]) =>
    all.map((one) =>
      does("tour-hand", t("tour-hand", { name: of.name(one) }), " quiet small", () => of.hand(one)),
    );
  const says = (words: string, testid: string, hue = "") =>
    html`<p class="t2 ${hue}" role="status" data-testid=${testid}>${words}</p>`;
  const name = of.name(leader);
  return html`<section class="leads" aria-label=${t("tour-lead-of")} data-testid="tour-lead" data-leader=${leader}>
    ${
      !leader
        ? html`${says(t("tour-leads-none"), "tour-led", "soft")}${does("tour-take", t("tour-take"), " small", () => of.send("take"))}`
        : mine
          ? html`${who.length ? says(t("tour-asks", { names: listed(who.map((one) => of.name(one))) }), "tour-asks") : says(t("tour-leads-you"), "tour-led")}
            <div class="does">${handing(first.slice(0, near))}${does("tour-rest", t("tour-rest"), " bare small", () => of.send("rest"))}</div>
            ${first.length > near ? html`<details><summary>${icon("plus", true)}${t("tour-hand-more")}</summary><div class="does">${handing(first.slice(near))}</div></details>` : nothing}`
          : html`${asking.includes(you) ? says(t("tour-asked", { name }), "tour-led") : says(t(of.here ? "tour-leads" : "tour-away", { name }), "tour-led", `person ${of.hue(leader)}`)}
            <div class="does">${of.here ? wish : does("tour-take", t("tour-take"), " quiet small", () => of.send("take"))}
              ${of.alone ? does("tour-follow", t("tour-follow", { name }), " quiet small", () => of.follow(true)) : does("tour-alone", t("tour-alone"), " bare small", () => of.follow(false))}</div>`
    }</section>`;
}

/** The pages in a row, and where others look who are on another one, by its number. */
export function strip(of: {
  pages: readonly TourPage[];
  noted: readonly TourNote[];
  open: string;
  free: boolean;
  elsewhere: readonly { name: string; hue: string; page: string; n: number }[];
  go(page: string): void;
}): TemplateResult {
  return html`<section class="stack g2" aria-labelledby="pages"><h3 class="label" id="pages">${t("tour-pages")}</h3>
    <div class="strip">${of.pages.map(({ id }, n) => {
      const noted = of.noted.filter(({ page }) => page === id).length;
      const words = [
        t("tour-page", { n: n + 1, of: of.pages.length }),
        noted ? t("tour-noted", { n: noted }) : "",
      ];
      return html`<button class="chip ${noted ? "noted" : ""}" type="button" aria-current=${id === of.open ? "true" : "false"} aria-label=${words.filter(Boolean).join(", ")} ?disabled=${!of.free && id !== of.open} data-testid="tour-chip" @click=${() => of.go(id)}>${n + 1}</button>`;
    })}</div>
    ${of.elsewhere.slice(0, 3).map(({ name, hue, page, n }) => html`<p class="t2 soft ${hue}" data-testid="tour-elsewhere">${t("tour-elsewhere", { name, n })} ${does("tour-go", t("tour-go"), " bare small", () => of.go(page))}</p>`)}</section>`;
}

/** The notes on a page, and the form for one more. */
export function notes(of: {
  all: readonly { id: string; n: number; name: string; hue: string; text: string; mine: boolean }[];
  full: boolean;
  open: boolean;
  toggled(open: boolean): void;
  put(event: SubmitEvent): void;
  back(id: string): void;
}): TemplateResult {
  return html`<section class="stack g2" aria-labelledby="notes"><h3 class="label" id="notes">${t("tour-notes")}</h3>
    ${of.all.length ? html`<ul class="list" part="list">${of.all.map(({ id, n, name, hue, text, mine }) => html`<li class="noted-one ${hue}" id="note-${id}" tabindex="-1" data-testid="tour-noted"><span class="num soft t2">${n}</span><div class="grow"><p class="voice" dir="auto">${text}</p><p class="t1"><b class="b person" part="name">${name}</b></p></div>${mine ? does("tour-note-back", t("tour-note-back"), " bare small", () => of.back(id)) : nothing}</li>`)}</ul>` : nothing}
    ${
      of.full
        ? html`<p class="t2 soft">${t("tour-notes-full", { n: MOST_NOTES })}</p>`
        : html`<details .open=${of.open} @toggle=${(event: Event) => of.toggled((event.currentTarget as HTMLDetailsElement).open)}><summary data-testid="tour-note-open">${icon("plus", true)}${t("tour-note")}</summary>
      <form @submit=${of.put}><p class="t2 soft">${t("tour-note-where")}</p><label><span class="label">${t("tour-note-words")}</span><textarea class="field" part="field" name="text" rows="2" maxlength=${MAX_NOTE} required dir="auto" data-testid="tour-note"></textarea></label>
        <button class="btn quiet small" part="quiet" data-testid="tour-note-put">${t("tour-note-put")}</button></form></details>`
    }</section>`;
}

/** What is brought: files, or a page of words; loud, where there is nothing yet. */
export function bring(of: {
  empty: boolean;
  left: number;
  /** What is being made now, in words. */
  making: string;
  files(event: Event): void;
  write(event: SubmitEvent): void;
}): TemplateResult {
  if (of.making)
    return html`<p class="note lamp" part="note" role="status" data-testid="tour-making">${of.making}</p>`;
  if (of.left <= 0) return html`<p class="t2 soft">${t("tour-full", { n: MOST_PAGES })}</p>`;
  const field = html`${icon("file", true)}${t("tour-bring")}<input type="file" multiple accept="image/*,application/pdf,.pdf,text/plain,.txt,.md" data-testid="tour-files" @change=${of.files} />`;
  return html`<section class="stack g2" aria-label=${t("tour-bring")}>
    <div class="does">${of.empty ? html`<label class="btn" part="action">${field}</label>` : html`<label class="btn quiet small" part="quiet">${field}</label>`}</div>
    <p class="t1 soft">${t("tour-bring-what")}</p>
    <details><summary data-testid="tour-write-open">${icon("plus", true)}${t("tour-write")}</summary>
      <form @submit=${of.write}><label><span class="label">${t("tour-write-words")}</span><textarea class="field" part="field" name="text" rows="4" maxlength=${MAX_TEXT} required dir="auto" data-testid="tour-write"></textarea></label>
        <button class="btn quiet small" part="quiet" data-testid="tour-write-put">${t("tour-write-put")}</button></form></details></section>`;
}
