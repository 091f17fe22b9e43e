import { expect, test } from "vitest";
import { z } from "zod";
import type { Model } from "../../../src/answering/drafting/model.js";
import { fakeClock, gatewayFor } from "./fixtures.js";

const PROMPT = { name: "draft", system: "s", user: "u", schema: z.unknown() };
const open = () => new AbortController().signal;
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Fails as long as somebody listens; counts who asked for what. */
function deafEndpoint() {
  const asked: string[] = [];
  const model: Model = {
    async draft(prompt, _signal, onText) {
      asked.push(onText ? "stream" : "whole");
      if (onText) throw new Error("cannot stream");
      return { output: prompt.schema.parse({}), usage: null };
    },
  };
  return { model, asked };
}

test("a second try asks for the whole; after three streams that failed in a row every question does, for ten minutes", async () => {
  const time = fakeClock();
  const { model, asked } = deafEndpoint();
  const desks = gatewayFor(model, { retries: 1 }, time.clock);
  const ask = () => desks.open(open()).ask(PROMPT, () => undefined);
  for (let i = 0; i < 4; i++) expect(await ask()).toMatchObject({ ok: true });
  expect(asked.join(" ")).toBe("stream whole stream whole stream whole whole");
  time.pass(599_999);
  await ask();
  time.pass(1);
  await ask();
  expect(asked.slice(7)).toEqual(["whole", "stream", "whole"]);
});

test("a stream that goes well begins the count anew, and one that its asker stops does not count", async () => {
  const asked: string[] = [];
  let works = false;
  const stop = new AbortController();
  const model: Model = {
    async draft(prompt, _signal, onText) {
      asked.push(onText ? "stream" : "whole");
      if (onText && asked.length === 8) {
        stop.abort();
        return new Promise(() => undefined);
      }
      if (onText && !works) throw new Error("cannot stream");
      return { output: prompt.schema.parse({}), usage: null };
    },
  };
  const desks = gatewayFor(model, { retries: 1 }, fakeClock().clock);
  const ask = (signal = open()) => desks.open(signal).ask(PROMPT, () => undefined);
  await ask();
  await ask();
  works = true;
  await ask();
  works = false;
  await ask();
  expect(await ask(stop.signal)).toMatchObject({ reason: "stopped" });
  await ask();
  await ask();
  expect(asked.join(" ")).toBe(
    "stream whole stream whole stream stream whole stream stream whole stream whole",
  );
});

test("what comes after the deadline is not heard", async () => {
  const time = fakeClock();
  const heard: string[] = [];
  let late: (piece: string) => void = () => undefined;
  const model: Model = {
    draft(_prompt, _signal, onText) {
      late = onText ?? late;
      onText?.("in time");
      return new Promise(() => undefined);
    },
  };
  const asked = gatewayFor(model, { deadlineMs: 1000 }, time.clock)
    .open(open())
    .ask(PROMPT, (piece) => heard.push(piece));
  await settle();
  time.pass(1000);
  expect(await asked).toMatchObject({ ok: false, reason: "timeout" });
  late("too late");
  expect(heard).toEqual(["in time"]);
});
