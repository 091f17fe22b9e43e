import { describe, expect, it } from "vitest";
import { holdsMoney } from "../../src/facts/money.js";
import { normalise } from "../../src/facts/normalise.js";
import { holdsShare, readQuantities } from "../../src/facts/quantities.js";

/** Covers numerals, currencies, money, units, rates, bounds and labels: they are read through quantities. */
const read = (text: string) => readQuantities(normalise(text));

describe("quantities", () => {
  it.each([
    ["It costs 40 zloty.", 40, "PLN"],
    ["It costs fifteen euros.", 15, "EUR"],
    ["It costs 50 cents.", 0.5, "USD"],
    ["It costs US$ 1.5 million.", 1_500_000, "USD"],
    ["押金五百块。", 500, "CNY"],
    ["押金３００元。", 300, "CNY"],
    ["许可证五百加元。", 500, "CAD"],
  ])("%s is money for whoever reads it", (text, value, code) => {
    const [amount] = read(text);
    expect(amount?.value).toBe(value);
    expect(amount?.currency).toContain(code);
    expect(holdsMoney(text)).toBe(true);
  });

  it.each([
    ["It lasts at least two hours.", { value: 2, unit: { kind: "time", factor: 3600 }, bound: "low" }],
    ["It weighs no more than 5 kg.", { value: 5, unit: { kind: "mass", factor: 1 }, bound: "high" }],
    ["It is 12% per year.", { value: 0.12, percent: true, per: ["year"] }],
    ["共一百零五公里。", { value: 105, unit: { kind: "length", factor: 1000 } }],
  ])("%s", (text, expected) => expect(read(text)[0]).toMatchObject(expected));

  it("tells a share from a count and a rank", () => {
    expect(["12%", "fifty per cent", "百分之五", "a fifth of it", "三分之一"].map(holdsShare)).toEqual(
      Array(5).fill(true),
    );
    expect(["12 rooms", "the third floor", "第三层"].map(holdsShare)).toEqual(Array(3).fill(false));
  });
});
