import type { ServerResponse } from "node:http";
import type { Provider } from "../../../adapters/models/providers.js";

/** A model's answer as each provider streams it: server-sent events, or for Ollama one JSON object a line. */

const event = (value: unknown, name?: string): string =>
  `${name === undefined ? "" : `event: ${name}\n`}data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`;
const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

interface Frames {
  readonly type: string;
  readonly begin: readonly string[];
  readonly piece: (text: string) => string;
  readonly end: readonly string[];
}

const openai = (delta: unknown, finish: string | null = null, more: object = {}): string =>
  event({
    id: "c1",
    object: "chat.completion.chunk",
    created: 1,
    model: "m",
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...more,
  });
const anthropic = (type: string, more: object): string => event({ type, ...more }, type);
const google = (text: string, more: object = {}): string =>
  event({
    candidates: [{ index: 0, content: { role: "model", parts: [{ text }] }, ...more }],
    usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 20, totalTokenCount: 120 },
  });
const ollama = (content: string, more: object = { done: false }): string =>
  line({
    model: "m",
    created_at: "2026-01-01T00:00:00Z",
    message: { role: "assistant", content },
    ...more,
  });

const FRAMES: Readonly<Record<Provider, Frames>> = {
  openai: {
    type: "text/event-stream",
    begin: [openai({ role: "assistant", content: "", refusal: null })],
    piece: (content) => openai({ content }),
    end: [
      openai({}, "stop"),
      openai({}, null, {
        choices: [],
        usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
      }),
      event("[DONE]"),
    ],
  },
  anthropic: {
    type: "text/event-stream",
    begin: [
      anthropic("message_start", {
        message: {
          id: "m1",
          type: "message",
          role: "assistant",
          model: "m",
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: 100, output_tokens: 0 },
        },
      }),
      anthropic("content_block_start", {
        index: 0,
        content_block: { type: "tool_use", id: "t1", name: "draft", input: {} },
      }),
    ],
    piece: (partial_json) =>
      anthropic("content_block_delta", { index: 0, delta: { type: "input_json_delta", partial_json } }),
    end: [
      anthropic("content_block_stop", { index: 0 }),
      anthropic("message_delta", {
        delta: { stop_reason: "tool_use", stop_sequence: null },
        usage: { output_tokens: 20 },
      }),
      anthropic("message_stop", {}),
    ],
  },
  ollama: {
    type: "application/x-ndjson",
    begin: [],
    piece: (content) => ollama(content),
    end: [ollama("", { done: true, done_reason: "stop", prompt_eval_count: 100, eval_count: 20 })],
  },
  "google-genai": {
    type: "text/event-stream",
    begin: [],
    piece: (text) => google(text),
    end: [google("", { finishReason: "STOP" })],
  },
};

export interface StreamOptions {
  /** Units of one piece. */
  readonly units?: number;
  /** Awaited before the piece that begins at this unit. */
  readonly before?: (unit: number) => Promise<void>;
  /** The connection breaks when so many units were sent. */
  readonly cutAfter?: number;
}

/** Whether the client has asked for a stream, in the provider's own way. */
export const asksForStream = ({ path, body }: { readonly path: string; readonly body: string }): boolean =>
  path.includes(":streamGenerateContent") || /"stream":\s*true/.test(body);

export async function sendStream(
  provider: Provider,
  response: ServerResponse,
  text: string,
  { units = 12, before, cutAfter = Number.POSITIVE_INFINITY }: StreamOptions = {},
): Promise<void> {
  const frames = FRAMES[provider];
  response.writeHead(200, { "content-type": frames.type });
  for (const frame of frames.begin) response.write(frame);
  for (let at = 0; at < text.length; at += units) {
    await before?.(at);
    if (at >= cutAfter) {
      response.destroy();
      return;
    }
    response.write(frames.piece(text.slice(at, at + units)));
    // Each in a packet of its own, as far as that can be had.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  for (const frame of frames.end) response.write(frame);
  response.end();
}
