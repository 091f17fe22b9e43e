// Covers: exchange/exchanged.ts, polarity.ts, restrictions.ts, territories.ts
import { describe, expect, test } from "vitest";
import { classesOf } from "./verdicts.js";

describe("a rule in other words", () => {
  test.each([
    ["Late forms are not accepted.", "Late forms are rejected."],
    ["Trainees may not lend books.", "Members may lend books; trainees may not do so."],
    ["Boats carry lamps.", "Boats carry lamps and no flags."],
    ["员工应当关灯。", "Staff should switch off the lights."],
    ["It is not prohibited to fish here.", "此处可以钓鱼。"],
    ["The museum is closed on Mondays.", "博物馆周一不开放。"],
    ["Groups may have up to nine members.", "每组人数必须不超过9人。"],
    [
      "The fee is paid by the guest, not by the porter.",
      "The fee is paid by the guest, not by the host, and the porter counts it.",
    ],
    ["Staff with a card may park.", "Parking is forbidden, staff with a card excepted."],
  ])("%s / %s", (statement, source) => {
    expect(classesOf(statement, source)).toEqual([]);
  });
});

describe("a rule turned round", () => {
  test.each([
    ["审批完成之后付款。", "审批完成之前付款。", "order"],
    ["Forms are signed after the visit.", "Forms are signed before the visit.", "order"],
    ["5人的团队不得露营。", "Teams of more than 30 people may not enter. Teams of 5 may camp.", "negation"],
    [
      "Guest photos can be printed without the owners' consent.",
      "未经业主同意,不得打印访客照片。",
      "negation",
    ],
    [
      "Pell is obliged to stop deliveries when a bill is paid more than 15 days late.",
      "Bills are payable within 45 days of receipt by Orlo; if payment is late by more than 15 days, Pell may charge interest at 8 percentage points above the base rate and stop deliveries, but shall not keep goods already paid for.",
      "modality",
    ],
    [
      "The hotel bills of staff are paid in full.",
      "The train tickets of staff are paid at 100%, the hotel bills of staff at 80%.",
      "binding",
    ],
    [
      "参展船只在90艘以下的,主办单位最高可获50万元补助。",
      "举办船展且参展船只不少于90艘的,给予主办单位最高50万元的补助;参展船只不足90艘但超过40艘的,补助不超过20万元。",
      "binding",
    ],
    ["The museum is open on Mondays.", "博物馆周一闭馆。", "negation"],
    [
      "The chair is elected at extraordinary meetings.",
      "At ordinary meetings the chair is elected, and at extraordinary ones the budget is voted.",
      "binding",
    ],
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
    expect(classesOf(statement, source)).toContain(expected);
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
    expect(classesOf(statement, source)).toEqual(["exception"]);
  });
});
