import { html, nothing, type TemplateResult } from "lit";
import { addressOf, type Where } from "./route.ts";

/** What `samesky-go` carries: the place in this room to be shown. */
export type Went = Where;

/** A link to a place of a room. It has an address, yet the app goes there without loading the page anew. */
export function placeLink(
  room: string,
  to: Where,
  inside: unknown,
  {
    look = "",
    testid = "",
    current = false,
    slot = "",
  }: { look?: string; testid?: string; current?: boolean; slot?: string } = {},
): TemplateResult {
  return html`<a class=${look || nothing} href=${addressOf(room, to)} data-testid=${testid || nothing} slot=${slot || nothing}
    aria-current=${current ? "page" : nothing} @click=${(event: MouseEvent) => go(event, to)}>${inside}</a>`;
}

/** Asks the app to show a place, unless the person wants it in another tab. */
export function go(event: MouseEvent, to: Where): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  wish(event.currentTarget as EventTarget, to);
}

/** Asks the app to show a place of this room. */
export function wish(from: EventTarget, to: Where): void {
  from.dispatchEvent(new CustomEvent<Went>("samesky-go", { detail: to, bubbles: true, composed: true }));
}
