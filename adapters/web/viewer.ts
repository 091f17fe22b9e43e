import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Answerer } from "../../src/bot/answerer.js";
import type { Log } from "../../src/bot/log.js";
import { textsFor } from "../../src/bot/texts/choose.js";
import type { Texts } from "../../src/bot/texts.js";
import { PUBLIC } from "../../src/documents/audience.js";
import type { Span } from "../../src/documents/span.js";
import { isSigned, openPath, type Place, signedPath } from "./links.js";
import { PAGE_HEADERS, page } from "./page.js";
import { writeList } from "./write-list.js";
import { neighboursOf, writeNotFound, writeSource } from "./write-source.js";

export interface ViewerOptions {
  readonly answerer: Pick<Answerer, "source" | "describe">;
  /** The key of signed links. */
  readonly secret: string;
  readonly clock: () => number;
  readonly log: Log;
}

const range = z
  .string()
  .regex(/^\d{1,9}-\d{1,9}$/)
  .transform((text) => {
    const [start = 0, end = 0] = text.split("-").map(Number);
    return { start, end };
  });
const querySchema = z.object({
  g: z.string().max(200).optional().catch(undefined),
  q: range.optional().catch(undefined),
  x: z.coerce.number().int().nonnegative().catch(0),
  s: z.string().max(100).catch(""),
});

const textsOf = (context: Context): Texts =>
  textsFor(context.req.header("accept-language")?.split(/[,;]/)[0]);

const documentOf = (path: string): string => {
  try {
    return path
      .replace(/^\/documents\//, "")
      .split("/")
      .map(decodeURIComponent)
      .join("/");
  } catch {
    return "";
  }
};

/**
 * `GET /documents/ID?g=GENERATION&q=A-B`: a quote in its place. Hidden and missing look alike.
 * `GET /`: the documents that everybody may read.
 */
export const createViewer = ({ answerer, secret, clock, log }: ViewerOptions): Hono => {
  const app = new Hono();
  const notFound = (context: Context): Response => {
    const texts = textsOf(context);
    const body = page(texts.language, texts.viewer.notFoundTitle, writeNotFound(texts));
    return context.body(body, 404, PAGE_HEADERS);
  };
  app.get("/", async (context) => {
    const texts = textsOf(context);
    const library = await answerer.describe(PUBLIC).catch((error) => {
      log.error({ err: error }, "the documents could not be listed");
      return null;
    });
    if (library === null) return notFound(context);
    return context.body(
      page(texts.language, texts.homeDocuments, writeList(texts, library)),
      200,
      PAGE_HEADERS,
    );
  });
  app.get("/documents/*", async (context) => {
    const texts = textsOf(context);
    const url = new URL(context.req.url);
    const { g = null, q, x, s } = querySchema.parse(Object.fromEntries(url.searchParams));
    const document = documentOf(url.pathname);
    const place: Place = { document, generation: g ?? "", start: q?.start ?? 0, end: q?.end ?? 0 };
    // Both are done for every request, so that the time taken tells nothing.
    const signed = isSigned(secret, place, { expires: x, signature: s }, clock());
    const source = await answerer.source(document, g, signed ? null : PUBLIC).catch((error) => {
      log.error({ err: error }, "a document could not be shown");
      return null;
    });
    if (source === null) return notFound(context);
    const quote = q !== undefined && q.start < q.end && q.end <= source.text.length ? q : null;
    const pathTo = (span: Span | null): string | null => {
      if (span === null) return null;
      const there = { document, generation: source.generation, start: span.start, end: span.end };
      return signed ? signedPath(secret, there, x) : openPath(there);
    };
    const { previous, next } = quote === null ? { previous: null, next: null } : neighboursOf(source, quote);
    const body = writeSource(texts, source, quote, { previous: pathTo(previous), next: pathTo(next) });
    return context.body(page(texts.language, source.metadata.title, body), 200, PAGE_HEADERS);
  });
  app.notFound(notFound);
  return app;
};
