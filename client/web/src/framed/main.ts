// The page /embed/ROOM: a room in a frame of another page, which brings the token and can see and steer it by messages.

import "../app/tokens.css";
import "./framed.css";
import "../elements/chat.ts";
import "../elements/evening.ts";
import "../elements/player.ts";
import "../elements/playlist.ts";
import "../elements/questions.ts";
import "../elements/reactions.ts";
import "../elements/rituals.ts";
import "../elements/room.ts";
import "../elements/sky.ts";
import "../elements/timer.ts";
import { languageOfPage, learn } from "../words/load.ts";
import { t } from "../words/words.ts";
import { Frame } from "./frame.ts";
import { Parent } from "./parent.ts";

const room = decodeURIComponent(location.pathname.split("/").at(-1) ?? "");

if (window.parent === window) {
  await learn(languageOfPage());
  const alone = document.createElement("p");
  alone.textContent = t("place-alone");
  document.body.append(alone);
} else {
  const parent = new Parent(window.parent, (asked) => frame.heard(asked));
  const frame = new Frame(room, document.body, (told) => parent.tell(told));
  addEventListener("message", (event) => parent.take(event));
  parent.hello(room);
}
