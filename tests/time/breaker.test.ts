import { expect, it } from "vitest";
import { createBreaker } from "../../src/time/breaker.js";
import { fakeClock } from "../answering/drafting/fixtures.js";

const broken = () => {
  const { clock, pass } = fakeClock();
  const breaker = createBreaker({ failures: 2, coolDownMs: 1000 }, clock);
  breaker.failed();
  expect(breaker.state()).toBe("closed");
  breaker.failed();
  expect(breaker.state()).toBe("open");
  return { breaker, pass };
};

it("opens after so many failures in a row, a success between them not counting", () => {
  const { breaker } = broken();
  expect(breaker.admit()).toBe(false);
  breaker.succeeded();
  breaker.failed();
  breaker.succeeded();
  breaker.failed();
  expect([breaker.state(), breaker.admit()]).toEqual(["closed", true]);
});

it("lets one call try after the cool-down, and closes when that succeeds", () => {
  const { breaker, pass } = broken();
  pass(999);
  expect(breaker.admit()).toBe(false);
  pass(1);
  expect(breaker.state()).toBe("half-open");
  expect([breaker.admit(), breaker.admit()]).toEqual([true, false]);
  breaker.succeeded();
  expect([breaker.state(), breaker.admit(), breaker.admit()]).toEqual(["closed", true, true]);
});

it("stays open for another cool-down when the trying call fails", () => {
  const { breaker, pass } = broken();
  pass(1000);
  breaker.admit();
  breaker.failed();
  pass(999);
  expect(breaker.admit()).toBe(false);
  pass(1);
  expect(breaker.admit()).toBe(true);
});

it("lets another call try when the trying one was abandoned", () => {
  const { breaker, pass } = broken();
  pass(1000);
  breaker.admit();
  breaker.abandoned();
  expect([breaker.state(), breaker.admit()]).toEqual(["half-open", true]);
});
