import { isHidden, isStruck, type PageStyles } from "./hidden.js";
import { attribute, BLOCKS, type Element, isElement, isText, nodesIn, wordsOf } from "./tree.js";

/** Never shown to a reader of the page, so not worth a word in the report. */
const SILENT = new Set(
  "script style noscript template svg iframe object canvas audio video head link meta rp annotation annotation-xml datalist".split(
    " ",
  ),
);
const FURNITURE = new Set("nav footer button select textarea dialog menu".split(" "));
const ROLES = new Set("navigation banner contentinfo search dialog alertdialog menu menubar".split(" "));
/** Names of what surrounds the text of a page, whatever it says. */
const NAMES =
  /^(?:ads?|adverts?|advertisement|advertising|sponsor(?:ed)?|promo|cookie-(?:banner|notice)|breadcrumbs?|share|sharing|social|subscribe|navbar|nav|navigation|skip-link|pagination|site-(?:header|footer|nav)|page-(?:header|footer))$/;
/** Names that furniture has, and chapters of rules too: the words decide. */
const UNSURE = /^(?:cookies?|newsletter|related|sidebar|side-bar|menu)$/;
/** Content whatever its names are: a name on a heading is its anchor. */
const CONTENT =
  /^(?:html|body|main|article|h[1-6]|p|li|dt|dd|td|th|tr|table|tbody|a|span|b|strong|em|i|code|blockquote)$/;

/** Why an element is left out of the text: "" when silently, null when it is content. */
export function reasonToDrop(element: Element, styles: PageStyles): string | null {
  const { tagName } = element;
  if (SILENT.has(tagName)) return "";
  if (isStruck(element, styles)) return "struck out";
  if (isHidden(element, styles)) return "hidden";
  if (FURNITURE.has(tagName)) return tagName;
  const role = (attribute(element, "role") ?? "").toLowerCase();
  if (ROLES.has(role)) return role;
  const unsure = tagName === "aside" || role === "complementary";
  if (CONTENT.test(tagName)) return null;
  const names = `${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`
    .toLowerCase()
    .split(/\s+/);
  const sure = names.find((name) => NAMES.test(name));
  if (sure !== undefined) return sure;
  const name = names.find((one) => UNSURE.test(one)) ?? (unsure ? "aside" : undefined);
  return name !== undefined && !holdsProse(element) ? name : null;
}

const FORM = new Set("input form button select textarea iframe".split(" "));
const SENTENCE = /(?:[\p{L}\p{N}'’,-]+\s+){4,}[\p{L}\p{N}'’)%]+[.!?]|[\p{Script=Han}，、\d]{10,}[。！？]/u;

/** Whether an element says something in sentences that are not links. */
function holdsProse(element: Element): boolean {
  const words: string[] = [];
  for (const node of nodesIn(element, ({ tagName }) => tagName !== "a" && !SILENT.has(tagName))) {
    if (isElement(node) && FORM.has(node.tagName)) return false;
    if (isElement(node) && BLOCKS.has(node.tagName)) words.push("\n");
    if (isText(node)) words.push(node.value);
  }
  return (
    words
      .join("")
      .split(/\n/)
      .some((line) => SENTENCE.test(line.slice(0, 2000))) ||
    SENTENCE.test(words.join("").replace(/\s+/g, " ").slice(0, 2000))
  );
}

const REPORTED_UNITS = 60;

/** What was left out and why, for the report; null where it has no words. */
export function reportOf(element: Element, reason: string): string | null {
  const words = reason === "" ? "" : wordsOf(element);
  if (words === "") return null;
  return `${reason} ${JSON.stringify(words.length > REPORTED_UNITS ? `${words.slice(0, REPORTED_UNITS)}…` : words)}`;
}
