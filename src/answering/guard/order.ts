import { contentOf } from "./clauses.js";

/** What a text places before or after something: the content words of that something. */
interface Order {
  readonly before: readonly ReadonlySet<string>[];
  readonly after: readonly ReadonlySet<string>[];
}

const BEFORE = /(?<![A-Za-z])(?:before|prior to|ahead of|until|till) ([^,;.]{0,60})/gi;
const AFTER = /(?<![A-Za-z])(?:after|once|following) ([^,;.]{0,60})/gi;
// Chinese names the event first: "审批完成之前".
const HAN_BEFORE = /([^,;.,。;]{1,16}?)(?:之前|以前|前(?=[,,。不须应必提需可]|$))/gu;
const HAN_AFTER = /([^,;.,。;]{1,16}?)(?:之后|以后|后(?=[,,。不须应必可]|$))/gu;
const WORDS_AFTER_MARKER = 5;

function read(text: string): Order {
  const english = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map((m) =>
      contentOf((m[1] ?? "").split(" ").slice(0, WORDS_AFTER_MARKER).join(" ")),
    );
  const han = (pattern: RegExp) => [...text.matchAll(pattern)].map((m) => contentOf(m[1] ?? ""));
  return {
    before: [...english(BEFORE), ...han(HAN_BEFORE)],
    after: [...english(AFTER), ...han(HAN_AFTER)],
  };
}

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === 0 || b.size === 0 ? a.size === b.size : [...a].some((word) => b.has(word));

/**
 * True when the statement puts before something what the source puts after it, or the other way round. A date was
 * blanked out and leaves an empty event: two empty events are taken for the same.
 */
export function turnsOrder(statement: string, source: string): boolean {
  const said = read(statement);
  const told = read(source);
  const turned = (mine: readonly ReadonlySet<string>[], same: Order["before"], other: Order["before"]) =>
    mine.some((event) => other.some((o) => meets(event, o)) && !same.some((s) => meets(event, s)));
  return turned(said.before, told.before, told.after) || turned(said.after, told.after, told.before);
}
