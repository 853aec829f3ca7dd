// Nobody reaches up to a screen: what is to be pressed, typed or unfolded is taken from all that it shows.

import { css, LitElement } from "lit";

const still = css`
  button:not(.cell, .pick), input, textarea, select, summary, form, menu, samesky-deck, .kindly, .size, .side:not(:has(.table, canvas, figure, svg:not(.i))), .btn, .iconb, .chip, .acts, a.more { display: none !important; }
  .over > .btn { display: inline-flex !important; }
  .list:has(> :nth-child(6)) { columns: 2; column-gap: 3rem; } .list:has(> :nth-child(9)) { columns: 3; } .list > li { break-inside: avoid; min-block-size: 0 !important; padding-block: 0.375rem !important; }
  a { pointer-events: none; }
`;

/** From now on, every element of this page is drawn without what hands need. For a page that is nothing but a screen. */
export function beStill(): void {
  const plain = LitElement.prototype as unknown as { createRenderRoot(): ShadowRoot };
  const made = plain.createRenderRoot;
  plain.createRenderRoot = function (this: LitElement) {
    const root = made.call(this as never);
    if (still.styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, still.styleSheet];
    return root;
  };
}
