import type { Keys } from "../bot/keys.js";
import { VerseError } from "../errors.js";

/** The key of a person whom a maintainer names as "PLATFORM:ID". Throws VerseError `wrong-use`. */
export const personKey = (keys: Keys, user: string): string => {
  const colon = user.indexOf(":");
  if (colon <= 0 || colon === user.length - 1)
    throw new VerseError({
      code: "wrong-use",
      problem: "The person is not named in full.",
      expected: "PLATFORM:ID",
      got: user,
      cure: "Put the platform's name before the id that the platform gives the person, with a colon between.",
    });
  return keys.person(user.slice(0, colon), { id: user.slice(colon + 1) });
};
