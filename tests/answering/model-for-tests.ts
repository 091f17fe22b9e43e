import { createScriptedModel, type ScriptLine } from "../../adapters/models/scripted.js";
import { type AnsweringTools, answer } from "../../src/answering/answer.js";
import { createMemorySpending } from "../../src/answering/drafting/budget.js";
import { createAnswerCache } from "../../src/answering/drafting/cache.js";
import type { Model } from "../../src/answering/drafting/model.js";
import {
  createModelGateway,
  DEFAULT_GATEWAY,
  type GatewaySettings,
} from "../../src/answering/drafting/model-gateway.js";
import { answeringModel, type ModelSide } from "../../src/answering/drafting/with-model.js";
import type { Library } from "../../src/answering/finding/library.js";
import type { AskRequest } from "../../src/answering/question/ask-request.js";
import { type Answer, answerSchema } from "../../src/answering/schema.js";
import { prompts, realClock } from "./drafting/fixtures.js";

export const FENCE = "~~f3a9c1~~";

export interface Options {
  readonly gateway?: Partial<GatewaySettings>;
  readonly side?: Partial<ModelSide>;
}

/** Tools around a model, counting its calls. */
export function toolsFor(model: Model, { gateway = {}, side = {} }: Options = {}) {
  const calls: string[] = [];
  const counted: Model = {
    draft(prompt, signal) {
      calls.push(prompt.name);
      return model.draft(prompt, signal);
    },
  };
  const settings = { ...DEFAULT_GATEWAY, retries: 0, ...gateway };
  const asked = answeringModel({
    name: "test:model",
    gateway: createModelGateway(counted, settings, createMemorySpending(), realClock),
    prompts,
    price: settings.price,
    cache: createAnswerCache(10),
    newFence: () => FENCE,
    ...side,
  });
  let ids = 0;
  const tools: AnsweringTools = {
    now: () => performance.now(),
    newId: () => `a${++ids}`,
    link: () => null,
    model: asked,
  };
  return { tools, calls };
}

export const scripted = (lines: readonly ScriptLine[], options: Options = {}) =>
  toolsFor(createScriptedModel(lines), options);

/** Asks, and checks what every answer must be: of the public form, with quotes that are slices. */
export async function ask(library: Library, request: AskRequest, tools: AnsweringTools): Promise<Answer> {
  const given = answerSchema.parse(await answer(library, request, tools));
  const choices = given.outcome === "ambiguous" ? given.choices.flatMap(({ quotes }) => quotes) : [];
  for (const quote of [...given.quotes, ...given.closest, ...choices]) {
    const stored = library.searcher.corpus.documents.find(
      ({ document }) => document.id === quote.document.id,
    );
    if (stored?.document.text.slice(quote.start, quote.end) !== quote.text)
      throw new Error(`Not a slice: ${quote.text}`);
  }
  for (const { quotes } of given.statements)
    for (const i of quotes) if (given.quotes[i] === undefined) throw new Error(`No quote ${i}`);
  return given;
}

export const kinds = ({ notices }: Answer): string[] => notices.map(({ kind }) => kind);
export const drafted = (...statements: readonly (readonly [string, readonly string[]])[]): ScriptLine => ({
  prompt: "draft",
  output: {
    outcome: "answered",
    statements: statements.map(([text, sentences]) => ({ text, sentences })),
    choices: [],
  },
});
