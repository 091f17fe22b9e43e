// Covers: exchange/align.ts, exchange/chunks.ts, exchange/parts.ts, exchange/units.ts
import { describe, test } from "vitest";
import { expectTold } from "./verdicts.js";

describe("what belongs to which clause", () => {
  test.each([
    {
      kind: "verbs with one subject",
      sources: ["Reports are drafted by the clerk and signed by the mayor."],
      kept: "The mayor signs the reports.",
      turned: "Reports are signed by the clerk.",
    },
    {
      kind: "a verb left out",
      sources: ["Claims for fire are settled by the Northern Office, those for water by the Coast Desk."],
      kept: "The Coast Desk settles claims for water.",
      turned: "Claims for fire are settled by the Coast Desk.",
    },
    {
      kind: "two clauses",
      sources: ["Group 1 trains in the old gym; Group 2 trains in the tent."],
      kept: "Group 2 has its training in the tent.",
      turned: "Group 1 trains in the tent.",
    },
    {
      kind: "a list",
      sources: ["There are two desks:", "– the Blue Desk, for refunds;", "– the Grey Desk, for repairs."],
      kept: "Repairs are for the Grey Desk.",
      turned: "Repairs are for the Blue Desk.",
    },
    {
      kind: "a verb that stands for the whole predicate",
      sources: ["Guests in Wing A must sign the book; those in Wing B need not."],
      kept: "Guests in Wing A have to sign the book.",
      turned: "Guests in Wing B must sign the book.",
    },
    {
      kind: "a participle and an actor",
      sources: ["Cards are printed by Orlo Ltd following a check by the porter."],
      kept: "Orlo Ltd prints the cards.",
      turned: "Cards are printed by the porter following a check by Orlo Ltd.",
    },
    {
      kind: "Chinese",
      sources: ["东门至北桥段由甲城市负责，北桥至西岭段由乙海市负责。"],
      kept: "北桥至西岭段由乙海市负责。",
      turned: "东门至北桥段由乙海市负责。",
    },
  ])("$kind", expectTold);
});

describe("opposites and what makes up for them", () => {
  test.each([
    [
      "The office rejects late forms.",
      "Late forms are not accepted by the office.",
      "The office accepts late forms.",
    ],
    [
      "The rule covers land inside the fence.",
      "Land inside the fence is covered.",
      "The rule covers land outside the fence.",
    ],
    [
      "The harbour gate is guarded by night.",
      "By night the harbour gate is guarded.",
      "The harbour gate is guarded by day.",
    ],
    [
      "It is not unlawful to film the hall.",
      "Filming the hall is lawful.",
      "It is unlawful to film the hall.",
    ],
  ])("%s", (source, kept, turned) => expectTold({ sources: [source], kept, turned }));
});

describe("rules that another sentence completes", () => {
  test.each([
    {
      sources: ["Visitors pay an entry fee.", "This does not apply to children or pensioners."],
      kept: "Pensioners do not pay the entry fee.",
      turned: "All visitors pay an entry fee, whatever their age.",
    },
    {
      sources: ["The following are exempt from the levy:", "– boats under repair;", "– rowing boats."],
      kept: "Rowing boats do not have to pay the levy.",
      turned: "Rowing boats have to pay the levy.",
    },
    {
      sources: ["Do I need a ticket for the garden? No, you can walk in."],
      kept: "No ticket is needed for the garden.",
      turned: "A ticket is needed for the garden.",
    },
    {
      sources: ["Trailers may be hired only with a deposit."],
      kept: "Without a deposit trailers may not be hired.",
      turned: "Trailers may be hired without a deposit.",
    },
  ])("$kept", expectTold);
});

describe("frequencies and what is counted", () => {
  test.each([
    ["Filters are cleaned weekly.", "Each week the filters are cleaned.", "Filters are cleaned daily."],
    [
      "Each allotment is 40 metres per tenant.",
      "A tenant gets 40 metres.",
      "Each allotment is 40 metres per street.",
    ],
    [
      "Staff aged 55 and over may rest.",
      "Staff of at least 55 years may rest.",
      "Staff aged 45 and over may rest.",
    ],
    [
      "It may be prolonged by two further weeks.",
      "It may be prolonged by another 2 weeks.",
      "It may be prolonged by two further days.",
    ],
  ])("%s", (source, kept, turned) => expectTold({ sources: [source], kept, turned }));
});
