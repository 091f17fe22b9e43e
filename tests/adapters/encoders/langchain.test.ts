// Covers: bounded-fetch.ts, provider-fault.ts, provider-sources.ts
import { describe, expect, test } from "vitest";
import { createProviderEncoder, identityOf } from "../../../adapters/encoders/langchain.js";
import { baseUrl, sendJson, startProvider } from "../../loopback/models/provider-server.js";

interface GoogleText {
  readonly content?: { readonly parts: readonly { readonly text: string }[] };
}
interface GoogleBody extends GoogleText {
  readonly requests?: readonly GoogleText[];
}

describe("encoders of providers", () => {
  const vectors = (texts: readonly string[]) => texts.map((text) => [text.length, 1, 0]);
  test.each([
    [
      "openai",
      (body: { input: string[] }) => ({
        data: vectors(body.input).map((embedding, index) => ({ embedding, index })),
        usage: {},
      }),
    ],
    ["ollama", (body: { input: string[] }) => ({ embeddings: vectors(body.input) })],
    [
      "google-genai",
      (body: GoogleBody) => {
        const texts = (body.requests ?? [body]).map(({ content }) => content?.parts[0]?.text ?? "");
        const embeddings = vectors(texts).map((values) => ({ values }));
        return body.requests ? { embeddings } : { embedding: embeddings[0] };
      },
    ],
  ] as const)("%s over HTTP gives unit vectors", async (provider, reply) => {
    const server = await startProvider();
    server.behave((response, { body }) => sendJson(response, reply(JSON.parse(body))));
    const encoder = await createProviderEncoder(`${provider}:m`, {
      apiKey: "k",
      baseUrl: baseUrl(provider, server.root),
    });
    const [a, blank, b] = await encoder.encode(["abc", " ", "abcdefg"], "question");
    expect(encoder.dimension).toBe(3);
    for (const vector of [a, b]) expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1, 5);
    expect([...(blank ?? [])]).toEqual([0, 0, 0]);
    expect((a?.[0] ?? 0) / (a?.[1] ?? 1)).toBeCloseTo(3, 5);
    server.behave((response) => sendJson(response, {}, 400));
    await expect(encoder.encode(["x"], "index")).rejects.toMatchObject({ code: "encoder" });
    await server.stop();
  });
  test("anthropic has none; another model or dimension is another encoder", async () => {
    await expect(createProviderEncoder("anthropic:m", {})).rejects.toMatchObject({ code: "bad-settings" });
    const prints = [identityOf("m", 2), identityOf("m", 3), identityOf("n", 2)].map((it) => it.fingerprint);
    expect(new Set(prints).size).toBe(3);
  });
});
