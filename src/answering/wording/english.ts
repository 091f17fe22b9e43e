import type { Wording } from "./wording.js";

export const ENGLISH: Wording = {
  language: "en",
  notCovered: "The documents do not say.",
  closest: (titles) => `The closest passages are in ${titles.map((title) => `“${title}”`).join(", ")}.`,
  ambiguous: "This could mean more than one document. Which one?",
  notice: {
    uncertain: () => "This is the closest passage; it may not answer the question.",
    ended: ({ title, date }) => `“${title}” ended${date ? ` (${date})` : ""}.`,
    "not-yet-in-force": ({ title, date }) =>
      `“${title}” is not in force yet${date ? ` (from ${date})` : ""}.`,
    "not-adopted": ({ title }) => `“${title}” is a proposal; it was not adopted.`,
    report: ({ title }) => `“${title}” is a report, not a rule.`,
    "source-damaged": ({ title, detail }) => `The text of “${title}” is damaged: ${detail ?? ""}`,
    translation: ({ title, detail }) =>
      `“${title}” is quoted from a translation; the ${detail ?? "original"} edition prevails.`,
    conflict: ({ title }) => `“${title}” and another document disagree.`,
    degraded: ({ detail }) => `Quotes only: ${detail ?? "the language model did not answer"}.`,
  },
};
