import type { StoredDocument } from "../../retrieval/corpus.js";
import { type AnswerType, answerTypeOf } from "./answer-type.js";
import type { AskRequest } from "./ask-request.js";
import { type AskedForm, askedFormOf } from "./asked-form.js";
import { type AskedName, askedNames } from "./asked-names.js";
import { askerLanguage } from "./asker-language.js";
import { type Eligible, eligibleDocuments } from "./eligible-documents.js";
import { formOf, type QuestionForm } from "./form.js";
import { type PartQuestion, partQuestionOf } from "./part-question.js";
import { type SeveralPlaces, severalPlaces } from "./places.js";
import { type Reference, referenceOf, type ValidityQuestion, validityQuestionOf } from "./reference.js";
import { type StandingQuestion, standingQuestionOf } from "./standing-question.js";
import { topicOf } from "./topic.js";

/** All that is read from a question's words, once: what comes after looks at this and not at the words again. */
export interface Question {
  /** As it was asked; its words are there to be searched for, sent to a model and printed. */
  readonly request: AskRequest;
  /** What it may be answered from, and so what its words can refer to. */
  readonly eligible: Eligible;
  /** The asker's language, BCP 47. */
  readonly language: string;
  /** What form the asked-for thing has. */
  readonly type: AnswerType;
  /** Whether one answer is asked for, or what each of several documents says. */
  readonly form: QuestionForm;
  /** The words to search for: the question's own, without those that only ask to be told something. */
  readonly topic: string;
  /** In which form the answer is wanted. */
  readonly wanted: AskedForm;
  /** The documents that it speaks of by a noun ("the Berlin plan"). */
  readonly reference: Reference | null;
  /** The documents' places that it names, where it names several. */
  readonly places: SeveralPlaces;
  /** What it names, and an answer has to be about. */
  readonly names: readonly AskedName[];
  /** Which end of the time of the document that it refers to it asks after. */
  readonly validity: ValidityQuestion;
  /** The numbered part that it names. */
  readonly part: PartQuestion | null;
  /** Whether, and by which names, it asks after the standing of a document. */
  readonly standing: StandingQuestion | null;
}

/** Reads a question asked of `documents`, all of one generation. Pure. */
export function readQuestion(request: AskRequest, documents: readonly StoredDocument[]): Question {
  const { text, locale } = request;
  const eligible = eligibleDocuments(documents, request);
  const reference = referenceOf(text, eligible.documents);
  return {
    request,
    eligible,
    language: askerLanguage(text, locale ?? null),
    type: answerTypeOf(text),
    form: formOf(text),
    topic: topicOf(text),
    wanted: askedFormOf(text),
    reference,
    places: severalPlaces(text, eligible.documents),
    names: askedNames(text, eligible.documents),
    validity: reference && validityQuestionOf(text),
    part: partQuestionOf(text, eligible.documents),
    standing: standingQuestionOf(text),
  };
}
