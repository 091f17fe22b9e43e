import { describe, expect, it } from "vitest";
import { createMemoryChat } from "../../../adapters/memory/memory-adapter.js";
import { systemClock } from "../../../adapters/time/system-clock.js";
import { botUnderTest, place, press, question } from "../../bot/bot-under-test.js";
import { scriptedAnswerer } from "../../bot/scripted-answerer.js";

const talk = async (bot = botUnderTest()) => {
  const chat = createMemoryChat({ name: "alpha", clock: { ...systemClock, now: () => 1 } });
  await chat.start(bot.handle);
  return { bot, chat, texts: () => chat.messages().map(({ text }) => text) };
};

describe("a conversation from the chat to the documents and back", () => {
  it("asks, goes on, judges and takes back", async () => {
    const { bot, chat, texts } = await talk();
    await chat.deliver(question("What may a hotel in Berlin cost?"));
    await chat.deliver(question("and in Paris?"));
    expect(texts()[0]).toContain("“A hotel in Berlin may cost up to 150 euros a night.”");
    expect(texts()[1]).toContain("Understood as: What may a hotel in Paris cost?");
    expect(texts()[1]).toContain("“A hotel in Paris may cost up to 190 euros a night.”");
    const [first] = chat.messages();
    expect(first?.buttons.map(({ action }) => action)).toEqual([
      "helpful",
      "not-helpful",
      "context",
      "remove",
    ]);
    const id = first?.buttons[0]?.answerId ?? "";
    await chat.deliver(press("context", id, { value: "0" }));
    expect(texts().at(-1)).toContain("«A hotel in Berlin may cost up to 150 euros a night.»");
    await chat.deliver(press("remove", id));
    expect(texts().filter((text) => text.includes("Berlin may cost up to 150 euros a night.”"))).toEqual([]);
    expect(await bot.parts.store.claims.owners()).toEqual([]);
  });

  it("answers everybody or says ask again when the process goes down", async () => {
    const bot = botUnderTest({
      answerer: scriptedAnswerer({
        before: (asked) => (asked.text.includes("Paris") ? new Promise(() => undefined) : Promise.resolve()),
      }),
    });
    const { chat, texts } = await talk(bot);
    for (const city of ["Berlin", "Paris"])
      void chat.deliver(question(`What may a hotel in ${city} cost?`, { place: place({ thread: city }) }));
    await expect.poll(() => texts().length).toBe(1);
    expect(await bot.parts.shutdown.finish(30)).toEqual({ interrupted: 1 });
    await chat.stop(1_000);
    expect(texts().join("\n")).toMatch(/150 euros[\s\S]*restarting/);
    expect(chat.messages()).toHaveLength(2);
  });

  it("shows every kind of reply as words", async () => {
    const { chat, texts } = await talk(botUnderTest({}, "people: { ask-a-person: { alpha: G1 } }"));
    await chat.deliver(question("May I bring my dog to the office?"));
    expect(texts()[0]).toMatch(/^The documents do not say\.\n\nThe closest passages:/);
    const id = chat.messages()[0]?.buttons[0]?.answerId ?? "";
    await chat.deliver(press("ask-a-person", id));
    expect(texts()[1]).toMatch(/^G1: Can you help\?.*dog/);
    await chat.deliver({ ...question(""), type: "home" });
    expect(texts()[2]).toContain("Travel policy · Finance · in force since 1 Jan 2025");
    await chat.deliver({ ...question(""), type: "complete", text: "leave" });
    expect(texts()[3]).toBe("Leave policy");
  });
});
