import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";

/**
 * The inside of a line is never looked at: quotes are slices of the source. Leaving it out also keeps hostile input
 * (a million opening brackets) linear.
 */
const INLINE = [
  "attention",
  "autolink",
  "codeText",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
  "hardBreakEscape",
];

/** The block structure of Markdown (CommonMark with GitHub's tables), with positions in `source`. */
export const parseMarkdown = (source: string): Root =>
  fromMarkdown(source, {
    extensions: [gfmTable(), { disable: { null: INLINE } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
