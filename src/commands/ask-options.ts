import type { AskRequest } from "../answering/question/ask-request.js";
import type { OpenedLibrary } from "../indexing/open-library.js";
import type { CommandDeclaration, Flags } from "./command.js";
import { textOf } from "./command.js";
import { checkAsOf, checkAudience, checkTop } from "./option-values.js";
import type { Workbench } from "./workbench.js";

/** How the questions of `verse ask` and `verse chat` are to be answered. */
export interface AskOptions extends Omit<AskRequest, "text" | "context" | "documents"> {
  readonly json: boolean;
}

export const ASK_OPTIONS: CommandDeclaration["options"] = [
  ["--audience <name>", "whose documents may be used"],
  ["--as-of <date>", "answer as of a day (YYYY-MM-DD)"],
  ["--in-force-only", "leave out what has ended, is not yet in force or was never adopted"],
  ["--top <n>", "quotes at most, 1 to 10", "3"],
];

/** Checked before an index is opened or built, so that a wrong option is reported at once. */
export const checkAskFlags = (bench: Workbench, flags: Flags): Omit<AskOptions, "audience"> => ({
  json: flags["json"] === true,
  asOf: checkAsOf(textOf(flags["asOf"]) ?? bench.today()),
  inForceOnly: flags["inForceOnly"] === true,
  top: checkTop(textOf(flags["top"]) ?? "3"),
});

/** Which labels there are is known only from the documents. */
export const audienceOf = (bench: Workbench, flags: Flags, { kept }: OpenedLibrary): string =>
  checkAudience(
    textOf(flags["audience"]) ?? bench.config.audience,
    kept.map(({ document }) => document.metadata.audience),
  );
