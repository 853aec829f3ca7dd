import "./tokens.css";
import "./page.css";
import { besideWords } from "../elements/beside-words.ts";
import { eveningWords } from "../elements/evening-words.ts";
import { letFeel } from "../elements/felt.ts";
import { learn } from "../words/load.ts";
import { direction, LANGUAGES, PROOFS, pickLanguage } from "../words/words.ts";
import { leftBefore } from "./exit.ts";
import { preferences, show } from "./preferences.ts";
import { app } from "./words.ts";
import "../elements/reactions.ts";
import "../elements/sky.ts";
import "./door.ts";
import "./room-page.ts";
import "./app.ts";

// `?lang=` is for trying out: a language that is not the browser's, or one that only proves the layout.
const asked = [...LANGUAGES, ...PROOFS].find(
  (one) => one === new URLSearchParams(location.search).get("lang"),
);
const language = asked ?? preferences().language ?? pickLanguage(navigator.languages);
const left = leftBefore();
await learn(language, besideWords, eveningWords, app);
show();
letFeel(preferences().felt !== false);
addEventListener("samesky-preferred", () => letFeel(preferences().felt !== false));
document.documentElement.lang = language;
document.documentElement.dir = direction();
if (!left) document.body.append(document.createElement("samesky-app"));
