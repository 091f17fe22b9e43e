import { type AnsweringTools, answer } from "../answering/answer.js";
import { checkQuestion } from "../answering/question/check-question.js";
import type { Answerer, DocumentOutline } from "../bot/answerer.js";
import { allowedAudiences, PUBLIC } from "../documents/audience.js";
import { statusOf } from "../documents/validity.js";
import type { OpenedLibrary } from "../indexing/open-library.js";
import type { KeptDocument } from "../retrieval/shards.js";
import type { DocumentHistory } from "./document-history.js";

/** Which words of which edition a link opens. */
interface LinkPlace {
  readonly document: string;
  readonly generation: string;
  readonly start: number;
  readonly end: number;
}

/** Addresses of the source viewer. */
export interface DocumentLinks {
  /** Of words that everybody may see. */
  open(place: LinkPlace): string;
  /** Of any other. */
  signed(place: LinkPlace): string;
}

export interface AnswererParts {
  readonly live: { current(): Pick<OpenedLibrary, "library" | "kept"> };
  readonly history: DocumentHistory;
  readonly tools: AnsweringTools;
  /** YYYY-MM-DD in the team's time zone. */
  readonly today: () => string;
  /** Null while nothing serves documents. */
  readonly links: () => DocumentLinks | null;
  /** Quotes at most. */
  readonly top: number;
  /** How long a question waits for what is still being prepared: aborted when it should be answered without. */
  readonly patience: () => AbortSignal;
  /** For every question that does not say otherwise. */
  readonly inForceOnly: boolean;
}

/** The bot's answerer over the index in use: each question is answered from one generation end to end. */
export const libraryAnswerer = (parts: AnswererParts): Answerer => {
  const { live, history, tools, today, links } = parts;

  /** Hidden when it is today, whatever it was in the generation that a link names. */
  const maySee = (documentId: string, edition: KeptDocument, audience: string): boolean => {
    const allowed = allowedAudiences(audience);
    const now = live.current().kept.find(({ document }) => document.id === documentId);
    return [edition, now ?? edition].every(({ document }) => allowed.has(document.metadata.audience));
  };

  return {
    async ask({ text, audience, asOf, inForceOnly, documents, ...rest }) {
      rest.signal?.throwIfAborted();
      const { library, kept } = live.current();
      const link: AnsweringTools["link"] = (documentId, { start, end }) => {
        const maker = links();
        if (maker === null) return null;
        const place = { document: documentId, generation: library.generation, start, end };
        const stored = kept.find(({ document }) => document.id === documentId);
        const everybody = stored?.document.metadata.audience === PUBLIC;
        return everybody ? maker.open(place) : maker.signed(place);
      };
      const request = {
        text: checkQuestion(text),
        audience,
        asOf: asOf ?? today(),
        inForceOnly: inForceOnly ?? parts.inForceOnly,
        top: parts.top,
        documents: documents ?? null,
        context: null,
        patience: parts.patience(),
        ...rest,
      };
      const given = await answer(library, request, { ...tools, link });
      // An aborted model only leaves its part out of the answer: the abort itself is reported here.
      rest.signal?.throwIfAborted();
      return given;
    },

    async describe(audience) {
      const { library, kept } = live.current();
      const allowed = allowedAudiences(audience);
      const outlines = kept
        .filter(({ document }) => allowed.has(document.metadata.audience))
        .map((one) => outlineOf(one, today()))
        .sort((a, b) => a.title.localeCompare(b.title, "en"));
      return { documents: outlines, generation: library.generation, builtAt: library.builtAt };
    },

    async source(documentId, edition, audience) {
      const found = await history.find(documentId, edition);
      if (found === null) return null;
      if (audience !== null && !maySee(documentId, found.kept, audience)) return null;
      const { document, divided } = found.kept;
      const now = live.current().kept.find((one) => one.document.id === documentId);
      return {
        id: document.id,
        version: document.version,
        generation: found.generation,
        text: document.text,
        ...(document.places !== undefined && { places: document.places }),
        metadata: document.metadata,
        status: statusOf(document.metadata, today()),
        sections: divided.sections,
        sentences: divided.sentences,
        currentVersion: now?.document.version ?? null,
      };
    },
  };
};

function outlineOf({ document, divided }: KeptDocument, asOf: string): DocumentOutline {
  const { title, issuer, effectiveFrom, effectiveUntil, url } = document.metadata;
  const headings = divided.sections.flatMap(({ path }) => path.at(-1) ?? []);
  return {
    id: document.id,
    title,
    issuer,
    status: statusOf(document.metadata, asOf),
    effectiveFrom,
    effectiveUntil,
    url,
    headings: [...new Set(headings)],
  };
}
