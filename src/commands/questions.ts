import { type Gap, groupGaps } from "../bot/gaps.js";
import type { LoggedQuestion, QuestionFilter, Store } from "../storage/store.js";

/** Where a command prints; standard output as a rule. */
export interface Writer {
  write(text: string): unknown;
}

export interface ListOptions {
  readonly json: boolean;
  readonly since?: number;
  readonly limit?: number;
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

const filterOf = ({ since, limit }: ListOptions): QuestionFilter => ({
  ...(since === undefined ? {} : { since }),
  ...(limit === undefined ? {} : { limit }),
});

const table = <T>(rows: readonly T[], line: (row: T) => string, none: string): string =>
  rows.length === 0 ? `${none}\n` : rows.map((row) => `${line(row)}\n`).join("");

/** `verse gaps`: what was asked and not answered, or voted down, grouped by likeness, most asked first. */
export const gaps = async (store: Store, options: ListOptions, out: Writer): Promise<Gap[]> => {
  const { limit, ...rest } = options;
  const found = groupGaps(await store.questions.list(filterOf(rest))).slice(0, limit);
  out.write(
    options.json
      ? `${JSON.stringify(found)}\n`
      : table(
          found,
          (gap) =>
            `${String(gap.asked).padStart(4)}×  ${gap.question}  (last ${day(gap.lastAsked)}${gap.downVoted > 0 ? `, ${gap.downVoted} voted down` : ""})${gap.reasons.map((reason) => `\n       “${reason}”`).join("")}`,
          "No question went without an answer.",
        ),
  );
  return found;
};

/** `verse questions`: the question log, newest first. */
export const questions = async (
  store: Store,
  options: ListOptions,
  out: Writer,
): Promise<LoggedQuestion[]> => {
  const found = await store.questions.list(filterOf(options));
  out.write(
    options.json
      ? `${JSON.stringify(found)}\n`
      : table(
          found,
          ({ askedAt, outcome, question, id }) =>
            `${new Date(askedAt).toISOString().slice(0, 16).replace("T", " ")}  ${outcome.padEnd(12)} ${question}  [${id}]`,
          "No question has been logged.",
        ),
  );
  return found;
};
