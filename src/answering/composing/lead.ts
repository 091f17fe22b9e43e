import type { Notice } from "../schema.js";

/** What is said above the quotes because it was asked for, and what is to be known beside them; no words twice. */
export function leadAndNotes(notices: readonly Notice[]): { lead: string[]; notes: Notice[] } {
  const lead = notices.flatMap(({ kind, text }) =>
    kind === "validity" || kind === "overview" ? [text] : [],
  );
  return { lead, notes: notices.filter(({ text }) => !lead.includes(text)) };
}
