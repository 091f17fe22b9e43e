import { type Script, scriptOf } from "../facts/scripts.js";
import type { Corpus } from "./corpus.js";
import type { Scope } from "./lexical/scope.js";

/** The head of a passage tells its script. */
const HEAD_UNITS = 400;

/** The script of every passage of a corpus; found once, because no question may wait for all the texts. */
export class PassageScripts {
  readonly #isCjk: Uint8Array;
  readonly #mixed = new WeakMap<Scope, Scripts>();

  constructor({ documents, passageBase }: Corpus) {
    this.#isCjk = new Uint8Array(passageBase[documents.length] ?? 0);
    documents.forEach(({ document, divided }, d) => {
      divided.passages.forEach(({ start, end }, i) => {
        const head = document.text.slice(start, Math.min(end, start + HEAD_UNITS));
        if (scriptOf(head) === "cjk") this.#isCjk[(passageBase[d] ?? 0) + i] = 1;
      });
    });
  }

  of(row: number): Script {
    return this.#isCjk[row] === 1 ? "cjk" : "other";
  }

  /** The first rows of Chinese, Japanese or Korean passages, at most `count`. */
  cjk(count: number): number[] {
    const rows: number[] = [];
    for (let row = 0; row < this.#isCjk.length && rows.length < count; row++)
      if (this.#isCjk[row] === 1) rows.push(row);
    return rows;
  }

  /** The scripts among the allowed passages. */
  among(scope: Scope): Scripts {
    const known = this.#mixed.get(scope);
    if (known) return known;
    let cjk = false;
    let other = false;
    for (let row = 0; row < this.#isCjk.length; row++) {
      if (scope.allowed && scope.allowed[row] !== 1) continue;
      if (this.#isCjk[row] === 1) cjk = true;
      else other = true;
    }
    const scripts: Scripts = [...(cjk ? ["cjk" as const] : []), ...(other ? ["other" as const] : [])];
    this.#mixed.set(scope, scripts);
    return scripts;
  }
}

export type Scripts = readonly Script[];
