import type { CommandDeclaration } from "./command.js";
import { printJson } from "./output.js";

/** `verse generations`: the published generations, newest first, each checked in full. */
export const generations: CommandDeclaration = {
  usage: "generations",
  description: "list the published generations, newest first",
  options: [["--json", "print the list as data"]],
  async run({ store, output }, flags) {
    const list = await store.list({ check: true });
    if (flags["json"] === true) printJson(output, list);
    else if (list.length === 0) output.out("There is no generation yet. Run `verse index` to build one.\n");
    else
      for (const { id, builtAt, current, problem } of list)
        output.out(
          `${current ? "*" : " "} ${id}  ${builtAt ?? ""}${problem ? `  damaged: ${problem}` : ""}\n`,
        );
    return 0;
  },
};
