// Covers: abbreviations.ts, numbering.ts, run-in.ts, sections.ts, sentence-starts.ts, words.ts
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divide } from "../../src/documents/divide.js";
import type { Block } from "../../src/documents/document.js";
import { MAX_QUOTABLE_UNITS } from "../../src/documents/structure.js";
import { bulletMark } from "../../src/reading/text/bullets.js";
import { textBlocks } from "../../src/reading/text/text-reader.js";
import { split } from "../../src/retrieval/split.js";
import { anyText } from "./any-text.js";

const isQuotable = (block: Block): boolean => block.kind === "paragraph" || block.kind === "bullet";
const solid = (text: string): string => text.replace(/\s/gu, "").replace(/\u0085/g, "");

describe("any text, divided", () => {
  it("has blocks in order that hold every character but white space and list marks", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const { start, end } of textBlocks(text)) {
          expect(start >= at && end > start).toBe(true);
          const between = text.slice(at, start).trim();
          expect(between === "" || bulletMark(`${between} x`) > 0 || bulletMark(`${between}x`) > 0).toBe(
            true,
          );
          at = end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
      { numRuns: 500 },
    );
  });

  it("has sentences in order, apart, inside their blocks, and quotes every word of them", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const blocks = textBlocks(text);
        const { sentences, blockOf, sections } = divide({ text, blocks });
        let at = 0;
        sentences.forEach((sentence, index) => {
          const block = blocks[blockOf[index] ?? -1];
          expect(sentence.start >= at && sentence.end > sentence.start).toBe(true);
          expect(block !== undefined && block.start <= sentence.start && sentence.end <= block.end).toBe(
            true,
          );
          expect(sentence.end - sentence.start).toBeLessThanOrEqual(MAX_QUOTABLE_UNITS);
          expect(sections[sentence.section]).toBeDefined();
          at = sentence.end;
        });
        const quoted = sentences.map(({ start, end }) => text.slice(start, end)).join("");
        const words = blocks
          .filter(isQuotable)
          .map(({ start, end }) => text.slice(start, end))
          .join("");
        expect(solid(quoted)).toBe(solid(words));
      }),
      { numRuns: 500 },
    );
  });

  it("has passages that hold every sentence and keep to one section", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { passages, sentences } = split({ text, blocks: textBlocks(text) });
        const held = new Set<number>();
        for (const passage of passages) {
          expect(sentences[passage.firstSentence]?.start).toBe(passage.start);
          expect(sentences[passage.endSentence - 1]?.end).toBe(passage.end);
          for (let index = passage.firstSentence; index < passage.endSentence; index++) {
            expect(sentences[index]?.section).toBe(passage.section);
            held.add(index);
          }
        }
        expect(held.size).toBe(sentences.length);
      }),
      { numRuns: 300 },
    );
  });
});
