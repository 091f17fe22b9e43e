// Covers: defining.ts, heading-match.ts
import { describe, expect, it } from "vitest";
import { answerFrom, smallLibrary } from "../small-library.js";

const HANDBOOK = `# Handbook

## Remote work

Working from home works for the office when the work at home is agreed; can I work from home is asked often.

## Can I work from home?

Agree on it with your lead. It is renewed each spring.

## Words

**Tock:** A tool for noting hours.

**Duty station** - The address in your contract.

## Tock

Send problems with Tock to the Tock team by Tock itself.

## Travel

The duty station is printed on each travel request, and the duty station is checked.

Who pays for the trip? The office pays for the trip.
`;
const library = smallLibrary([{ id: "handbook.md", title: "Handbook", text: HANDBOOK }]);
const first = async (question: string): Promise<string | undefined> => {
  const given = await answerFrom(library, question);
  return given.quotes[0]?.text.replaceAll("*", "");
};

describe("an answer that is announced comes first", () => {
  it("by a heading that is the question, whatever says more of its words elsewhere", async () => {
    expect(await first("Can I work from home?")).toBe("Agree on it with your lead.");
    expect(await first("can I work from home")).toBe("Agree on it with your lead.");
  });

  it("by the term that it explains, before a section about it", async () => {
    expect(await first("What is Tock?")).toBe("Tock: A tool for noting hours.");
    expect(await first("What does duty station mean?")).toBe("Duty station - The address in your contract.");
  });

  it("and not where the question asks something else of it", async () => {
    expect(await first("Where is the duty station printed?")).toMatch(/^The duty station is printed/);
  });
});

it("a sentence that asks itself gives way to the one that says it", async () => {
  expect(await first("Who pays for the trip?")).toBe("The office pays for the trip.");
});

describe("a heading that is the question", () => {
  const crowd = Array.from({ length: 60 }, (_, i) => ({
    id: `crowd-${i}`,
    title: `Note ${i}`,
    text: `Note ${i}\n\nGet access, building access, get building access, access to get building ${i}.\n`,
  }));
  const rooms = {
    id: "rooms.md",
    title: "Rooms",
    text: "# Rooms\n\n## Get building access?\n\nSee the guide.\n",
  };
  const crowded = smallLibrary([...crowd, rooms]);

  it("is found behind any number of passages that repeat its words", async () => {
    const given = await answerFrom(crowded, "Get building access?");
    expect(given.quotes[0]?.text).toBe("See the guide.");
  });
});

describe("a list of questions and answers", () => {
  const faq = smallLibrary([
    {
      id: "faq.md",
      title: "Questions about bicycles",
      text: `# Questions about bicycles

**Who repairs a bicycle of the office?** The workshop in the yard does. Bring the key.

**What is a pool bicycle?** One that everybody on the list may take for a day.

Q: May children ride along?

A: Only with a helmet and behind their parents.
`,
    },
  ]);
  it.each([
    ["What is a pool bicycle?", "One that everybody on the list may take for a day."],
    ["Who repairs the office's bicycle?", "The workshop in the yard does."],
    ["May children ride along?", "A: Only with a helmet and behind their parents."],
  ])("%s gets the answer and not the question", async (question, expected) => {
    expect((await answerFrom(faq, question)).quotes[0]?.text).toBe(expected);
  });
});
