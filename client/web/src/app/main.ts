import "./tokens.css";
import "./page.css";
import { pickLanguage, speak } from "../words/words.ts";
import "../elements/chat.ts";
import "../elements/player.ts";
import "../elements/playlist.ts";
import "../elements/questions.ts";
import "../elements/reactions.ts";
import "../elements/sky.ts";
import "../elements/timer.ts";
import "./door.ts";
import "./invite.ts";
import "./room-page.ts";
import "./app.ts";

const language = pickLanguage(navigator.languages);
speak(language);
document.documentElement.lang = language;
document.body.append(document.createElement("samesky-app"));
