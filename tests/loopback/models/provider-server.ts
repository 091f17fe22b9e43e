import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Provider } from "../../../adapters/models/providers.js";

export type Behaviour = (response: ServerResponse, request: { path: string; body: string }) => void;

const read = async (request: IncomingMessage): Promise<string> => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
};

/** A stand-in provider on a free port of this machine; `behave` decides what each call gets. */
export async function startProvider() {
  let behaviour: Behaviour = (response) => response.writeHead(500).end();
  const calls: { path: string; body: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    response.on("error", () => undefined);
    read(request)
      .then((body) => {
        const call = { path: request.url ?? "", body, headers: request.headers };
        calls.push(call);
        behaviour(response, call);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    calls,
    root: `http://127.0.0.1:${port}`,
    behave(next: Behaviour) {
      behaviour = next;
      calls.length = 0;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Where each provider's client expects its address to point. */
export const baseUrl = (provider: Provider, root: string): string =>
  provider === "openai" ? `${root}/v1` : root;

/** A successful answer of a provider whose model wrote `output`. */
export function success(provider: Provider, output: unknown): unknown {
  const text = typeof output === "string" ? output : JSON.stringify(output);
  switch (provider) {
    case "openai":
      return {
        id: "c1",
        object: "chat.completion",
        created: 1,
        model: "m",
        choices: [
          { index: 0, finish_reason: "stop", message: { role: "assistant", content: text, refusal: null } },
        ],
        usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
      };
    case "anthropic":
      return {
        id: "m1",
        type: "message",
        role: "assistant",
        model: "m",
        content: [{ type: "tool_use", id: "t1", name: "draft", input: output }],
        stop_reason: "tool_use",
        stop_sequence: null,
        usage: { input_tokens: 100, output_tokens: 20 },
      };
    case "ollama":
      return {
        model: "m",
        created_at: "2026-01-01T00:00:00Z",
        message: { role: "assistant", content: text },
        done: true,
        done_reason: "stop",
        prompt_eval_count: 100,
        eval_count: 20,
      };
    case "google-genai":
      return {
        candidates: [{ index: 0, finishReason: "STOP", content: { role: "model", parts: [{ text }] } }],
        usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 20, totalTokenCount: 120 },
      };
  }
}

/** The provider's way of saying that its model declined. */
export function refusal(provider: Provider): unknown {
  const words = "I cannot help with that.";
  switch (provider) {
    case "openai":
      return {
        id: "c1",
        object: "chat.completion",
        created: 1,
        model: "m",
        choices: [
          { index: 0, finish_reason: "stop", message: { role: "assistant", content: null, refusal: words } },
        ],
      };
    case "anthropic":
      return {
        ...(success("anthropic", {}) as object),
        content: [{ type: "text", text: words }],
        stop_reason: "refusal",
      };
    case "ollama":
      return success("ollama", words);
    case "google-genai":
      return { promptFeedback: { blockReason: "SAFETY" } };
  }
}

/** An answer that is well formed and empty. */
export function empty(provider: Provider): unknown {
  switch (provider) {
    case "openai":
      return { id: "c1", object: "chat.completion", created: 1, model: "m", choices: [] };
    case "anthropic":
      return { ...(success("anthropic", {}) as object), content: [] };
    case "ollama":
      return { ...(success("ollama", "") as object) };
    case "google-genai":
      return { candidates: [] };
  }
}

export const sendJson = (response: ServerResponse, value: unknown, status = 200): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
};
