import { attribute, type Element, elementsOf, isElement, nodesIn, wordsOf } from "./tree.js";

/** A cell of a row, with the name of its column. */
export interface Cell {
  readonly element: Element;
  /** Whether it stands in this row; else it reaches down from one above. */
  readonly own: boolean;
  /** Null where the column has no name. */
  readonly name: string | null;
}

export interface Row {
  readonly element: Element;
  readonly cells: readonly Cell[];
  /** The row of the columns' names. */
  readonly isHead: boolean;
}

const MOST_COLUMNS = 1000;
const MOST_SPAN = 2000;
const LONGEST_NAME = 80;

/** A table that is read row by row; null for one that only lays out a page: its cells are read one after the other. */
export function rowsOf(table: Element, isList: boolean): readonly Row[] | null {
  const rows = rowElements(table);
  const grid = gridOf(rows);
  const wide = grid.some((cells) => cells.filter((cell) => cell?.repeated === false).length > 1);
  if (!wide || attribute(table, "role") === "presentation" || rows.some(isLayout)) return null;
  const heads = isList ? 0 : headRows(rows);
  const names: (string | null)[] = [];
  for (let at = 0; at < heads; at++) {
    grid[at]?.forEach((cell, column) => {
      const words = cell === null ? "" : wordsOf(cell.element).slice(0, LONGEST_NAME);
      const above = names[column] ?? null;
      names[column] = words === "" || words === above ? above : above === null ? words : `${above}, ${words}`;
    });
  }
  return rows.map((element, at) => ({
    element,
    isHead: at < heads,
    cells: (grid[at] ?? []).flatMap((cell, column) => {
      const isHead = at < heads;
      if (cell === null || cell.repeated || (isHead && !cell.first)) return [];
      return [{ element: cell.element, own: cell.first, name: isHead ? null : (names[column] ?? null) }];
    }),
  }));
}

/** The rows of a table itself, not those of tables inside it. */
function rowElements(table: Element): Element[] {
  return elementsOf(table).flatMap((child) =>
    child.tagName === "tr"
      ? [child]
      : /^t(?:head|body|foot)$/.test(child.tagName)
        ? elementsOf(child).filter(({ tagName }) => tagName === "tr")
        : [],
  );
}

const cellsOf = (row: Element): Element[] =>
  elementsOf(row).filter(({ tagName }) => tagName === "td" || tagName === "th");

interface Placed {
  readonly element: Element;
  /** In the row that the cell stands in. */
  readonly first: boolean;
  /** The second and later columns of a cell that is wider than one. */
  readonly repeated: boolean;
}

/** Each row with the cells that cover its columns, those that reach down from rows above among them. */
function gridOf(rows: readonly Element[]): (Placed | null)[][] {
  const reaching: ({ element: Element; left: number; repeated: boolean } | undefined)[] = [];
  return rows.map((row) => {
    const placed: (Placed | null)[] = [];
    const own = cellsOf(row).values();
    for (let column = 0; column < MOST_COLUMNS; column++) {
      const above = reaching[column];
      if (above !== undefined && above.left > 0) {
        above.left--;
        placed[column] = { element: above.element, first: false, repeated: above.repeated };
        continue;
      }
      const { value: element, done } = own.next();
      if (done === true || element === undefined) {
        if (!reaching.slice(column).some((cell) => cell !== undefined && cell.left > 0)) break;
        placed[column] = null;
        continue;
      }
      const width = spanOf(element, "colspan");
      for (let more = 0; more < width && column + more < MOST_COLUMNS; more++) {
        placed[column + more] = { element, first: true, repeated: more > 0 };
        reaching[column + more] = { element, left: spanOf(element, "rowspan") - 1, repeated: more > 0 };
      }
      column += width - 1;
    }
    return placed;
  });
}

function spanOf(cell: Element, name: string): number {
  const span = Number.parseInt(attribute(cell, name) ?? "1", 10);
  return Number.isNaN(span) || span < 1 ? 1 : Math.min(span, MOST_SPAN);
}

/** How many rows at the top name the columns. */
function headRows(rows: readonly Element[]): number {
  let heads = 0;
  for (const row of rows) {
    const cells = cellsOf(row);
    const { parentNode } = row;
    const inHead = parentNode !== null && isElement(parentNode) && parentNode.tagName === "thead";
    const named = cells.length > 0 && cells.every(({ tagName }) => tagName === "th");
    if (!inHead && !named) break;
    heads++;
  }
  return heads < rows.length ? heads : 0;
}

const STRUCTURE = /^(?:table|h[1-6]|blockquote|section|article|form)$/;

/** Cells that hold a page's structure are no cells of a table of facts. */
const isLayout = (row: Element): boolean =>
  cellsOf(row).some((cell) => {
    for (const node of nodesIn(cell)) if (isElement(node) && STRUCTURE.test(node.tagName)) return true;
    return false;
  });

const ITEM = /^(?:[•·–—▪◦●○■-]|\(?(?:[a-z]{1,4}|\d{1,3})[).]|\([A-Z]\)|\d{1,3})$/;

/** Whether a row of a layout table is an item of a list: its first cell with words holds only a number or a mark. */
function listMark(row: Element): string | null {
  const filled = cellsOf(row)
    .map((cell) => wordsOf(cell))
    .filter((words) => words !== "");
  const [mark] = filled;
  return filled.length > 1 && mark !== undefined && ITEM.test(mark) ? mark : null;
}

/** A table all of whose rows are items of a list. */
export const isListTable = (table: Element): boolean => {
  const rows = rowElements(table);
  return (
    rows.length > 0 &&
    rows.every((row) => listMark(row) !== null) &&
    rows.every((row) => cellsOf(row).length <= 3)
  );
};
