import type { Answer } from "../answering/schema.js";
import type { Access } from "./access.js";
import type { ActionName, Place } from "./message.js";

/** More quotes than this are not shown at first. */
const SHOWN_AT_FIRST = 3;

/** What can be pressed under an answer, in order; pure. */
export const buttonsFor = (
  answer: Answer,
  place: Place,
  isPrivate: boolean,
  access: Access,
): readonly ActionName[] => {
  const helper: ActionName[] = access.helper === null ? [] : ["ask-a-person"];
  const takeBack: ActionName[] = isPrivate ? [] : ["remove"];
  const share: ActionName[] = isPrivate && place.kind === "channel" ? ["share"] : [];
  switch (answer.outcome) {
    case "answered":
      return [
        "helpful",
        "not-helpful",
        "context",
        ...(answer.form === "sentences" && answer.quotes.length > SHOWN_AT_FIRST
          ? (["show-all"] as const)
          : []),
        ...share,
        ...takeBack,
      ];
    case "ambiguous":
      return ["choose", ...share, ...takeBack];
    case "not-covered":
      return ["not-helpful", ...helper, ...takeBack];
    case "unavailable":
      return helper;
    case "not-allowed":
      return [];
  }
};
