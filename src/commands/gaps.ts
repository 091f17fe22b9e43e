import { type Gap, groupGaps } from "../bot/gaps.js";
import type { Store } from "../storage/store.js";
import type { CommandDeclaration } from "./command.js";
import { LIST_OPTIONS, type ListOptions, listed, listOptionsOf } from "./list-options.js";
import { type Printer, printJson } from "./output.js";
import { withStorage } from "./with-storage.js";

/** `verse gaps`: what was asked and not answered, or voted down, grouped by likeness, most asked first. */
export const gaps: CommandDeclaration = {
  usage: "gaps",
  description: "list what was asked and not answered, or voted down, most asked first",
  options: LIST_OPTIONS,
  run: (bench, flags) =>
    withStorage(bench, async ({ store }) => {
      await listGaps(store, listOptionsOf(flags), bench.output);
      return 0;
    }),
};

export const listGaps = async (
  store: Store,
  { json, limit }: ListOptions,
  output: Printer,
): Promise<readonly Gap[]> => {
  const found = groupGaps(await store.questions.list({})).slice(0, limit);
  if (json) printJson(output, found);
  else output.out(listed(found.map(gapLine), "No question went without an answer."));
  return found;
};

const gapLine = ({ asked, question, lastAsked, downVoted, reasons }: Gap): string => {
  const day = new Date(lastAsked).toISOString().slice(0, 10);
  const votes = downVoted > 0 ? `, ${downVoted} voted down` : "";
  const why = reasons.map((reason) => `\n       “${reason}”`).join("");
  return `${String(asked).padStart(4)}×  ${question}  (last ${day}${votes})${why}`;
};
