import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { z } from "zod";
import type { Draft, FilledPrompt, Model, Usage } from "../../src/answering/drafting/model.js";
import { VerseError } from "../../src/errors.js";
import { hearSecondReading } from "./google-stream.js";
import { connectionFields, type ProviderSettings, parseModelName } from "./providers.js";
import { TextListener } from "./text-listener.js";

const usageSchema = z.object({
  input_tokens: z.number().nonnegative(),
  output_tokens: z.number().nonnegative(),
});
const answerSchema = z.object({ raw: z.unknown(), parsed: z.unknown() });
const rawSchema = z.object({ usage_metadata: usageSchema.optional(), content: z.unknown().optional() });

/** Raw output is kept for a maintainer, but not megabytes of it. */
const MAX_RAW_UNITS = 4000;

const unavailable = (problem: string, cause: unknown, got?: string): VerseError =>
  new VerseError({
    code: "model",
    problem,
    cure: "The quotes are given without it; check VERSE_MODEL, its key and the provider's status if this lasts.",
    ...(got === undefined ? {} : { got: got.slice(0, MAX_RAW_UNITS) }),
    cause,
  });

const usageOf = (raw: unknown): Usage | null => {
  const read = rawSchema.safeParse(raw);
  const usage = read.success ? read.data.usage_metadata : undefined;
  return usage ? { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens } : null;
};

const rawText = (raw: unknown): string => {
  const read = rawSchema.safeParse(raw);
  const content = read.success ? read.data.content : raw;
  const text = typeof content === "string" ? content : (JSON.stringify(content) ?? "nothing");
  return text.slice(0, MAX_RAW_UNITS);
};

/** JSON Schema with the few words every provider knows; the limits of safe integers are not among them. */
const formOf = (schema: z.ZodType): Record<string, unknown> =>
  z.toJSONSchema(schema, {
    target: "draft-7",
    override: ({ jsonSchema }) => {
      delete jsonSchema.minimum;
      delete jsonSchema.maximum;
    },
  });

/** Null unless all of it is JSON: a stream that ended early must not pass for a shorter answer. */
const wholeJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * A LangChain chat model as ours: structured output, usage, and every failure a VerseError `model`. It tells no text
 * where `streams` is false.
 */
export function modelOf(chat: BaseChatModel, streams = true): Model {
  return {
    async draft<T>(
      prompt: FilledPrompt<T>,
      signal: AbortSignal,
      onText?: (piece: string) => void,
    ): Promise<Draft<T>> {
      signal.throwIfAborted();
      // The name is the tool's or the schema's at the provider, which allow no other characters.
      const name = prompt.name.replace(/[^a-z]/g, "_");
      let heard = "";
      const listener = new TextListener((piece) => {
        heard += piece;
        onText?.(piece);
      });
      const callbacks = onText && streams ? [listener] : [];
      const ask = async (): Promise<unknown> => {
        const form = chat.withStructuredOutput<Record<string, unknown>>(formOf(prompt.schema), {
          includeRaw: true,
          name,
        });
        const messages: [string, string][] = [
          ["system", prompt.system],
          ["human", prompt.user],
        ];
        return form.invoke(messages, { signal, callbacks });
      };
      const answered = await ask().catch((cause: unknown) => {
        throw unavailable("The language model failed.", cause);
      });
      const read = answerSchema.safeParse(answered);
      const { raw, parsed } = read.success ? read.data : { raw: answered, parsed: null };
      // LangChain finds the arguments of a tool call in a whole message and not in one put together from a stream.
      const output = prompt.schema.safeParse(parsed ?? wholeJson(heard));
      if (!output.success)
        throw unavailable(
          "The language model did not answer in the form it was asked for.",
          new Error(rawText(raw), { cause: output.error }),
        );
      return { output: output.data, usage: usageOf(raw) };
    },
  };
}

/**
 * The model that `provider:model` names, through LangChain; its packages are imported here and not before. Throws
 * VerseError `bad-settings` for a name it cannot serve, `model` when the provider's client cannot be made.
 */
export async function createLangChainModel(name: string, settings: ProviderSettings): Promise<Model> {
  const { provider, model } = parseModelName(name);
  const { initChatModel } = await import("langchain/chat_models/universal");
  try {
    const chat = await initChatModel(model, {
      modelProvider: provider,
      // The gateway's deadline and its one retry rule; a client's own retries made one failing question last 96 s.
      maxRetries: 0,
      ...connectionFields(provider, settings),
    });
    // The provider's package is loaded now, so that a missing one is found at start.
    const instance = await chat._getModelInstance();
    return modelOf(instance, provider !== "google-genai" || hearSecondReading(instance));
  } catch (cause) {
    throw unavailable(`The client of ${provider} could not be made.`, cause);
  }
}
