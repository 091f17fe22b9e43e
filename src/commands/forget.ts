import type { Keys } from "../bot/keys.js";
import type { Store } from "../storage/store.js";
import type { CommandDeclaration } from "./command.js";
import { personKey } from "./person-key.js";
import { withStorage } from "./with-storage.js";

/** `verse forget USER`: deletes everything stored of a person. */
export const forget: CommandDeclaration = {
  usage: "forget <user>",
  description: "delete everything stored of a person (PLATFORM:ID)",
  options: [],
  run: ({ output, ...bench }, _flags, [user = ""]) =>
    withStorage({ ...bench, output }, async ({ store, keys }) => {
      const questions = await forgetPerson(store, keys, user);
      output.out(
        `${questions} ${questions === 1 ? "question" : "questions"} of ${user} deleted, with votes and memory.\n`,
      );
      return 0;
    }),
};

/** How many questions were deleted. */
export const forgetPerson = (store: Store, keys: Keys, user: string): Promise<number> =>
  store.questions.forget(personKey(keys, user));
