import { Hono } from "hono";
import { z } from "zod";
import type { Answerer } from "../../src/bot/answerer.js";
import type { Log } from "../../src/bot/log.js";
import { textsFor } from "../../src/bot/texts/choose.js";
import type { Span } from "../../src/documents/span.js";
import { isSigned, openPath, type Place, signedPath } from "./links.js";
import { PAGE_HEADERS, page } from "./page.js";
import { neighboursOf, writeNotFound, writeSource } from "./write-source.js";

export interface ViewerOptions {
  readonly answerer: Pick<Answerer, "source">;
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

/** `GET /documents/ID?g=GENERATION&q=A-B`: a quote in its place. Hidden and missing look alike. */
export const createViewer = ({ answerer, secret, clock, log }: ViewerOptions): Hono => {
  const app = new Hono();
  app.get("/documents/*", async (context) => {
    const texts = textsFor(context.req.header("accept-language")?.split(/[,;]/)[0]);
    const url = new URL(context.req.url);
    const { g = null, q, x, s } = querySchema.parse(Object.fromEntries(url.searchParams));
    const document = documentOf(url.pathname);
    const place: Place = { document, generation: g ?? "", start: q?.start ?? 0, end: q?.end ?? 0 };
    // Both are done for every request, so that the time taken tells nothing.
    const signed = isSigned(secret, place, x, s, clock());
    const source = await answerer.source(document, g, signed ? null : "public").catch((error) => {
      log.error({ err: error }, "a document could not be shown");
      return null;
    });
    if (source === null)
      return context.body(
        page(texts.language, texts.viewer.notFoundTitle, writeNotFound(texts)),
        404,
        PAGE_HEADERS,
      );
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
  app.notFound((context) => {
    const texts = textsFor(context.req.header("accept-language")?.split(/[,;]/)[0]);
    return context.body(
      page(texts.language, texts.viewer.notFoundTitle, writeNotFound(texts)),
      404,
      PAGE_HEADERS,
    );
  });
  return app;
};
