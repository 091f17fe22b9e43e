import type { Texts } from "../texts.js";
import { chinese } from "./chinese-texts.js";
import { english } from "./english-texts.js";

/** All languages of the interface; the first is the one for everybody else. */
export const LANGUAGES: readonly Texts[] = [english, chinese];

/** The table of a person's locale (BCP 47, "zh-CN", "zh_Hant"), else English. */
export const textsFor = (locale: string | null | undefined): Texts => {
  const language = (locale ?? "").split(/[-_]/)[0]?.toLowerCase();
  return LANGUAGES.find((texts) => texts.language === language) ?? english;
};

/** Puts values into the `{name}` slots of a text; a slot without a value stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
