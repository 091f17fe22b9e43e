import type { Library } from "../answering/finding/library.js";
import { notice } from "../bot/notice.js";
import { repliedInKind, smallTalkIn, textsForTalk } from "../bot/small-talk.js";
import { textsFor } from "../bot/texts/choose.js";
import { allowedAudiences } from "../documents/audience.js";
import { renderReply } from "./render/reply.js";
import type { Page } from "./render/terminal.js";

/** What the chats answer to words that ask nothing ("hi"), as a terminal shows it; null where a question may be meant. */
export function replyInKind(
  question: string,
  { searcher }: Library,
  audience: string,
  page: Page,
): string | null {
  const said = smallTalkIn(question);
  if (said === null) return null;
  const labels = allowedAudiences(audience);
  const titles = searcher.corpus.documents
    .filter(({ document }) => labels.has(document.metadata.audience))
    .map(({ document }) => document.metadata.title)
    .sort((a, b) => a.localeCompare(b, "en"));
  const texts = textsForTalk(question, textsFor("en"));
  return renderReply(notice(texts, repliedInKind(said, titles, texts)), page);
}
