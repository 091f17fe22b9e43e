import type { ConflictSide, StandingFacts, Wording } from "./wording.js";

const side = ({ title, kind, date, said }: ConflictSide): string =>
  `“${title}” (${[kind === "other" ? "document" : kind, ...(date ? [date] : [])].join(", ")})${said ? ` says ${said}` : ""}`;

function holds({ title, status, from, until }: StandingFacts): string {
  switch (status) {
    case "in-force":
      if (from === null) return `“${title}” is in force until ${until}.`;
      return until === null
        ? `“${title}” has been in force since ${from}; no end is stated.`
        : `“${title}” is in force from ${from} until ${until}.`;
    case "ended":
      return `“${title}” is no longer in force${until ? ` (ended ${until})` : ""}.`;
    case "not-yet-in-force":
      return `“${title}” is not in force yet${from ? ` (from ${from}${until ? ` until ${until}` : ""})` : ""}.`;
    case "not-adopted":
      return `“${title}” is a proposal; it was not adopted.`;
    case "report":
      return `“${title}” is a report, not a rule.`;
    case "unknown":
      return `It is not stated from when and until when “${title}” holds.`;
  }
}

function standing(facts: StandingFacts): string {
  const { replacedBy, replaces, newer } = facts;
  const later = replacedBy
    ? [`It was replaced by “${replacedBy.title}”${replacedBy.from ? ` (from ${replacedBy.from})` : ""}.`]
    : newer
      ? ["There is no newer version of it here."]
      : [];
  return [holds(facts), ...later, ...(replaces ? [`It replaced “${replaces}”.`] : [])].join(" ");
}

export const ENGLISH: Wording = {
  language: "en",
  languages: new Map([
    ["zh", "Chinese"],
    ["en", "English"],
  ]),
  notCovered: "The documents do not say.",
  closest: (titles) => `The closest passages are in ${titles.map((title) => `“${title}”`).join(", ")}.`,
  ambiguous: "This could mean more than one document. Which one?",
  untranslated:
    "The Chinese-English dictionary is still being prepared, so only the question's own words were searched for. Ask again in a minute.",
  degraded: {
    timeout: "the language model took too long",
    stopped: "the language model was stopped",
    failed: "the language model failed",
    breaker: "the language model is not available at the moment",
    budget: "the budget for the language model is used up",
    busy: "the language model is busy",
    "nothing-left": "nothing that the language model wrote stood up to the check against its sources",
    "not-covered": "the language model saw no answer in them",
  },
  unencoded: {
    timeout: "The passages were found by their words alone: the search by meaning took too long.",
    failed: "The passages were found by their words alone: the search by meaning failed.",
    breaker:
      "The passages were found by their words alone: the search by meaning is not available at the moment.",
    stopped: "The passages were found by their words alone: the search by meaning was stopped.",
    other: "The passages were found by their words alone: the index was made for another search by meaning.",
  },
  unranked: {
    timeout: "The passages stand in their first order: the reranker took too long.",
    failed: "The passages stand in their first order: the reranker failed.",
    breaker: "The passages stand in their first order: the reranker is not available at the moment.",
    stopped: "The passages stand in their first order: the reranker was stopped.",
  },
  conflict: (one, other) => `${side(one)}, ${side(other)}`,
  standing,
  notice: {
    uncertain: () => "This is the closest that the documents say; it may not answer you.",
    ended: ({ title, date }) => `“${title}” ended${date ? ` (${date})` : ""}.`,
    "not-yet-in-force": ({ title, date }) =>
      `“${title}” is not in force yet${date ? ` (from ${date})` : ""}.`,
    "not-adopted": ({ title }) => `“${title}” is a proposal; it was not adopted.`,
    report: ({ title }) => `“${title}” is a report, not a rule.`,
    "source-damaged": ({ title, detail }) => `About “${title}”: ${detail ?? ""}`,
    translation: ({ title, detail }) =>
      `“${title}” is quoted from a translation; the ${detail ?? "original"} edition prevails.`,
    conflict: ({ detail }) => `Documents disagree: ${detail ?? ""}.`,
    degraded: ({ detail }) => `Quotes only: ${detail ?? "the language model did not answer"}.`,
  },
};
