import type { Block } from "../../documents/document.js";
import { foldText } from "../../documents/fold.js";
import { captions } from "../boilerplate/captions.js";
import { markBoilerplate } from "../boilerplate/mark.js";
import { type HeadingStyle, headingStyle } from "./headings.js";
import { leadsOf } from "./leads.js";
import { Levels } from "./levels.js";
import { numberedLists } from "./numbered-lists.js";
import type { Judged, Unit } from "./unit.js";

const BYLINE = /^by\s|,/i;

/** Decides what each unit is. `furniture` are units already known to be page headers and footers. */
export function outline(text: string, units: readonly Unit[], furniture: ReadonlySet<Unit>): Block[] {
  const reasons = new Map<Unit, string>();
  for (const unit of furniture) reasons.set(unit, "page header or footer");
  const rest = units.filter((unit) => !furniture.has(unit));
  for (const [unit, reason] of markBoilerplate(rest)) reasons.set(unit, reason);
  const content = rest.filter((unit) => !reasons.has(unit));
  const lists = numberedLists(content);
  const styles = stylesOf(content, lists);
  const numbered = [...styles.values()].some((style) => style.number !== null);
  for (const unit of captions(content, numbered)) reasons.set(unit, "caption");

  const levels = new Levels([...styles.values()]);
  const judged = units.map((unit): Judged => {
    const reason = reasons.get(unit);
    if (reason !== undefined) return { unit, kind: "boilerplate", reason };
    const style = styles.get(unit);
    if (style !== undefined) return { unit, kind: "heading", level: levels.next(style) };
    return { unit, kind: unit.bullet || lists.has(unit) ? "bullet" : "paragraph" };
  });
  const leads = leadsOf(text, judged);
  return judged.map((one) => blockOf(one, leads));
}

function stylesOf(content: readonly Unit[], lists: ReadonlySet<Unit>): ReadonlyMap<Unit, HeadingStyle> {
  const styles = new Map<Unit, HeadingStyle>();
  let title: string | null = null;
  content.forEach((unit, at) => {
    if (lists.has(unit)) return;
    const next = content[at + 1];
    const style = headingStyle(
      unit,
      next === undefined ? undefined : asListItem(next, lists),
      title === null && at < 3,
    );
    if (style === null) return;
    const byline = style.number === null && at === 1 && BYLINE.test(unit.words) && !next?.bullet;
    if (byline) return;
    const words = foldText(unit.words);
    // The title said again further down opens the text anew.
    const again = title !== null && style.number === null && words.length > 12 && title.endsWith(words);
    styles.set(unit, again ? { style: "title", number: null } : style);
    if (style.style === "title") title = words;
  });
  return styles;
}

const asListItem = (unit: Unit, lists: ReadonlySet<Unit>): Unit =>
  lists.has(unit) ? { ...unit, bullet: true } : unit;

function blockOf(one: Judged, leads: ReturnType<typeof leadsOf>): Block {
  const { start, end } = one.unit;
  if (one.kind === "heading") return { kind: "heading", level: one.level, start, end };
  if (one.kind === "boilerplate") return { kind: "boilerplate", start, end, reason: one.reason };
  if (one.kind === "bullet") return { kind: "bullet", start, end, lead: leads.get(one.unit) ?? null };
  return { kind: "paragraph", start, end };
}
