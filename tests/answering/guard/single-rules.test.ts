// Covers: bindings.ts, clauses.ts, composed.ts, content.ts, cues.ts, discourse.ts, excepted.ts, frequency.ts
// Covers: governed.ts, lexicon/lemmas.ts, lexicon/relations.ts, lexicon/wordnet.ts, limits.ts, opposites.ts
// Covers: opposition.ts, quantity-fit.ts, rule-words.ts, ruled-clauses.ts
import { describe, expect, test } from "vitest";
import { classesOf } from "./verdicts.js";

describe("values that say the same", () => {
  test.each([
    [
      "the unit of the value before",
      "Vans may stay for two hours.",
      "Cars may stay for six hours; vans for two.",
    ],
    ["a day by its number", "Rent is due on the 5th.", "Rent is due on 5 May."],
    [
      "a year that is named once",
      "The hall opens on 3 May 2027.",
      "The hall opens on 3 May and closes on 9 June 2027.",
    ],
    ["a number that looks like a year", "The hall has 2000 seats.", "The hall has 2,000 seats."],
    ["a word with a digit", "The lab has 3D printers.", "The lab has 3D printers."],
    ["half past", "It starts at half past eight.", "It starts at 8:30."],
    ["o'clock", "It ends at eight o'clock.", "It ends at 20:00."],
    ["midnight", "It ends at midnight.", "It ends at 0:00."],
    ["day and month either way round", "It starts on 3/4/2027.", "It starts on 4 March 2027."],
    ["two years in one", "It runs until 2027.", "It runs for the school year 2026/27."],
    ["the last quarter", "It starts in the last quarter of 2029.", "It starts in Q4 2029."],
    ["may that is no month", "Only 3 may enter.", "Only three may enter."],
    ["twice a year", "Fees are paid every 6 months.", "Fees are paid semi-annually."],
    ["a half in one sign", "It takes 0.5 hours.", "It takes ½ hour."],
    ["m for metres", "The gate is 1.75 metres high.", "The gate is 1.75m high."],
    ["half a year in Chinese", "有效期为6个月。", "有效期为半年。"],
    ["a change and what it leads to", "The share rises to 40.", "The share rises by 5%, to 40."],
    ["an age in months", "Children of 24 months travel free.", "Children aged 2 travel free."],
    ["cents", "A copy costs 0.05 euros.", "A copy costs 5 cents."],
    ["one thing by two names", "The levy is 40 euros per home.", "The levy is 40 euros per dwelling."],
    ["a head of any kind", "The levy is 40 euros per person.", "The levy is 40 euros per guest."],
    [
      "values told respectively",
      "Boats wait 2 days, carts 9 days.",
      "Carts and boats wait 9 days and 2 days, respectively.",
    ],
  ])("%s: %s", (_, statement, source) => {
    expect(classesOf(statement, [source])).toEqual([]);
  });

  test("a number of the section path", () => {
    const context = ["Article 12"];
    expect(classesOf("Under article 12 dogs are allowed.", ["Dogs are allowed."], { context })).toEqual([]);
  });
});

describe("values that do not", () => {
  test.each([
    ["Parking is free.", "Parking costs 5 euros.", "amount"],
    ["It starts at half past eight.", "It starts at 9:30.", "date"],
    ["It ends at midnight.", "It ends at noon.", "date"],
    ["It is held on the first Friday.", "It is held on the last Friday.", "date"],
    ["The wage is 900 kroner.", "The wage is 900 euros.", "unit"],
    ["每人最多缴纳50元。", "每人至少缴纳50元。", "bound"],
    ["A copy costs 5 euros.", "A copy costs 5 cents.", "amount"],
    ["The fee is 5 euros a room.", "The fee is 5 euros a person.", "unit"],
    ["The landlord pays the water.", "The tenant pays the water.", "binding"],
    ["A net income of 900 euros counts.", "A gross income of 900 euros counts.", "binding"],
    ["Loans of at most 90 euros exist.", "No loan is ever below 90 euros.", "bound"],
  ])("%s / %s", (statement, source, expected) => {
    expect(classesOf(statement, [source])).toContain(expected);
  });
});

describe("a limit told from its other side", () => {
  test.each([
    ["Bags of at most 20 kg are taken.", "The desk rejects bags over 20 kg."],
    ["Bags of up to 20 kg are taken.", "Bags of more than 20 kg are refused."],
    ["Claims over 90 euros are not paid.", "Claims are paid up to 90 euros."],
    ["The first 20 pages are not charged.", "Pages are charged beyond the first 20."],
    ["The old rates do not apply from 5 May 2027.", "The old rates apply until 5 May 2027."],
    ["The gym is not open until 5 May.", "The gym is open from 5 May."],
    ["The gym is open from 5 May.", "The gym is not open until 5 May."],
    ["The new rates hold from 5 May.", "The hall is closed to dogs until 5 May."],
  ])("%s / %s", (statement, source) => {
    expect(classesOf(statement, [source])).toEqual([]);
  });
});

describe("clauses and answers", () => {
  test.each([
    ["No, guests may park here.", "Guests may park here."],
    ["A ticket is needed for the garden.", "Do I need a ticket for the garden? Yes, at all times."],
    [
      "Without a deposit keys may not be lent by Mr. Roy.",
      "Keys may be lent by Mr. Roy only with a deposit.",
    ],
    [
      "Nobody may use paper cups in the lab.",
      "In the lab nobody may drink hot coffee from paper cups, but glasses may be used.",
    ],
  ])("%s / %s", (statement, source) => {
    expect(classesOf(statement, [source])).toEqual([]);
  });

  test.each([
    [
      "No ticket is needed for the garden.",
      "Do I need a ticket for the garden? Yes, at all times.",
      "negation",
    ],
    [
      "Bags that are locked are searched.",
      "Bags are searched, especially those that are not locked.",
      "modality",
    ],
    [
      "Boats are checked by Orlo.",
      "Boats and carts go to Orlo and Pell. Carts are checked by the former, boats by the latter.",
      "binding",
    ],
    [
      "Orlo prints the red cards for the mayor.",
      "For the clerk, Orlo prints blue cards; for the mayor, Pell prints red cards with gold edges.",
      "binding",
    ],
    [
      "Claims go to the Ministry of Health.",
      "Claims go to the Ministry of Agriculture after the Board of Health has seen them.",
      "name",
    ],
  ])("%s / %s", (statement, source, expected) => {
    expect(classesOf(statement, [source])).toContain(expected);
  });
});
