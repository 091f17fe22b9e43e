/** Rules that look at one line alone. Each gives the reason it is reported with. */

/** Longer lines are text, whatever words they hold. */
const LONGEST_LINK_LINE = 90;
const LONGEST_DISCLAIMER = 400;
const LONGEST_MARKUP = 200;

const MARKUP = /^(?:<\/?[a-z!][^<>]{0,150}>?|&#?[a-z0-9]{1,10};|\s)+$/i;
const SEPARATOR = /^(?:[-_=~*#+.·—–━─═│|]\s*){3,}$/u;
const LINKS: readonly RegExp[] = [
  /^(?:(?:click here to|please) )?(?:read|learn|see|find out|show|load|view) (?:more|less)\b[^.]{0,50}[.…»›→|]*$/i,
  /\b(?:view|see|read|visit) (?:the )?(?:original|full)(?: (?:article|text|story|post|source|version))?\s*[|»›→]*$/i,
  /^(?:continue|keep) reading\b.{0,60}$/i,
  /^(?:advertisements?|advertorial|sponsored(?: content| by .{1,40})?|ads? by .{1,30}|promoted)$/i,
  /^share(?:d)?(?: (?:this|on|via|with friends|to)\b.{0,50})?$/i,
  /^(?:tweet|pin it|like us|follow us|find us|join us)(?: on\b.{0,50})?[.!]?$/i,
  /^(?:subscribe|sign up|register)(?: now| today| here| (?:to|for) (?:our|the) (?:newsletter|channel|feed|mailing list|updates).{0,40})?[.!]?$/i,
  /^(?:back to top|go to top|scroll to top|top|skip to (?:main )?(?:content|navigation))$/i,
  /^(?:click here|print(?: this page)?|e-?mail this(?: page)?|download(?: as)? pdf|leave a (?:comment|reply)|log ?in|sign ?in)$/i,
  /^(?:related|popular|recent|latest|more) (?:articles|posts|news|stories|links|topics)$/i,
  /^(?:[«‹←<]\s*)?(?:previous|next|older|newer) (?:article|post|page|story|entries)\b.{0,80}$/i,
  /^(?:点击(?:查看|阅读)|阅读(?:全文|原文|更多)|查看(?:原文|更多)|分享到|返回(?:顶部|首页)|上一篇|下一篇|扫一扫|广告$|相关(?:阅读|新闻|推荐)$)/,
];
const REPRINT = /\b(?:reprint|reproduc|republish|repost)|转载/i;
const CREDIT =
  /(?:specify|indicate|credit|cite|mention|state|acknowledge|name) the (?:original )?(?:source|author)|does not (?:necessarily )?(?:represent|reflect) (?:the |our )?.{0,60}(?:position|views?|opinions?)|注明出处|注明来源/i;
const ARTICLE =
  /\b(?:this|the) (?:article|post|content|material|information) (?:is|was|comes?|has been)\b|\bplease\b|请|本文/i;
const COPYRIGHT = /^(?:copyright\b|©|\(c\) ?\d{4}|版权所有|.{0,80}\ball rights reserved\.?$)/i;

/** Why a line is no content, or null. `words` is trimmed. */
export function reasonOfLine(words: string): string | null {
  if (words.length <= LONGEST_MARKUP && SEPARATOR.test(words)) return "separator";
  if (words.length <= LONGEST_MARKUP && /[<&]/.test(words) && MARKUP.test(words)) return "markup";
  if (words.length <= LONGEST_LINK_LINE && LINKS.some((rule) => rule.test(words))) return "link";
  if (words.length <= LONGEST_DISCLAIMER) {
    if (COPYRIGHT.test(words) && words.length <= LONGEST_MARKUP) return "copyright";
    if (CREDIT.test(words) && REPRINT.test(words) && ARTICLE.test(words)) return "syndication";
  }
  return null;
}
