// Covers: contrasts.ts, date-bounds.ts, order.ts
import { describe, expect, test } from "vitest";
import { classesOf } from "./verdicts.js";

describe("the direction of a date, and one limit of a count told from either side", () => {
  const tariff = "The new tariff is valid as of 1 March 2027.";
  const bikes = "No tenant may keep more than four bikes.";
  test.each([
    ["The new tariff is valid from 1 March 2027.", tariff, []],
    ["The new tariff is valid until 1 March 2027.", tariff, ["bound"]],
    ["Keeping five or more bikes is not permitted.", bikes, []],
    ["Keeping six or more bikes is not permitted.", bikes, ["number"]],
  ])("%s", (statement, source, expected) => {
    expect(classesOf(statement, source)).toEqual(expected);
  });
  test("closed until a day is open from that day", () => {
    expect(classesOf("The gym is open from 5 May.", "The gym is closed until 5 May.")).not.toContain("bound");
  });
});

describe("contrasts and opposites by place", () => {
  test("what was denied is said", () => {
    const source = "The fee is borne by the seller, not by the buyer.";
    expect(classesOf("The fee is borne by the buyer, not by the seller.", source)).toContain("binding");
    expect(classesOf("The seller, rather than the buyer, bears the fee.", source)).not.toContain("binding");
  });
  test("first and last, upper and lower", () => {
    expect(
      classesOf("Rent is due on the first day of May.", "Rent is due on the last day of May."),
    ).toContain("binding");
    expect(classesOf("The lower deck is closed.", "The upper deck is closed.")).toContain("binding");
  });
});

describe("more notations", () => {
  test.each([
    ["It costs 7 euros 40.", "It costs \u20AC7.40."],
    ["The fine is 8,000 rand.", "The fine is R8,000."],
    ["The fund holds 20,000,000 rupees.", "The fund holds Rs 2 crore."],
    ["The rate fell by half a percentage point.", "The rate fell by 50 basis points."],
    ["The pressure is 3 bar.", "The pressure is 300 kPa."],
    ["The office is closed on 24 December.", "The office is closed on Christmas Eve."],
    ["It is billed every three months.", "It is billed quarterly."],
    ["It starts between April and June 2029.", "It starts in the second quarter of 2029."],
  ])("%s = %s", (a, b) => {
    expect(classesOf(a, b)).toEqual([]);
  });
  test("a currency of the same name and a count a week stay apart", () => {
    expect(classesOf("The wage is SEK 900.", "The wage is NOK 900.")).toContain("unit");
    expect(classesOf("Members may take five books a week.", "The daily limit is five books.")).toContain(
      "unit",
    );
    expect(classesOf("It is answered 60 times per second.", "It is answered 60 times per minute.")).toContain(
      "unit",
    );
  });
});

describe("what an exception frees", () => {
  test("may be done, wherever the exception stands", () => {
    const source = "Lights must be switched off at night, unless needed for night shifts.";
    expect(classesOf("Lights that serve night shifts may stay on.", source)).toEqual([]);
    expect(
      classesOf("Dogs are forbidden in the park.", "Dogs are forbidden in the park, guide dogs excepted."),
    ).toContain("exception");
  });
});
