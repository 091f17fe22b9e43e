/** A value of the outermost object that is complete: all of it, or one element where it is a list. */
export interface GrownPart {
  readonly key: string;
  readonly element: boolean;
  /** As it was written. */
  readonly json: string;
}

/** Far above any answer of the asked form: what is longer is left to the reading of the whole. */
const MOST_UNITS = 65_536;

/**
 * Reads a JSON object (RFC 8259) while it is being written. The returned function takes the next piece and gives what
 * it completed. It checks no grammar: a part may still fail to parse, and so may the whole.
 */
export function createGrowingJson(): (piece: string) => GrownPart[] {
  let units = 0;
  let depth = 0;
  /** What was read of the key or part that is being written. */
  let written = "";
  let key = "";
  let list = false;
  let inString = false;
  let escaped = false;
  let keyNext = false;
  let ended = false;

  const part = (element: boolean): GrownPart => ({ key, element, json: written });

  /** Null where nothing is complete yet. */
  function closeString(): GrownPart | null {
    inString = false;
    if (depth !== 1) return null;
    if (!keyNext) return part(false);
    key = written.slice(1, -1);
    return null;
  }

  function open(bracket: string): void {
    depth++;
    if (depth === 1) keyNext = true;
    if (depth === 2) list = bracket === "[";
    if ((depth === 2 && !list) || (depth === 3 && list)) written = bracket;
  }

  function close(): GrownPart | null {
    depth--;
    if (depth === 0) ended = true;
    if (depth === 2 && list) return part(true);
    return depth === 1 && !list ? part(false) : null;
  }

  function read(unit: string): GrownPart | null {
    written += unit;
    if (inString) {
      if (escaped) escaped = false;
      else if (unit === "\\") escaped = true;
      else if (unit === '"') return closeString();
      return null;
    }
    // Whatever stands before the object ("```json") is no part of it.
    if (depth === 0 && unit !== "{") return null;
    switch (unit) {
      case '"':
        inString = true;
        if (depth === 1) written = unit;
        return null;
      case "{":
      case "[":
        open(unit);
        return null;
      case "}":
      case "]":
        return close();
      case ":":
        if (depth === 1) keyNext = false;
        return null;
      case ",":
        if (depth === 1) keyNext = true;
        return null;
      default:
        return null;
    }
  }

  return (piece) => {
    units += piece.length;
    if (units > MOST_UNITS) ended = true;
    const parts: GrownPart[] = [];
    for (const unit of piece) {
      if (ended) break;
      const grown = read(unit);
      if (grown !== null) parts.push(grown);
    }
    return parts;
  };
}
