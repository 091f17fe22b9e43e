import type { DefaultTreeAdapterTypes } from "parse5";

type Element = DefaultTreeAdapterTypes.Element;

/** Never shown to a reader of the page, so not worth a word in the report. */
const SILENT = new Set(
  "script style noscript template svg math iframe object canvas audio video head link meta".split(" "),
);
const FURNITURE = new Set("nav footer aside button select textarea dialog menu".split(" "));
const ROLES = new Set(
  "navigation banner contentinfo complementary search dialog alertdialog menu menubar".split(" "),
);
const NAMES =
  /^(?:ads?|adverts?|advertisement|advertising|sponsor(?:ed)?|promo|cookies?|cookie-(?:banner|notice)|breadcrumbs?|share|sharing|social|newsletter|subscribe|related|sidebar|side-bar|menu|navbar|nav|navigation|skip-link|pagination|site-(?:header|footer|nav)|page-(?:header|footer))$/;

/** Why an element is left out of the text: "" when silently, null when it is content. */
export function reasonToDrop(element: Element): string | null {
  const { tagName } = element;
  if (SILENT.has(tagName)) return "";
  if (FURNITURE.has(tagName)) return tagName;
  const attribute = (name: string): string => element.attrs.find((one) => one.name === name)?.value ?? "";
  const hidden = element.attrs.some(({ name }) => name === "hidden") || attribute("aria-hidden") === "true";
  if (hidden || /display:\s*none/i.test(attribute("style"))) return "hidden";
  const role = attribute("role").toLowerCase();
  if (ROLES.has(role)) return role;
  if (tagName === "body" || tagName === "html" || tagName === "main" || tagName === "article") return null;
  const names = `${attribute("class")} ${attribute("id")}`.toLowerCase().split(/\s+/);
  return names.find((name) => NAMES.test(name)) ?? null;
}
