import type { OpenedLibrary } from "../indexing/open-library.js";
import type { AskOptions } from "./ask.js";
import { type Flags, text } from "./command.js";
import { checkAsOf, checkAudience, checkTop } from "./option-values.js";
import type { Workbench } from "./workbench.js";

/** Checked before an index is opened or built: wrong words must cost nothing. */
export function askFlags(bench: Workbench, flags: Flags): Omit<AskOptions, "audience"> {
  return {
    json: flags["json"] === true,
    asOf: checkAsOf(text(flags["asOf"]) ?? bench.today()),
    inForceOnly: flags["inForceOnly"] === true,
    top: checkTop(text(flags["top"]) ?? "3"),
  };
}

/** Which labels there are is known only from the documents. */
export const audienceOf = (bench: Workbench, flags: Flags, { kept }: OpenedLibrary): string =>
  checkAudience(
    text(flags["audience"]) ?? bench.config.audience,
    kept.map(({ document }) => document.metadata.audience),
  );
