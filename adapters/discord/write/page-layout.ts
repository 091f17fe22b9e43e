/** Building pages that fit, so that nothing ever has to be cut. Pure. */

/** What must stay on one page; if even that is impossible its parts are put on pages of their own. */
export interface Block {
  /** Markdown, each part complete in itself; a part that is a quote is never divided. */
  readonly parts: readonly string[];
  /** Quotes in it, as indexes into the answer's quotes, for "Show context". */
  readonly contexts?: readonly number[];
  readonly choice?: { readonly index: number; readonly label: string };
}

export type Page = readonly Block[];

export interface PageLimits {
  readonly characters: number;
  readonly blocks: number;
  /** Quotes, and choices, that have a button of their own. */
  readonly marks: number;
}

/** One message of 40 components and 4,000 characters: seven blocks with separators, three kinds of button rows, a head. */
export const COMPONENT_PAGE: PageLimits = { characters: 2_900, blocks: 7, marks: 5 };
/**
 * Characters kept free for what stands above the first block and below the last. Always, because pages are laid out anew
 * for every press: what is above them may differ, where they break may not.
 */
export const HEAD_RESERVE = 1_000;
export const PLAIN_PAGE: PageLimits = { characters: 2_000, blocks: 10, marks: 5 };

const BETWEEN = 2;
const lengthOf = (block: Block): number =>
  block.parts.reduce((sum, part) => sum + part.length, 0) + Math.max(0, block.parts.length - 1);
const marksOf = (block: Block): number =>
  (block.contexts?.length ?? 0) + (block.choice === undefined ? 0 : 1);

/** Divides text that is not a quote at white space; a longer word, where it must. */
const divide = (text: string, most: number): string[] => {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const space = rest.lastIndexOf(" ", most);
    const cut = space > 0 ? space : rest.charAt(most - 1) === "\\" ? most - 1 : most;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...pieces, rest];
};

/** A block too long for any page, in parts; its buttons go with its first part. */
const loosen = (block: Block, limits: PageLimits): Block[] =>
  lengthOf(block) <= limits.characters
    ? [block]
    : block.parts
        .flatMap((part) => divide(part, limits.characters))
        .map((part, index) => (index === 0 ? { ...block, parts: [part] } : { parts: [part] }));

/** Puts blocks on pages in their order. There is always a first page. */
export const layOut = (blocks: readonly Block[], limits: PageLimits): readonly Page[] => {
  const pages: Block[][] = [[]];
  let characters = 0;
  let marks = 0;
  for (const block of blocks.flatMap((one) => loosen(one, limits))) {
    const page = pages.at(-1) ?? [];
    const fits =
      characters + BETWEEN + lengthOf(block) <= limits.characters &&
      page.length < limits.blocks &&
      marks + marksOf(block) <= limits.marks;
    if (fits || page.length === 0) page.push(block);
    else pages.push([block]);
    const fresh = !fits || page.length === 1;
    characters = fresh ? lengthOf(block) : characters + BETWEEN + lengthOf(block);
    marks = fresh ? marksOf(block) : marks + marksOf(block);
  }
  return pages;
};

export const textOf = (block: Block): string => block.parts.join("\n");
