import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMemorySpending } from "../../src/answering/drafting/budget.js";
import { createAnswerCache } from "../../src/answering/drafting/cache.js";
import type { Model } from "../../src/answering/drafting/model.js";
import { createModelGateway, DEFAULT_GATEWAY } from "../../src/answering/drafting/model-gateway.js";
import type { AnsweringModel } from "../../src/answering/drafting/model-help.js";
import { loadPrompts } from "../../src/answering/drafting/prompts/load.js";
import type { SpendingStore } from "../../src/answering/drafting/spending.js";
import { answeringModel } from "../../src/answering/drafting/with-model.js";
import { VerseError } from "../../src/errors.js";
import { type Connections, type ModelLimits, missingKey, providerOf } from "../../src/providers.js";
import { systemClock } from "../time/system-clock.js";

/** Answers kept; a new generation empties it. */
const CACHED_ANSWERS = 500;
const SCRIPT = "scripted:";

/** What an operator has set for the model, and where its spending is counted. */
export interface ModelSettings {
  readonly providers: Connections;
  readonly limits: ModelLimits;
  /** Where a day's spending is kept; forgotten with the process by default. */
  readonly spending: SpendingStore | undefined;
}

/**
 * The model that `provider:model` (or `scripted:FILE`) names, with its gateway, prompts and cache. The provider's package
 * is loaded here and not before. Throws VerseError `bad-settings` or `model`.
 */
export async function openAnsweringModel(
  name: string,
  { providers, limits, spending = createMemorySpending() }: ModelSettings,
): Promise<AnsweringModel> {
  const [model, prompts] = await Promise.all([openModel(name, providers), loadPrompts(promptsFolder())]);
  const settings = {
    ...DEFAULT_GATEWAY,
    ...(limits.deadlineMs === null ? {} : { deadlineMs: limits.deadlineMs }),
    ...(limits.tokensPerDay === null ? {} : { tokensPerDay: limits.tokensPerDay }),
    ...(limits.costPerDay === null ? {} : { costPerDay: limits.costPerDay }),
    ...(limits.price === null ? {} : { price: limits.price }),
  };
  return answeringModel({
    name,
    gateway: createModelGateway(model, settings, spending, systemClock),
    prompts,
    price: settings.price,
    cache: createAnswerCache(CACHED_ANSWERS),
    newFence: () => `~~${randomBytes(9).toString("hex")}~~`,
  });
}

async function openModel(name: string, providers: Connections): Promise<Model> {
  if (name.startsWith(SCRIPT)) {
    const { createScriptedModel, readScript } = await import("./scripted.js");
    return createScriptedModel(await readScript(name.slice(SCRIPT.length)));
  }
  const { createLangChainModel } = await import("./langchain.js");
  const provider = providerOf(name);
  const connection = (provider && providers[provider]) ?? {};
  const [fault] = provider ? missingKey(provider, connection) : [];
  if (fault !== undefined)
    throw new VerseError({ code: "bad-settings", problem: fault, cure: "See .env.example." });
  return createLangChainModel(name, connection);
}

/** `prompts/` beside package.json, whether this runs as source or compiled. */
function promptsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, "prompts");
}
