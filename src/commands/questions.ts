import type { LoggedQuestion } from "../storage/store.js";
import type { CommandDeclaration } from "./command.js";
import { LIST_OPTIONS, listed, listOptionsOf } from "./list-options.js";
import { printJson } from "./output.js";
import { withStorage } from "./with-storage.js";

/** `verse questions`: the question log, newest first. */
export const questions: CommandDeclaration = {
  usage: "questions",
  description: "list the question log, newest first",
  options: LIST_OPTIONS,
  run: (bench, flags) =>
    withStorage(bench, async ({ store }) => {
      const { json, ...filter } = listOptionsOf(flags);
      const found = await store.questions.list(filter);
      if (json) printJson(bench.output, found);
      else bench.output.out(listed(found.map(questionLine), "No question has been logged."));
      return 0;
    }),
};

const questionLine = ({ askedAt, outcome, question, id }: LoggedQuestion): string => {
  const minute = new Date(askedAt).toISOString().slice(0, 16).replace("T", " ");
  return `${minute}  ${outcome.padEnd(12)} ${question}  [${id}]`;
};
