import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeLine, escapeText, linkTarget } from "../../../../adapters/discord/write/escape-markdown.js";
import { type Node, parseMarkdown, visibleText } from "../../../loopback/discord/markdown.js";
import { hostileText, visibly } from "../hostile.js";

const seen = (markdown: string): string => visibly(visibleText(parseMarkdown(markdown)));
const kinds = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) => [node.kind, ...("children" in node ? kinds(node.children) : [])]);

describe("escaping for Discord", () => {
  it.each([
    ["**bold** _it_ ~~no~~ ||psst||", "bold it no ████"],
    ["> said\nafter", "│ said after"],
    ["<@123> @everyone :smile: <t:1:R>", "@123 [all: everyone] [emoji smile] [time 1]"],
    ["[words](https://a.example)", "words"],
    ["# Title\n- item", "Title • item"],
  ])("without it, %j would be read as markup", (markdown, expected) => {
    expect(seen(markdown)).toBe(expected);
  });

  it("shows the same visible characters, and nothing but text", () => {
    fc.assert(
      fc.property(hostileText(1000), (text) => {
        const nodes = parseMarkdown(escapeText(text));
        expect(visibly(visibleText(nodes))).toBe(visibly(text));
        expect(kinds(nodes).filter((kind) => kind !== "text" && kind !== "break")).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("shows the same inside a quote, bold type and a link", () => {
    fc.assert(
      fc.property(hostileText(300), (text) => {
        const line = escapeLine(text);
        if (line === "") return;
        expect(seen(`> ${line}\nafter`)).toBe(`│ ${visibly(text)} after`);
        expect(seen(`**${line}** after`)).toBe(`${visibly(text)} after`);
        expect(seen(`-# [${line}](https://a.example/b) after`)).toBe(`${visibly(text)} after`);
      }),
      { numRuns: 1_000 },
    );
  });

  it("at most doubles the length and leaves no mention that Discord's server would see", () => {
    fc.assert(
      fc.property(hostileText(1000), (text) => {
        const escaped = escapeText(text);
        expect(escaped.length).toBeLessThanOrEqual(text.length * 2);
        expect(escaped).not.toMatch(/(?<!\\)<[@#]|(?<!\\)@(everyone|here)/);
      }),
    );
  });

  it("lets no address out of its link", () => {
    expect(linkTarget("https://a.example/b (c)?d=<e>")).toBe("https://a.example/b%20%28c%29?d=%3Ce%3E");
    expect(linkTarget("javascript:alert(1)")).toBeNull();
    expect(linkTarget(null)).toBeNull();
  });
});
