import { type AddCommand, text } from "./command.js";

/** The maintainer's commands about what is published. */
export function addIndexCommands(add: AddCommand): void {
  add("status", "say whether the index is healthy and what is in it", async (bench, flags) => {
    const { status } = await import("./status.js");
    return status(bench.store, bench.dense, bench.today(), flags["json"] === true, bench.output);
  }).option("--json", "print the status as data");

  add("generations", "list the published generations, newest first", async (bench, flags) => {
    const { generations } = await import("./generations.js");
    return generations(bench.store, flags["json"] === true, bench.output);
  }).option("--json", "print the list as data");

  add(
    "rollback [generation]",
    "go back to the generation before, or to the named one",
    async (bench, _flags, [id]) => {
      const { rollback } = await import("./generations.js");
      return rollback(bench.store, id, bench.output);
    },
  );

  add(
    "show <id>",
    "print the stored text of a document, or a slice of it",
    async (bench, flags, [id = ""]) => {
      const { kept } = await bench.openOrBuild(true);
      const { show } = await import("./show.js");
      return show(kept, id, text(flags["range"]), flags["json"] === true, bench.output);
    },
  )
    .option("--range <a-b>", "from character A to before B")
    .option("--json", "print it as data");
}
