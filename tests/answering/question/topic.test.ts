import { describe, expect, it } from "vitest";
import { topicOf } from "../../../src/answering/question/topic.js";
import { answerFrom, PARKING, smallLibrary, TRAVEL } from "../small-library.js";

describe("what is asked by asking to be told", () => {
  it.each([
    ["Tell me about ladders", "ladders"],
    ["Could you please tell me something about tide tables?", "tide tables?"],
    ["What can you tell me about ropes", "ropes"],
    ["请告诉我关于停车的情况", "停车"],
    ["Who tells me about ropes?", "Who tells me about ropes?"],
    ["What is about to end?", "What is about to end?"],
  ])("%s", (question, topic) => expect(topicOf(question)).toBe(topic));

  it("is answered as the topic alone is", async () => {
    const library = smallLibrary([TRAVEL, PARKING]);
    const [told, alone] = await Promise.all(
      ["Tell me about barrier closes", "barrier closes"].map((text) => answerFrom(library, text)),
    );
    expect(alone?.quotes[0]?.text).toBe("The barrier closes at 22:00 every evening.");
    expect(told?.quotes).toEqual(alone?.quotes);
    expect(told?.outcome).toBe(alone?.outcome);
  });
});
