import type { Answer, AnswerQuote } from "../../../src/answering/schema.js";
import { ACTIONS } from "../../../src/bot/message.js";
import type {
  ContextReply,
  HelpRequestReply,
  HomeReply,
  NoticeReply,
  Reply,
} from "../../../src/bot/reply.js";
import { english } from "../../../src/bot/texts/english-texts.js";
import { answeredWith, replyWith, sampleQuote } from "../../contracts/sample-answers.js";

/** One reply of every kind and every outcome, of invented documents. */

const document = (more: Partial<AnswerQuote["document"]>): Partial<AnswerQuote> => ({
  document: { ...sampleQuote("x").document, ...more },
});

export const hotelQuote = sampleQuote(
  "Hotel costs are reimbursed up to 140 euros per night, breakfast included, against the original invoice.",
  {
    section: ["4. Travel", "4.2 Hotels and other lodging"],
    ...document({ effectiveUntil: "2030-03-31" }),
  },
);
export const endedQuote = sampleQuote("up to 95 euros per night in every other city.", {
  section: ["Allowances", "Lodging abroad"],
  lead: { text: "Travellers may claim:", start: 20, end: 41 },
  ...document({
    id: "abroad",
    title: "Rules for journeys abroad",
    status: "ended",
    effectiveFrom: "2019",
    effectiveUntil: "2025",
    url: null,
  }),
});
export const proposedQuote = sampleQuote("The ceiling should rise to 160 euros from next summer.", {
  section: ["Annex B"],
  ...document({
    id: "proposal",
    title: "Proposal for new ceilings",
    status: "not-adopted",
    kind: "proposal",
    effectiveFrom: null,
  }),
});

const base = (id: string, quotes: readonly AnswerQuote[]): Answer => ({
  ...answeredWith(id, []),
  quotes: [...quotes],
  statements: quotes.map((quote, index) => ({ text: quote.text, quotes: [index] })),
  answer: quotes.map((quote) => quote.text).join("\n"),
});

const all = ACTIONS.filter((action) => !["reason", "resolve", "choose"].includes(action));

export const quoted = replyWith(base("a1", [hotelQuote]), { buttons: all });

export const withModel = replyWith(
  {
    ...base("a2", [hotelQuote, endedQuote, proposedQuote]),
    mode: "model",
    statements: [
      { text: "You may claim at most 140 euros a night, breakfast included.", quotes: [0] },
      { text: "The older rules for journeys abroad allowed 95 euros; they have ended.", quotes: [1] },
      { text: "A rise to 160 euros has been proposed but not adopted.", quotes: [2, 0] },
    ],
    notices: [
      { kind: "ended", text: "“Rules for journeys abroad” ended in 2025." },
      { kind: "not-adopted", text: "“Proposal for new ceilings” was never adopted." },
    ],
    context: { from: "What may I claim for a hotel?", question: "What may I claim for a hotel abroad?" },
  },
  { buttons: ["helpful", "not-helpful", "context", "ask-a-person", "remove"] },
);

const outcome = (id: string) => {
  const { outcome: _answered, ...rest } = answeredWith(id, []);
  return rest;
};

export const notCovered = replyWith(
  { ...outcome("a3"), outcome: "not-covered", closest: [hotelQuote, proposedQuote] },
  { buttons: ["helpful", "not-helpful", "ask-a-person", "remove"] },
);

export const ambiguous = replyWith(
  {
    ...outcome("a4"),
    outcome: "ambiguous",
    choices: [
      { label: "Within the country", quotes: [hotelQuote] },
      { label: "Abroad", quotes: [endedQuote] },
    ],
  },
  { buttons: ["choose", "ask-a-person"] },
);

export const notAllowed = replyWith(
  { ...outcome("a5"), outcome: "not-allowed", needed: "Ask in a private conversation with the bot." },
  { buttons: [] },
);

export const unavailable = replyWith(
  {
    ...outcome("a6"),
    outcome: "unavailable",
    error: {
      id: "e-4821",
      message: "The index could not be read.",
      cure: "Ask again; if it fails again, give the id e-4821 to a maintainer.",
    },
  },
  { buttons: [] },
);

export const notice = (text: string, isPrivate = false): NoticeReply => ({
  type: "notice",
  texts: english,
  private: isPrivate,
  text,
});

export const context: ContextReply = {
  type: "context",
  texts: english,
  private: true,
  before: "4.2 Hotels and other lodging\n\nTravellers book through the travel desk.\n",
  quote: hotelQuote,
  after: "\nHigher costs need the consent of the head of department before the journey begins.",
};

export const helpRequest: HelpRequestReply = {
  type: "help-request",
  texts: english,
  private: false,
  text: "Can you help? The documents did not settle this question: What may I claim for a hotel abroad?",
  mention: "U0HELPER",
  answerId: "a1",
};

export const home: HomeReply = {
  type: "home",
  texts: english,
  private: true,
  heading: english.home.heading,
  howTo: english.home.howTo,
  documents: [
    {
      id: "travel",
      title: "Travel policy",
      issuer: "Finance",
      validity: "in force until 31 Mar 2030",
      url: "https://example.org/travel",
      sections: ["Hotels"],
    },
    {
      id: "abroad",
      title: "Rules for journeys abroad",
      issuer: null,
      validity: "ended 2025",
      url: null,
      sections: [],
    },
  ],
  index: "Documents as of 3 h ago (index g-0012)",
  prompts: [
    "What does “Travel policy” say about “Hotels”?",
    "What does “Travel policy” say about “Meals”?",
    "Who approves?",
    "Until when?",
    "One too many?",
  ],
  gaps: [{ question: "May I bring my dog to the office?", asked: 4 }],
};

export const everyReply: Readonly<Record<string, Reply>> = {
  "answered in quotes": quoted,
  "answered by a model": withModel,
  "not covered": notCovered,
  ambiguous,
  "not allowed": notAllowed,
  unavailable,
  help: notice(english.help),
  "a call for help": helpRequest,
};
