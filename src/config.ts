import { existsSync } from "node:fs";
import { parseProviders } from "./config/providers.js";
import { parseReranker } from "./config/reranker.js";
import { type Environment, FREE_TEXTS, SETTINGS, type SettingName } from "./config/setting-names.js";
import type { Values } from "./config/settings.js";
import { VerseError } from "./errors.js";
import type { Connections, ModelLimits, RerankerChoice } from "./providers.js";

/** Every setting the program knows, checked. The environment is read here and nowhere else. */
export interface Config {
  readonly data: string;
  readonly documents: string;
  readonly audience: string;
  /** Null is the machine's own. */
  readonly timezone: string | null;
  /** `provider:model`, or `scripted:FILE` for a dry run. */
  readonly model: string | null;
  readonly modelLimits: ModelLimits;
  /** Keys and addresses of model providers, for VERSE_MODEL and VERSE_ENCODER. */
  readonly providers: Connections;
  readonly encoder: string | null;
  /** How long a question waits for a provider's encoder; null for the built-in default. */
  readonly encoderDeadlineMs: number | null;
  readonly reranker: RerankerChoice | null;
  readonly configFile: string | null;
  readonly host: string;
  readonly port: number;
  readonly adminPort: number | null;
  readonly publicUrl: string | null;
  readonly slack: {
    readonly botToken: string | null;
    readonly appToken: string | null;
    readonly signingSecret: string | null;
    readonly apiUrl: string | null;
  };
  readonly discord: { readonly token: string | null; readonly apiUrl: string | null };
  readonly databaseUrl: string | null;
  /** Output wishes of the terminal, by convention of many programs. */
  readonly noColour: boolean;
}

/** Every chat platform that the configuration file may speak of. */
export const PLATFORMS = ["slack", "discord"] as const;

const DEFAULTS: Omit<Config, "noColour"> = {
  data: ".verse",
  documents: "seeds",
  audience: "public",
  timezone: null,
  model: null,
  modelLimits: { deadlineMs: null, tokensPerDay: null, costPerDay: null, price: null },
  providers: {},
  encoder: null,
  encoderDeadlineMs: null,
  reranker: null,
  configFile: null,
  host: "127.0.0.1",
  port: 3000,
  adminPort: null,
  publicUrl: null,
  slack: { botToken: null, appToken: null, signingSecret: null, apiUrl: null },
  discord: { token: null, apiUrl: null },
  databaseUrl: null,
};

/** Puts the settings of a file `.env` in the working folder beside those of the environment, which win. */
export function loadEnvironmentFile(): void {
  if (!existsSync(".env")) return;
  try {
    process.loadEnvFile();
  } catch (error) {
    throw new VerseError({
      code: "bad-settings",
      problem: "The file .env cannot be read.",
      cure: "Check that this user may read it, and that it has one NAME=value a line.",
      cause: error,
    });
  }
}

/**
 * Tells onnxruntime to report nothing to its maker, as its releases do by default on Linux and macOS; it looks once, when
 * it is loaded. Source: https://github.com/microsoft/onnxruntime/pull/27379.
 */
export function refuseTelemetry(): void {
  process.env["ORT_DISABLE_TELEMETRY"] = "1";
}

async function checkedValues(
  env: Environment,
  given: readonly SettingName[],
): Promise<{ values: Values; faults: string[] }> {
  const values: Values = {};
  const free = FREE_TEXTS.filter((name) => given.includes(name));
  for (const name of free) values[name] = env[name] ?? "";
  // Most processes have nothing to check and need no schema library.
  if (free.length === given.length) return { values, faults: [] };
  const { parseSettings } = await import("./config/settings.js");
  return parseSettings(env, given);
}

/** Reads and checks every setting. Throws VerseError `bad-settings` that lists all faults, each with its cure. */
export async function readConfig(env: Environment = process.env): Promise<Config> {
  const noColour = (env["NO_COLOR"] ?? "") !== "";
  const given = SETTINGS.filter((name) => (env[name] ?? "") !== "");
  const misspelt = Object.keys(env).filter(
    (name) => /^VERSE_/.test(name) && !(SETTINGS as readonly string[]).includes(name),
  );
  const { values, faults } = await checkedValues(env, given);
  const providers = parseProviders(env, values.VERSE_MODEL ?? null, values.VERSE_ENCODER ?? null);
  const reranker = parseReranker(values);
  faults.push(...providers.faults, ...reranker.faults);
  for (const name of misspelt)
    faults.push(
      `${name} is not a setting. Known are ${SETTINGS.filter((known) => known.startsWith("VERSE_")).join(", ")}.`,
    );
  if (faults.length > 0) {
    throw new VerseError({
      code: "bad-settings",
      problem: `The environment has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:\n  ${faults.join("\n  ")}\n`,
      cure: "Correct them (see .env.example) and start again.",
    });
  }
  return {
    ...DEFAULTS,
    noColour,
    data: values.VERSE_DATA ?? DEFAULTS.data,
    documents: values.VERSE_DOCUMENTS ?? DEFAULTS.documents,
    audience: values.VERSE_AUDIENCE ?? DEFAULTS.audience,
    timezone: values.VERSE_TIMEZONE ?? DEFAULTS.timezone,
    model: values.VERSE_MODEL ?? null,
    modelLimits: {
      deadlineMs: values.VERSE_MODEL_DEADLINE ?? null,
      tokensPerDay: values.VERSE_MODEL_TOKENS_PER_DAY ?? null,
      costPerDay: values.VERSE_MODEL_COST_PER_DAY ?? null,
      price: values.VERSE_MODEL_PRICE ?? null,
    },
    providers: providers.connections,
    encoder: values.VERSE_ENCODER ?? null,
    encoderDeadlineMs: values.VERSE_ENCODER_DEADLINE ?? null,
    reranker: reranker.choice,
    configFile: values.VERSE_CONFIG ?? null,
    host: values.VERSE_HOST ?? DEFAULTS.host,
    port: values.VERSE_PORT ?? DEFAULTS.port,
    adminPort: values.VERSE_ADMIN_PORT ?? null,
    publicUrl: values.VERSE_PUBLIC_URL ?? null,
    slack: {
      botToken: values.SLACK_BOT_TOKEN ?? null,
      appToken: values.SLACK_APP_TOKEN ?? null,
      signingSecret: values.SLACK_SIGNING_SECRET ?? null,
      apiUrl: values.SLACK_API_URL ?? null,
    },
    discord: { token: values.DISCORD_TOKEN ?? null, apiUrl: values.DISCORD_API_URL ?? null },
    databaseUrl: values.DATABASE_URL ?? null,
  };
}
