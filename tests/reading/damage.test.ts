import { describe, expect, it } from "vitest";
import { damageWarnings } from "../../src/reading/damage.js";

describe("damageWarnings", () => {
  it.each([
    ["The area is 12, hectares in all.", '"is 12, hectares" in line 1'],
    ["Fine.\nMore than 3, people came.", '"than 3, people" in line 2'],
    ["It grew to 18,.", '"18," in line 1'],
    ["It opened on May 4th, 19.", '"May 4th, 19" in line 1'],
    ["In 19, Rivertown grew.", '"In 19" in line 1'],
    ["We solve the * * * problems.", "asterisks"],
    ["A bro\ufffdken word.", "could not be decoded"],
  ])("finds %j", (text, part) => {
    expect(damageWarnings(text).join(" ")).toContain(part);
  });

  it.each([
    "There are 18,623 firms, 2,311 sites and 3, 4 or 5 more.",
    "On May 5, 2025, staff met. On May 5, employees met.",
    "It opened on May 4th, 2019. In 2019, Rivertown grew.",
    "The limit is 5, and 3 are allowed, see Article 5, paragraph 2.",
    "Choose from 1 to 5, using the scale. It shall not exceed 30, nor fall below 10, unless agreed.",
    "Enter less than 4, enter the rest later. Points 1, 2,\n3 and 4 apply.",
    "* * *\n\nA new part, **bold** and *thin*.",
  ])("has nothing to say about %j", (text) => {
    expect(damageWarnings(text)).toEqual([]);
  });
});
