import { type Gap, groupGaps } from "../bot/gaps.js";
import type { CommandDeclaration } from "./command.js";
import { LIST_OPTIONS, listed, listOptionsOf } from "./list-options.js";
import { printJson } from "./output.js";
import { withStorage } from "./with-storage.js";

/** `verse gaps`: what was asked and not answered, or voted down, grouped by likeness, most asked first. */
export const gaps: CommandDeclaration = {
  usage: "gaps",
  description: "list what was asked and not answered, or voted down, most asked first",
  options: LIST_OPTIONS,
  run: (bench, flags) =>
    withStorage(bench, async ({ store }) => {
      const { json, limit } = listOptionsOf(flags);
      const found = groupGaps(await store.questions.list({})).slice(0, limit);
      if (json) printJson(bench.output, found);
      else bench.output.out(listed(found.map(gapLine), "No question went without an answer."));
      return 0;
    }),
};

export const gapLine = ({ asked, question, lastAsked, downVoted, reasons }: Gap): string => {
  const day = new Date(lastAsked).toISOString().slice(0, 10);
  const votes = downVoted > 0 ? `, ${downVoted} voted down` : "";
  const why = reasons.map((reason) => `\n       “${reason}”`).join("");
  return `${String(asked).padStart(4)}×  ${question}  (last ${day}${votes})${why}`;
};
