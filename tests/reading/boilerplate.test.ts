// Covers: boilerplate/captions.ts, boilerplate/line-rules.ts, boilerplate/mark.ts, boilerplate/navigation.ts
// Covers: boilerplate/repeats.ts, text/bullets.ts, text/headings.ts, text/join-lines.ts, text/label-lines.ts
// Covers: text/leads.ts, text/levels.ts, text/lines.ts, text/numbered-lists.ts, text/outline.ts
// Covers: text/page-furniture.ts, text/wrapping.ts
import { describe, expect, it } from "vitest";
import { textBlocks } from "../../src/reading/text/text-reader.js";

const PROSE = "Everybody may borrow a bicycle for one day if the desk agrees.";

/** Lines taken out of a text, each as "reason: words". */
const removed = (text: string): string[] =>
  textBlocks(text).flatMap((block) =>
    block.kind === "boilerplate" ? [`${block.reason}: ${text.slice(block.start, block.end)}`] : [],
  );

describe("boilerplate in plain text", () => {
  it.each([
    [
      "a menu at the end",
      `Bicycles\n\n${PROSE}\n\nHome\nNews\nShop`,
      ["navigation: Home", "navigation: News", "navigation: Shop"],
    ],
    [
      "a menu at the top",
      `Home\nNews\nContact\nBicycles for All\n\n${PROSE}`,
      ["navigation: Home", "navigation: News", "navigation: Contact"],
    ],
    [
      "the site's name at the end",
      `Wheel Post: bicycles for all\n\n${PROSE}\n\nWheel Post Daily`,
      ["navigation: Wheel Post Daily"],
    ],
    [
      "a page title above the title",
      `Wheel Post - News - Bicycles for all\n\nBicycles for all\n\n${PROSE}`,
      ["page title: Wheel Post - News - Bicycles for all"],
    ],
    [
      "a teaser",
      `Bicycles\n\nEverybody may borrow a bicycle for…\n\n${PROSE}`,
      ["teaser: Everybody may borrow a bicycle for…"],
    ],
    [
      "stray markup",
      `Bicycles\n\n${PROSE}\n\n</p\n\n<br>&nbsp;\n\n${PROSE}`,
      ["markup: </p", "markup: <br>&nbsp;"],
    ],
    [
      "links",
      `Bicycles\n\n${PROSE}\n\nRead more »\n\n${PROSE}\n\nView original |\n\n${PROSE}`,
      ["link: Read more »", "link: View original |"],
    ],
    ["an advertisement", `Bicycles\n\n${PROSE}\n\nAdvertisement\n\n${PROSE}`, ["link: Advertisement"]],
    [
      "a syndication notice",
      `Bicycles\n\n${PROSE}\n\nThis article was sent in by readers; if reprinted, please credit the source.\n\n${PROSE}`,
      ["syndication: This article was sent in by readers; if reprinted, please credit the source."],
    ],
    ["a copyright line", `Bicycles\n\n${PROSE}\n\n© 2025 Wheel Post`, ["copyright: © 2025 Wheel Post"]],
    ["a rule", `Bicycles\n\n${PROSE}\n\n* * *\n\n${PROSE}`, ["separator: * * *"]],
    [
      "a caption between two clauses",
      `I. Bicycles\n\n1. Lending is free. ${PROSE}\n\nThe Lending Desk\n\n2. Repairs are not free. ${PROSE}`,
      ["caption: The Lending Desk"],
    ],
    [
      "a caption in lower case",
      `I. Bicycles\n\n${PROSE}\n\nour lending desk\n\n${PROSE}`,
      ["caption: our lending desk"],
    ],
    [
      "a caption that says it is one",
      `Bicycles\n\n${PROSE}\n\nFigure 2: Our lending desk\n\n${PROSE}`,
      ["caption: Figure 2: Our lending desk"],
    ],
  ])("%s", (_, text, expected) => {
    expect(removed(text)).toEqual(expected);
  });

  it.each([
    ["a source line", `Bicycles\n\n${PROSE}\n\nSource: City of Rivertown`],
    ["a note", `Bicycles\n\n${PROSE}\n\nNote: The German edition prevails.`],
    ["a date of publication", `Bicycles\n\n${PROSE}\n\nPublished on: May 5, 2025`],
    ["a signature with its date", `Bicycles\n\n${PROSE}\n\nDesk of Wheels\n5 May 2025`],
    ["a name below a closing formula", `Bicycles\n\n${PROSE}\n\nYours sincerely,\n\nDesk of Wheels`],
    [
      "a rule about reprints",
      `Bicycles\n\n${PROSE}\n\nWhoever reproduces a photograph must name the source.`,
    ],
    [
      "a sub-heading below a numbered heading",
      `1. Bicycles\n\n${PROSE}\n\nOpening hours\n\n${PROSE}\n\n2. Cars\n\n${PROSE}`,
    ],
    ["a list of names", "Anna\nBen\nCleo\nDan"],
    [
      "sharing as a subject",
      `Sharing bicycles\n\n${PROSE}\n\nShare a bicycle with a friend only if both are insured.`,
    ],
  ])("leaves %s alone", (_, text) => {
    expect(removed(text)).toEqual([]);
  });
});
