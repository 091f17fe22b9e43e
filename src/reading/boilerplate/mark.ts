import type { Unit } from "../text/unit.js";
import { reasonOfLine } from "./line-rules.js";
import { navigation } from "./navigation.js";
import { pageTitles, teasers } from "./repeats.js";

/** Units that are no content, with the reason for the report. Rules that need the outline are in `captions`. */
export function markBoilerplate(units: readonly Unit[]): ReadonlyMap<Unit, string> {
  const reasons = new Map<Unit, string>();
  for (const unit of units) {
    const reason = reasonOfLine(unit.words);
    if (reason !== null) reasons.set(unit, reason);
  }
  // A link inside a menu ("TOP", "Search") is part of the menu; stray markup is not.
  const rest = units.filter((unit) => !reasons.has(unit) || reasons.get(unit) === "link");
  for (const unit of navigation(rest)) reasons.set(unit, "navigation");
  const left = rest.filter((unit) => !reasons.has(unit));
  for (const unit of pageTitles(left)) reasons.set(unit, "page title");
  for (const unit of teasers(left)) reasons.set(unit, "teaser");
  return reasons;
}
