import MarkdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";

export type Token = ReturnType<MarkdownIt["parse"]>[number];

/** The parser's own bound: what stands deeper is left out by it. Nobody nests so deep. */
const MOST_NESTING = 100;

const parser = new MarkdownIt("default", { html: true, linkify: false, typographer: false });
parser.use(footnotes);
// Its marks are no words.
parser.inline.ruler.disable("footnote_inline", true);

/** The tokens of Markdown (CommonMark with GitHub's tables, deletions and footnotes); null where it is nested too deeply. */
export function parseMarkdown(source: string): readonly Token[] | null {
  const tokens = parser.parse(source, {});
  return tokens.some(({ level }) => level >= MOST_NESTING - 1) ? null : tokens;
}
