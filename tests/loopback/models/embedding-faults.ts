import type { ServerResponse } from "node:http";
import { type EmbeddingProvider, embeddings, encoding, meaningOf, textsOf } from "./provider-embeddings.js";
import { type Behaviour, sendJson } from "./provider-server.js";

const json = { "content-type": "application/json" };
const vectors =
  (made: (texts: readonly string[]) => readonly unknown[]) =>
  (provider: EmbeddingProvider): Behaviour =>
  (response, { body }) =>
    sendJson(response, embeddings(provider, body, made(textsOf(body))));
const each = (made: (text: string) => readonly unknown[]) => (provider: EmbeddingProvider) =>
  encoding(provider, made);
const always = (answer: (response: ServerResponse) => unknown) => (): Behaviour => (response) =>
  void answer(response);

export interface EmbeddingFault {
  readonly name: string;
  readonly behaviour: (provider: EmbeddingProvider) => Behaviour;
  /** What a maintainer reads. */
  readonly said: RegExp;
  readonly hangs?: true;
}

/** What a provider's encoder may do instead of its work. */
export const EMBEDDING_FAULTS: readonly EmbeddingFault[] = [
  {
    name: "more numbers than before",
    behaviour: each((text) => [...meaningOf(text), 1]),
    said: /other vectors/,
  },
  { name: "fewer numbers", behaviour: each((text) => meaningOf(text).slice(1)), said: /other vectors/ },
  { name: "no numbers", behaviour: each(() => []), said: /other vectors|cannot be reached/ },
  {
    name: "null for a number",
    behaviour: each((text) => [null, ...meaningOf(text).slice(1)]),
    said: /other vectors/,
  },
  {
    name: "words for numbers",
    behaviour: each((text) => meaningOf(text).map(String)),
    said: /other vectors/,
  },
  {
    name: "NaN",
    behaviour:
      (provider) =>
      (response, { body }) => {
        const sound = JSON.stringify(embeddings(provider, body, textsOf(body).map(meaningOf)));
        response.writeHead(200, json).end(sound.replaceAll("0.3", "NaN"));
      },
    said: /does not answer as an encoder/,
  },
  {
    name: "numbers without end",
    behaviour: each((text) => meaningOf(text).map(() => 1e308)),
    said: /other vectors/,
  },
  {
    name: "nothing but noughts",
    behaviour: each((text) => meaningOf(text).map(() => 0)),
    said: /other vectors/,
  },
  { name: "no vector at all", behaviour: vectors(() => []), said: /other vectors|does not answer/ },
  {
    name: "a vector too few",
    behaviour: vectors((texts) => texts.slice(1).map(meaningOf)),
    said: /other vectors|does not answer/,
  },
  {
    name: "another form",
    behaviour: always((r) => sendJson(r, { vectors: "many" })),
    said: /other vectors|does not answer/,
  },
  {
    name: "garbage bytes",
    behaviour: always((r) => r.writeHead(200, json).end(Buffer.from([0, 255, 254, 123, 200, 7]))),
    said: /does not answer|other vectors/,
  },
  {
    name: "a page of HTML",
    behaviour: always((r) => r.writeHead(200, { "content-type": "text/html" }).end("<html>proxy</html>")),
    said: /does not answer|other vectors/,
  },
  {
    name: "an empty body",
    behaviour: always((r) => r.writeHead(200).end()),
    said: /does not answer|other vectors/,
  },
  {
    name: "5 MB",
    behaviour: always((r) => r.writeHead(200, json).end(Buffer.alloc(5_000_000, 120))),
    said: /does not answer|other vectors/,
  },
  {
    name: "429",
    behaviour: always((r) =>
      r.writeHead(429, { ...json, "retry-after": "30" }).end('{"error":{"message":"slow down"}}'),
    ),
    said: /answered 429.*limits/,
  },
  {
    name: "500",
    behaviour: always((r) => sendJson(r, { error: { message: "boom" } }, 500)),
    said: /answered 500/,
  },
  {
    name: "401",
    behaviour: always((r) => sendJson(r, { error: { message: "key test-key" } }, 401)),
    said: /refused \(401\)/,
  },
  {
    name: "404",
    behaviour: always((r) => sendJson(r, { error: { message: "no model" } }, 404)),
    said: /answered 404/,
  },
  { name: "a closed connection", behaviour: always((r) => r.destroy()), said: /cannot be reached/ },
  {
    name: "a cut answer",
    behaviour: always((r) => {
      r.writeHead(200, { ...json, "content-length": "5000" }).write('{"data":[{"embed');
      setImmediate(() => r.destroy());
    }),
    said: /cannot be reached/,
  },
  { name: "a hang before the answer", behaviour: () => () => undefined, said: /too long/, hangs: true },
  {
    name: "a hang inside the answer",
    behaviour: always((r) => r.writeHead(200, json).write(" ")),
    said: /too long/,
    hangs: true,
  },
];
