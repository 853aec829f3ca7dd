// Nobody reaches up to a screen: what is to be pressed, typed or unfolded is taken from all that it shows.

import { css, LitElement } from "lit";

const still = css`
  button:not(.cell), input, textarea, select, summary, form, menu, samesky-deck, .btn, .iconb, .chip, .acts, a.more { display: none !important; }
  .over > .btn { display: inline-flex !important; }
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
