import { rivalsOf } from "./ambiguity.js";
import { conflictsAmong, withOtherSides } from "./conflict.js";
import type { Answered, Decision } from "./decision.js";
import type { Found } from "./find.js";
import { withLimit } from "./limiting.js";
import type { NamedPart } from "./named-part.js";
import { fewestQuotes, selectQuotes } from "./select-quotes.js";
import type { Standing } from "./standing.js";

/** Sentences that are shown where nothing answers. */
const CLOSEST = 3;

/** The outcome that retrieval alone arrives at: by what the question points at, else by what was found. */
export function decide(found: Found): Decision {
  const { part, standings, judgement, candidates } = found;
  const { top } = found.question.request;
  if (found.arranged) return found.arranged;
  if (part) return decideByPart(part, top);
  if (standings) return decideByStandings(standings, top);
  if (judgement === "not-covered")
    return { outcome: "not-covered", closest: selectQuotes(candidates, CLOSEST) };
  const rivals = rivalsAmong(found);
  return rivals ? { outcome: "ambiguous", rivals } : quoteBest(found);
}

function decideByPart({ rivals, candidates, sure }: NamedPart, top: number): Decision {
  if (rivals) return { outcome: "ambiguous", rivals };
  return { outcome: "answered", chosen: selectQuotes(candidates, top), conflicts: [], uncertain: !sure };
}

/** Of several documents the asker has to choose one; what the catalogue says of each is told either way. */
function decideByStandings(standings: readonly Standing[], top: number): Decision {
  const sentences = standings.map((standing) => standing.sentences);
  if (standings.length > 1)
    return { outcome: "ambiguous", rivals: sentences.flatMap(([first]) => first ?? []), standings };
  const chosen = selectQuotes(sentences.flat(), top);
  return { outcome: "answered", chosen, conflicts: [], uncertain: false, standings };
}

/** Who names several places wants a quote for each, not a choice between them. */
const rivalsAmong = ({ question, judged, result }: Found) =>
  question.places.documents.length > 0 ? null : rivalsOf(question, judged, result.concepts);

function quoteBest({ question, candidates, judgement, result }: Found): Answered {
  const { type, places, form, request } = question;
  const best = selectQuotes(candidates, request.top, places.named);
  const conflicts = conflictsAmong(best, candidates, request.asOf);
  // Who asks for a number and gets a sentence without one has to be told that it may not answer.
  const formless = type !== null && type !== "name" && best[0]?.hasType === false;
  const uncertain = judgement === "uncertain" || formless;
  const several = places.named.size > 0 || form === "each";
  const asked = new Set(result.query.tokens.map(({ term }) => term));
  const sides = conflicts.map(({ one }) => one);
  const needed = uncertain || several ? best : fewestQuotes(best, sides, asked);
  // An exception takes nobody's place: of an uncertain answer nobody knows the rule.
  const room = !uncertain && !several && needed.length < request.top;
  const limited = room ? withLimit(needed, candidates, request.top) : needed;
  return {
    outcome: "answered",
    chosen: withOtherSides(limited, conflicts, request.top),
    conflicts,
    uncertain,
  };
}
