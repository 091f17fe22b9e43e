/** Markup that is safe to send: made by `html`, never from a bare string. */
export class Html {
  constructor(readonly markup: string) {}
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

type Part = string | number | Html | null | readonly Html[];

/** A template whose slots are escaped unless they are markup already; null leaves nothing. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => {
  const text = (part: Part): string => {
    if (part === null) return "";
    if (part instanceof Html) return part.markup;
    if (typeof part === "string" || typeof part === "number") return escaped(String(part));
    return part.map(({ markup }) => markup).join("");
  };
  return new Html(strings.map((string, index) => string + text(parts[index] ?? null)).join(""));
};
