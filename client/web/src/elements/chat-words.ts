import type { Loads } from "../words/words.ts";
import { besideWords } from "./beside-words.ts";

/** What only the chat says, and what it shares with others: it needs both. */
const own: Loads = {
  en: () => import("../../../../shared/samesky_shared/words/en/chat.ftl"),
  de: () => import("../../../../shared/samesky_shared/words/de/chat.ftl"),
  ar: () => import("../../../../shared/samesky_shared/words/ar/chat.ftl"),
};

function both(language: keyof Loads): () => Promise<{ default: string }> {
  return async () => {
    const texts = await Promise.all([besideWords[language](), own[language]()]);
    return { default: texts.map((one) => one.default).join("\n") };
  };
}

export const chatWords: Loads = { en: both("en"), de: both("de"), ar: both("ar") };
