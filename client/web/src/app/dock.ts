import { css, html, type TemplateResult } from "lit";
import { type Icon, icon } from "../elements/icons.ts";
import { t } from "../words/words.ts";
import { placeLink } from "./place-link.ts";

/** The four places of a room, in the order of the dock. */
export const PLACES = ["tonight", "together", "kept", "room"] as const;
export type Place = (typeof PLACES)[number];

const ICONS: Record<Place, Icon> = { tonight: "moon", together: "together", kept: "keep", room: "house" };

/** The dock: under the thumb on a phone, a pill on the horizon of a wide screen. */
export function dock(room: string, view: string): TemplateResult {
  const here: Place = PLACES.find((one) => one === view) ?? "together";
  return html`<nav class="dock" aria-label=${t("room-sections")}>
    ${PLACES.map((one) => {
      const inside = html`${icon(ICONS[one])}<span>${t(`dock-${one}`)}</span>`;
      return placeLink(room, { view: one, name: "" }, inside, {
        testid: `dock-${one}`,
        current: one === here,
      });
    })}
  </nav>`;
}

export const dockLook = css`
  .dock { position: fixed; z-index: 5; inset: auto 0 0; display: flex; justify-content: space-around; align-items: center;
    padding: 0.375rem 0.5rem max(0.5rem, env(safe-area-inset-bottom)); background: var(--ss-paper); border-block-start: 1px solid var(--ss-line); }
  .dock a { display: grid; place-items: center; align-content: center; min-inline-size: 4.25rem; min-block-size: 3.25rem; gap: 0.125rem; border-radius: var(--ss-r-2);
    color: var(--ss-ink-2); font-size: var(--ss-t-1); line-height: 1.3; text-decoration: none; }
  .dock a:hover { background: var(--ss-sunken); color: var(--ss-ink); } .dock a:focus-visible { outline-offset: -3px; }
  .dock a[aria-current] { color: var(--ss-ink); font-weight: 560; } .dock a[aria-current] .i { stroke-width: 2; }
  :host([data-inside]) .dock { display: none; }
  @media (min-width: 900px) {
    :host(:not([small])) .dock { display: flex; position: absolute; inset: auto auto auto 50%; transform: translate(-50%, -50%); padding: 0.375rem 0.75rem; border: 0; gap: 0.25rem;
      border-radius: var(--ss-r-full); box-shadow: 0 0 0 1px var(--ss-line), var(--ss-shadow-float); inline-size: max-content; }
    :host(:not([small])) .dock a { grid-auto-flow: column; gap: 0.5rem; padding-inline: 1rem; min-block-size: 2.75rem; font-size: var(--ss-t-2); border-radius: var(--ss-r-full); }
  }
  @media (forced-colors: active) { .dock { border: 1px solid; } .dock a[aria-current] { outline: 2px solid Highlight; outline-offset: -2px; } }
`;
