import { attribute, type Element } from "./tree.js";

const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:\D*(?:;|$))|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|(?:^|[;\s])color\s*:\s*transparent/i;
const WHITE = /(?:^|[;\s])color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))/i;
const BACKGROUND = /background/i;
const WHITE_BACKGROUND =
  /background(?:-color)?\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))/i;
const STRUCK = /text-decoration(?:-line)?\s*:[^;]*line-through/i;

/** Classes, ids and elements that the page's own style hides or strikes out, by simple selector (".old", "#x", "p"). */
export interface PageStyles {
  readonly hidden: ReadonlySet<string>;
  readonly struck: ReadonlySet<string>;
}

const SIMPLE = /^[a-z][a-z0-9]*$|^[.#][\w-]+$/i;

/** Reads the rules for screens out of the page's style sheets; later rules win. */
export function pageStyles(sheets: readonly string[]): PageStyles {
  const hidden = new Set<string>();
  const struck = new Set<string>();
  for (const sheet of sheets) {
    for (const [selectors, rule] of rulesOf(sheet)) {
      for (const selector of selectors.split(",").map((one) => one.trim())) {
        if (!SIMPLE.test(selector)) continue;
        if (HIDDEN_STYLE.test(rule)) hidden.add(selector);
        else if (/display\s*:|visibility\s*:/i.test(rule)) hidden.delete(selector);
        if (STRUCK.test(rule)) struck.add(selector);
      }
    }
  }
  return { hidden, struck };
}

/** Selectors and declarations; what stands inside "@media" and the like holds only sometimes and is left out. */
function rulesOf(sheet: string): (readonly [string, string])[] {
  const rules: (readonly [string, string])[] = [];
  const plain = sheet.split("/*").map((part, at) => (at === 0 ? part : part.slice(part.indexOf("*/") + 2)));
  let depth = 0;
  let selector = "";
  for (const piece of plain.join("").split(/(?<=[{}])/)) {
    const words = piece.slice(0, -1).trim();
    if (piece.endsWith("{")) {
      if (depth === 0) selector = words;
      depth++;
    } else if (piece.endsWith("}")) {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && !selector.startsWith("@")) rules.push([selector, words]);
    }
  }
  return rules;
}

const namesOf = (element: Element): string[] => [
  element.tagName,
  ...(attribute(element, "class") ?? "").split(/\s+/).map((name) => `.${name}`),
  `#${attribute(element, "id") ?? ""}`,
];

/** Whether no reader of the page sees the element. */
export function isHidden(element: Element, styles: PageStyles): boolean {
  if (attribute(element, "hidden") !== null || attribute(element, "aria-hidden") === "true") return true;
  const style = attribute(element, "style") ?? "";
  if (HIDDEN_STYLE.test(style) || isWhiteOnWhite(element, style)) return true;
  return styles.hidden.size > 0 && namesOf(element).some((name) => styles.hidden.has(name));
}

const STRUCK_ELEMENTS = new Set("del s strike".split(" "));

/** Whether the element's words are struck out: they no longer hold. */
export const isStruck = (element: Element, styles: PageStyles): boolean =>
  STRUCK_ELEMENTS.has(element.tagName) ||
  STRUCK.test(attribute(element, "style") ?? "") ||
  (styles.struck.size > 0 && namesOf(element).some((name) => styles.struck.has(name)));

/** How far up a background is looked for. */
const MOST_ANCESTORS = 20;

function isWhiteOnWhite(element: Element, style: string): boolean {
  if (!WHITE.test(style)) return false;
  if (WHITE_BACKGROUND.test(style)) return true;
  let at: Element | null = element;
  for (let up = 0; at !== null && up < MOST_ANCESTORS; up++) {
    // A class may set a dark background.
    if (at !== element && WHITE_BACKGROUND.test(attribute(at, "style") ?? "")) return true;
    const colours = `${attribute(at, "style") ?? ""} ${attribute(at, "bgcolor") === null ? "" : "background"}`;
    if (BACKGROUND.test(colours) || attribute(at, "class") !== null) return false;
    const parent: Element["parentNode"] = at.parentNode;
    at = parent !== null && "tagName" in parent ? parent : null;
  }
  return true;
}
