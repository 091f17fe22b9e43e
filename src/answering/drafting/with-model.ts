import { mainScriptOf } from "../../facts/scripts.js";
import { wordMeanings } from "../../retrieval/cross-language/word-meanings.js";
import { inTime } from "../../time/abort.js";
import { firstUse } from "../composing/quoted-rows.js";
import { quoteAt } from "../composing/quotes.js";
import { find } from "../finding/find.js";
import type { Library } from "../finding/library.js";
import type { AskRequest } from "../question/ask-request.js";
import type { Question } from "../question/question.js";
import { type BudgetSettings, costOf } from "./budget.js";
import type { AnswerCache, CacheKey } from "./cache.js";
import { type DraftParts, type DraftResult, type DraftStatement, draftAnswer } from "./draft-answer.js";
import { findInOtherLanguages } from "./find-in-other-languages.js";
import { NO_USAGE, type Usage } from "./model.js";
import type { ModelGateway } from "./model-gateway.js";
import type { AnsweringModel, HelpTools, ModelHelp } from "./model-help.js";
import type { ModelUse } from "./model-use.js";
import type { Prompts } from "./prompts/load.js";
import type { Bridge } from "./screen.js";
import { shownSentences } from "./shown-sentences.js";
import type { SourceSentence } from "./sources.js";
import { condenseQuestion } from "./understand.js";

/** A draft and the words that found its sentences, so that a second asking finds the same. */
export interface KeptDraft {
  readonly draft: DraftResult;
  readonly searched: string;
}

/** A language model with everything around it that outlives a question. */
export interface ModelSide extends Pick<DraftParts, "screen" | "clean"> {
  /** Names model and provider, for the cache. */
  readonly name: string;
  readonly gateway: ModelGateway;
  readonly prompts: Prompts;
  readonly price: BudgetSettings["price"];
  readonly cache: AnswerCache<KeptDraft>;
  /** Hard to guess, another one each time: it fences what others wrote. */
  readonly newFence: () => string;
}

export const answeringModel = (side: ModelSide): AnsweringModel => ({
  open: (library, asked, tools) => askModel(side, library, asked, tools),
  state: side.gateway.state,
});

function askModel(side: ModelSide, library: Library, asked: AskRequest, tools: HelpTools): ModelHelp {
  const { now, link } = tools;
  const session = side.gateway.open(asked.signal ?? new AbortController().signal);
  const fence = side.newFence();
  const { screen, clean, prompts } = side;
  let spent = 0;
  let drafted: DraftResult | null = null;
  let cached = false;

  async function timed<T>(work: Promise<T>): Promise<T> {
    const began = now();
    return work.finally(() => {
      spent += now() - began;
    });
  }

  return {
    async understand() {
      const { conversation } = asked;
      if (!conversation || conversation.thread.length === 0) return asked;
      const { said, thread } = conversation;
      const question = await timed(condenseQuestion({ session, prompts }, { question: said, thread, fence }));
      if (question === null) return asked;
      if (question === said) return { ...asked, text: said, context: null };
      const from = thread.findLast(({ who }) => who === "asker")?.text ?? said;
      return { ...asked, text: question, context: { from, question } };
    },
    async find(asking) {
      // The deadline of the model is that of the whole answer: a dictionary in the making may not outlast it.
      const patience = AbortSignal.any([session.over, ...patienceOf(asking.request)]);
      const question = { ...asking, request: { ...asking.request, patience } };
      const kept = side.cache.get(keyOf(question));
      const found = await find(library, question, kept?.searched ?? question.topic, now);
      const parts = { session, prompts, fence, timed, now };
      return kept ? found : findInOtherLanguages(parts, library, found);
    },
    async draft(found, decision) {
      // What is asked for in another form than sentences is shown as the documents have it.
      if (decision.outcome === "arranged") return null;
      if (decision.outcome === "ambiguous" || found.candidates.length === 0) return null;
      const { request, language } = found.question;
      const key = keyOf(found.question);
      const kept = side.cache.get(key);
      cached = kept !== null;
      drafted = kept?.draft ?? null;
      if (drafted) return drafted;
      const sentences = shownSentences(found.candidates, request.asOf);
      const { text: question, asOf, audience, onStatement } = request;
      const used = firstUse();
      const stream = onStatement && {
        onStatement: ({ text, sentences: ids }: DraftStatement) => {
          const rows = ids.map(Number);
          onStatement({
            statement: { text, quotes: rows.map((row) => used.placeOf(row)) },
            quotes: rows.map((row) => quoteAt(library.searcher.corpus, row, asOf, link)),
            question,
            context: request.context ?? undefined,
          });
        },
      };
      const parts = {
        session,
        prompts,
        ...definedOf({
          bridge: await dictionaryFor(question, sentences, library, session.over),
          screen,
          clean,
        }),
        ...stream,
      };
      drafted = await timed(draftAnswer(parts, { question, sentences, language, asOf, audience, fence }));
      // What was found without a part that failed for a moment is not to stay.
      const whole = found.unencoded === null && found.unranked === null;
      if (whole && drafted.kind !== "degraded")
        side.cache.set(key, { draft: drafted, searched: found.searched });
      return drafted;
    },
    spentMs: () => spent,
    close() {
      session.close();
      const usage = cached ? NO_USAGE : session.usage();
      asked.onModel?.(modelUse(drafted, cached, { usage, price: side.price, ms: spent }));
    },
  };

  /** Rows, and so drafts, mean something in one generation only; everything that decides what is shown is in the key. */
  function keyOf({ request, language }: Question): CacheKey {
    const { text, audience, asOf, inForceOnly, documents } = request;
    const model = JSON.stringify([side.name, inForceOnly, documents]);
    return { question: text, generation: library.generation, audience, asOf, language, model };
  }
}

const patienceOf = ({ patience }: AskRequest): AbortSignal[] => (patience ? [patience] : []);

type Optional = Pick<DraftParts, "screen" | "clean" | "bridge">;
const definedOf = ({
  bridge,
  screen,
  clean,
}: { [K in keyof Optional]: Optional[K] | undefined }): Optional => ({
  ...(bridge ? { bridge } : {}),
  ...(screen ? { screen } : {}),
  ...(clean ? { clean } : {}),
});

/** Opened only where the answer will be a translation; one that cannot be opened in time vouches for nothing. */
async function dictionaryFor(
  question: string,
  sentences: readonly SourceSentence[],
  { searcher }: Library,
  patience: AbortSignal,
): Promise<Bridge | undefined> {
  const own = mainScriptOf(question);
  if (sentences.every(({ text }) => mainScriptOf(text) === own)) return undefined;
  if (searcher.lexicon === null) return undefined;
  const opened = await inTime(searcher.lexicon(), patience).catch(() => null);
  const lexicon = opened?.value;
  return lexicon ? (text) => wordMeanings(text, lexicon) : undefined;
}

/** What the calls for one question took. */
interface CallCosts {
  readonly usage: Usage;
  readonly price: BudgetSettings["price"];
  readonly ms: number;
}

function modelUse(draft: DraftResult | null, cached: boolean, { usage, price, ms }: CallCosts): ModelUse {
  return {
    result: cached ? "cache" : (draft?.kind ?? "none"),
    reason: draft?.kind === "degraded" ? draft.reason : null,
    statements: draft?.kind === "answered" ? draft.statements.length : 0,
    dropped: draft?.dropped.length ?? 0,
    ...usage,
    cost: costOf(usage, price),
    ms,
  };
}
