import { fold } from "../../documents/fold.js";

/** A heading of which the title makes up this much adds a dateline or an agency's name to it. */
const MOSTLY = 2 / 3;

/** Whether a heading says no more than the title that is printed beside it, up to quotation marks, dashes and case. */
export function repeatsTitle(heading: string, title: string): boolean {
  const [folded, named] = [fold(heading).text.trim(), fold(title).text.trim()];
  return named !== "" && folded.includes(named) && named.length >= folded.length * MOSTLY;
}
