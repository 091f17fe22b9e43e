import { z } from "zod";
import type { Provider } from "../../../adapters/models/providers.js";
import { type Behaviour, sendJson } from "./provider-server.js";

/** The providers that have encoders. */
export const EMBEDDING_PROVIDERS = [
  "openai",
  "ollama",
  "google-genai",
] as const satisfies readonly Provider[];
export type EmbeddingProvider = (typeof EMBEDDING_PROVIDERS)[number];

const googleText = z.object({ content: z.object({ parts: z.array(z.object({ text: z.string() })) }) });
const bodySchema = z.union([
  z.object({ input: z.array(z.string()) }).transform(({ input }) => input),
  z.object({ requests: z.array(googleText) }).transform(({ requests }) => requests.map(textOf)),
  googleText.transform((it) => [textOf(it)]),
]);

function textOf({ content }: z.infer<typeof googleText>): string {
  return content.parts.map(({ text }) => text).join("");
}

/** The texts that a call asks vectors for. */
export const textsOf = (body: string): string[] => bodySchema.parse(JSON.parse(body));

/** A provider's answer with these vectors, whatever they are. */
export function embeddings(provider: EmbeddingProvider, body: string, vectors: readonly unknown[]): unknown {
  switch (provider) {
    case "openai":
      return {
        object: "list",
        data: vectors.map((embedding, index) => ({ object: "embedding", index, embedding })),
        model: "m",
        usage: { prompt_tokens: 1, total_tokens: 1 },
      };
    case "ollama":
      return { model: "m", embeddings: vectors };
    case "google-genai":
      return body.includes('"requests"')
        ? { embeddings: vectors.map((values) => ({ values })) }
        : { embedding: { values: vectors[0] } };
  }
}

/** A provider that encodes with this function. */
export const encoding =
  (provider: EmbeddingProvider, encode: (text: string) => readonly unknown[]): Behaviour =>
  (response, { body }) =>
    sendJson(response, embeddings(provider, body, textsOf(body).map(encode)));

const MEANINGS: readonly (readonly string[])[] = [
  ["hotel", "hotels", "lodging", "accommodation", "night"],
  ["train", "trains", "railway", "class"],
  ["breakfast", "meal", "meals"],
  ["home", "homes", "remote"],
  ["euros", "cost", "price", "ceiling", "limit"],
  ["days", "week"],
  ["director", "approval"],
];

/** A model that knows seven things and by how many words a text means them. */
export function meaningOf(text: string): number[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return [0.3, ...MEANINGS.map((group) => words.filter((word) => group.includes(word)).length)];
}
