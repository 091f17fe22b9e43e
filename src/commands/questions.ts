import type { LoggedQuestion, Store } from "../storage/store.js";
import type { CommandDeclaration } from "./command.js";
import { LIST_OPTIONS, type ListOptions, listed, listOptionsOf } from "./list-options.js";
import { type Printer, printJson } from "./output.js";
import { withStorage } from "./with-storage.js";

/** `verse questions`: the question log, newest first. */
export const questions: CommandDeclaration = {
  usage: "questions",
  description: "list the question log, newest first",
  options: LIST_OPTIONS,
  run: (bench, flags) =>
    withStorage(bench, async ({ store }) => {
      await listQuestions(store, listOptionsOf(flags), bench.output);
      return 0;
    }),
};

export const listQuestions = async (
  store: Store,
  { json, ...filter }: ListOptions,
  output: Printer,
): Promise<readonly LoggedQuestion[]> => {
  const found = await store.questions.list(filter);
  if (json) printJson(output, found);
  else output.out(listed(found.map(questionLine), "No question has been logged."));
  return found;
};

const questionLine = ({ askedAt, outcome, question, id }: LoggedQuestion): string => {
  const minute = new Date(askedAt).toISOString().slice(0, 16).replace("T", " ");
  return `${minute}  ${outcome.padEnd(12)} ${question}  [${id}]`;
};
