import { describe, expect, test } from "vitest";
import { check } from "../../../src/answering/guard/check.js";

const classes = (statement: string, ...sources: readonly string[]) => {
  const verdict = check(statement, sources);
  return verdict.ok ? [] : [...new Set(verdict.reasons.map((r) => r.class))];
};

describe("a rule in other words", () => {
  test.each([
    ["Late forms are not accepted.", "Late forms are rejected."],
    ["Trainees may not lend books.", "Members may lend books; trainees may not do so."],
    ["Boats carry lamps.", "Boats carry lamps and no flags."],
    ["员工应当关灯。", "Staff should switch off the lights."],
    [
      "The fee is paid by the guest, not by the porter.",
      "The fee is paid by the guest, not by the host, and the porter counts it.",
    ],
    ["Staff with a card may park.", "Parking is forbidden, staff with a card excepted."],
  ])("%s / %s", (statement, source) => {
    expect(classes(statement, source)).toEqual([]);
  });
});

describe("a rule turned round", () => {
  test.each([
    ["审批完成之后付款。", "审批完成之前付款。", "order"],
    ["Forms are signed after the visit.", "Forms are signed before the visit.", "order"],
    ["5人的团队不得露营。", "Teams of more than 30 people may not enter. Teams of 5 may camp.", "negation"],
    ["Noise increases at night.", "Noise decreases at night.", "negation"],
    ["The path is safe.", "The path is unsafe.", "negation"],
    ["The lights are switched on at nine.", "The lights are switched off at nine.", "negation"],
    ["Boats from the south do not pay.", "Boats from the south pay; those from the north do not.", "binding"],
    [
      "Coats are sold by the Grey Desk.",
      "Coats are sold by the Blue Desk. Boots are sold by the Grey Desk.",
      "binding",
    ],
    [
      "In winter it starts from the pier.",
      "In summer the boat starts from the pier. In winter it starts from the mill.",
      "binding",
    ],
  ])("%s / %s", (statement, source, expected) => {
    expect(classes(statement, source)).toContain(expected);
  });
});

describe("an exception or condition that is dropped, added or turned", () => {
  test.each([
    ["The hall is open to all, including guests.", "The hall is open to all except guests."],
    ["Every guest may park.", "Guests may park if they have a card."],
    ["Guests of the inn pay the tax.", "Visitors pay the tax, except guests of the inn."],
    ["Only members use the pool.", "Members use the pool."],
    ["Shops close if it is Sunday.", "Shops close unless it is Sunday."],
  ])("%s / %s", (statement, source) => {
    expect(classes(statement, source)).toEqual(["exception"]);
  });
});
