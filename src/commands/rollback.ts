import type { CommandDeclaration } from "./command.js";

/** `verse rollback`: puts an earlier generation in use again. */
export const rollback: CommandDeclaration = {
  usage: "rollback [generation]",
  description: "go back to the generation before, or to the named one",
  options: [],
  async run({ store, output }, _flags, [id]) {
    const generation = await store.exclusively((writer) => writer.rollback(id));
    output.out(`Generation ${generation.id} (built ${generation.manifest.builtAt}) is in use again.\n`);
    return 0;
  },
};
