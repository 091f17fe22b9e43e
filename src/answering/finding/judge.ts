import type { Question } from "../question/question.js";
import type { Candidate } from "./choose-sentences.js";
import type { Calibration, Confidence } from "./confidence.js";
import type { Library } from "./library.js";
import { type NamedPart, namedPart } from "./named-part.js";
import { type Standing, standingsAsked } from "./standing.js";
import type { WeighedSentences } from "./weigh-sentences.js";

export type Judgement = "covered" | "uncertain" | "not-covered";

/** What the found sentences are worth, and what the question points at itself. */
export interface Judged {
  /** What may be quoted: the sentences of the named part first. */
  readonly candidates: readonly Candidate[];
  readonly confidence: Confidence;
  readonly judgement: Judgement;
  /** The numbered part that the question names, where the documents have it. */
  readonly part: NamedPart | null;
  /** Documents whose validity is asked after, where the found sentences do not state it. */
  readonly standings: readonly Standing[] | null;
  /** The question says itself where its answer stands: nothing had to be searched for. */
  readonly pointed: boolean;
}

/** The fourth stage of finding: whether what was found, or what the question points at, answers it. */
export function judge(
  { calibration: boundsFor, searcher: { corpus } }: Library,
  question: Question,
  { candidates, judged, alone, confidence }: WeighedSentences,
): Judged {
  const calibration = boundsFor(question.request.audience);
  const judgement = judgementOf(confidence, calibration, alone);
  const named = namedPart(question, corpus);
  const part = named?.sure || judgement !== "covered" ? named : null;
  const standings = judged[0]?.statesValidity ? null : standingsAsked(question, corpus);
  const pointed = part?.sure === true || standings !== null;
  const said = { part, standings, pointed, candidates: part ? withPart(part, candidates) : candidates };
  if (!pointed) return { ...said, confidence, judgement };
  const certain: Confidence = { value: 1, kind: confidence.kind };
  return { ...said, confidence: certain, judgement: judgementOf(certain, calibration) };
}

/**
 * Whether the found sentences answer the question, by the calibrated confidence. `alone`: how sure they are alone, where
 * more than they spoke for an answer, which makes them no surer.
 */
export function judgementOf(confidence: Confidence, calibration: Calibration, alone = confidence): Judgement {
  const { refuse, hedge } = calibration[confidence.kind];
  const { value } = confidence;
  if (value === 0 || value < refuse) return "not-covered";
  return Math.min(value, alone.value) < hedge ? "uncertain" : "covered";
}

/** The sentences of the part, then what else was found; a sentence of the part counts once. */
function withPart(part: NamedPart, candidates: readonly Candidate[]): Candidate[] {
  const rows = new Set(part.candidates.map(({ row }) => row));
  return [...part.candidates, ...candidates.filter(({ row }) => !rows.has(row))];
}
