// The design tokens for a page that is not ours: any rule of the page is stronger.

import text from "../app/tokens.css?embedded";

/** A style sheet with all tokens, made as an object since a strict content policy forbids style elements. */
export function tokens(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
