import { expect, it } from "vitest";
import { createSlots } from "../../src/time/slots.js";

const { signal } = new AbortController();

it("gives as many places as there are, then the next in line its turn", async () => {
  const slots = createSlots(1);
  const giveBack = await slots.take(signal);
  const order: string[] = [];
  const second = slots.take(signal).then((give) => {
    order.push("second");
    return give;
  });
  const third = slots.take(signal).then(() => order.push("third"));
  expect([slots.used(), order]).toEqual([1, []]);
  giveBack?.();
  (await second)?.();
  await third;
  expect(order).toEqual(["second", "third"]);
});

it("takes a place back once", async () => {
  const slots = createSlots(2);
  const [one] = await Promise.all([slots.take(signal), slots.take(signal)]);
  one?.();
  one?.();
  expect(slots.used()).toBe(1);
});

it("gives null to who no longer waits, and the place to who does", async () => {
  const slots = createSlots(1);
  const giveBack = await slots.take(signal);
  const leaving = new AbortController();
  const left = slots.take(leaving.signal);
  const stays = slots.take(signal);
  leaving.abort();
  expect(await left).toBeNull();
  expect(await slots.take(leaving.signal)).toBeNull();
  giveBack?.();
  expect(await stays).toBeTypeOf("function");
  expect(slots.used()).toBe(1);
});
