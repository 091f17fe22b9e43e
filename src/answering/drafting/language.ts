import { mainScriptOf } from "../../facts/scripts.js";
import type { SourceSentence } from "./sources.js";

const primary = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";

/** Whether a statement in `language` about these sentences is a translation. */
export const isTranslated = (text: string, language: string, sentences: readonly SourceSentence[]): boolean =>
  sentences.some(
    (s) =>
      mainScriptOf(text) !== mainScriptOf(s.text) ||
      (s.document.language !== null && primary(s.document.language) !== primary(language)),
  );

const NOTICE: Readonly<Record<string, readonly [string, string]>> = {
  zh: ["以下回答为非官方译文,引文保留原文。", "以{language}文本为准。"],
  en: [
    "This answer is an unofficial translation; the quotes are the original.",
    "The {language} text is authoritative.",
  ],
};

/** What is said beside a translated answer; `authoritative` is the language whose edition prevails. */
export function translationNotice(language: string, authoritative: string | null): string {
  const own = NOTICE[primary(language)] ? primary(language) : "en";
  const [plain, prevails] = NOTICE[own] ?? ["", ""];
  if (authoritative === null) return plain;
  const name = new Intl.DisplayNames([own], { type: "language" }).of(authoritative) ?? authoritative;
  return `${plain}${own === "zh" ? "" : " "}${prevails.replace("{language}", name)}`;
}
