// The entry of /embed.js: all elements, for pages that embed a room. See docs/embed.md.

import { languageOfPage, learn } from "../words/load.ts";
import { onFirst } from "./first.ts";
import { LATER } from "./later.ts";
import "./playlist.ts";
import "./questions.ts";
import "./room.ts";
import "./timer.ts";
import { tokens } from "./tokens.ts";

document.adoptedStyleSheets = [...document.adoptedStyleSheets, tokens()];
// A room element that asks for another language learns it by itself.
if (!document.querySelector("samesky-room[lang]")) void learn(languageOfPage());

// What a page does not have in it, it need not load.
onFirst(document, LATER);

export { RefusedError } from "../sdk/errors.ts";
export { openRoom } from "../sdk/live.ts";
export type { Room } from "../sdk/room.ts";
