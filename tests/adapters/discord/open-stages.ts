import { afterEach } from "vitest";
import { HEARING, type Stage, setStage } from "./stage.js";

const open: Stage[] = [];
afterEach(async () => {
  for (const stage of open.splice(0)) await stage.end();
});

/** A stage whose bot says what it heard; taken down after the test. */
export const stageFor = async (...settings: Parameters<typeof setStage>): Promise<Stage> => {
  const stage = await setStage(...settings);
  open.push(stage);
  stage.play(HEARING);
  return stage;
};

export const mention = (stage: Stage, words: string, where = stage.channel) =>
  stage.discord.people.say(stage.ben, where, `${stage.discord.people.mention()} ${words}`);
