import type { z } from "zod";
import type { GuardReason } from "../guard/check.js";
import { createGrowingJson, type GrownPart } from "./growing-json.js";
import type { DropReason } from "./screen.js";
import { type DraftOutput, draftShape, MAX_STATEMENTS } from "./shapes.js";

/** A statement that passed its guard, with the ids of the sentences it stands on. */
export interface DraftStatement {
  readonly text: string;
  readonly sentences: readonly string[];
  readonly translated: boolean;
}
export interface Dropped {
  readonly text: string;
  readonly why: DropReason;
  readonly reasons: readonly GuardReason[];
}

type Written = DraftOutput["statements"][number];
type Judgement = { readonly kept: DraftStatement } | { readonly dropped: Dropped };
export type Judge = (written: Written) => Judgement;

interface Read {
  readonly statements: readonly DraftStatement[];
  readonly dropped: readonly Dropped[];
}

/** Judges a draft's statements while the model writes them, and again nothing that was judged. */
export interface StatementReader {
  /** The next piece of the draft's JSON text. */
  piece(text: string): void;
  /** Everything the whole draft says; tells what was not told yet. */
  whole(output: DraftOutput): Read;
}

const statementShape = draftShape.shape.statements.element;
const outcomeShape = draftShape.shape.outcome;

const parsed = <T>(shape: z.ZodType<T>, json: string): T | null => {
  try {
    return shape.parse(JSON.parse(json));
  } catch {
    return null;
  }
};

const same = (a: Written, b: Written | undefined): boolean =>
  b !== undefined && a.text === b.text && a.sentences.join() === b.sentences.join();

/**
 * `tell` gets every statement that passed, in order, each once. A statement is told as soon as it is complete and the
 * draft is known to be an answer: nothing that follows in a draft can take one back.
 */
export function createStatementReader(
  judge: Judge,
  tell: (statement: DraftStatement) => void,
): StatementReader {
  const grow = createGrowingJson();
  const waiting: Written[] = [];
  const judged: { readonly written: Written; readonly judgement: Judgement }[] = [];
  let outcome: DraftOutput["outcome"] | null = null;
  /** A part was not of the asked form: the whole will fail, or say something else. */
  let broken = false;

  function judgeAndTell(written: Written): Judgement {
    const judgement = judge(written);
    if ("kept" in judgement) tell(judgement.kept);
    return judgement;
  }

  function take({ key, element, json }: GrownPart): void {
    if (key === "outcome") {
      outcome = parsed(outcomeShape, json);
      broken ||= outcome === null;
    } else if (key === "statements" && element) {
      const statement = parsed(statementShape, json);
      broken ||= statement === null;
      if (statement !== null && judged.length + waiting.length < MAX_STATEMENTS) waiting.push(statement);
    }
  }

  return {
    piece(text) {
      if (broken) return;
      for (const part of grow(text)) take(part);
      if (broken || outcome !== "answered") return;
      for (const written of waiting.splice(0)) judged.push({ written, judgement: judgeAndTell(written) });
    },
    whole(output) {
      const all = output.statements.slice(0, MAX_STATEMENTS);
      // A second try may have written another draft than the one that was read as it grew.
      const held = judged.every(({ written }, i) => same(written, all[i]));
      const judgements = held
        ? [...judged.map(({ judgement }) => judgement), ...all.slice(judged.length).map(judgeAndTell)]
        : all.map(judge);
      return {
        statements: judgements.flatMap((judgement) => ("kept" in judgement ? [judgement.kept] : [])),
        dropped: judgements.flatMap((judgement) => ("dropped" in judgement ? [judgement.dropped] : [])),
      };
    },
  };
}
