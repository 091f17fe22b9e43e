import type { Environment } from "./names.js";

export const PROVIDERS = ["openai", "anthropic", "ollama", "google-genai"] as const;
export type Provider = (typeof PROVIDERS)[number];

/** How to reach one provider. */
export interface Connection {
  readonly apiKey?: string;
  /** Replaces the provider's own address; for any endpoint that speaks the same protocol. */
  readonly baseUrl?: string;
}
export type Connections = { readonly [P in Provider]?: Connection };

interface Names {
  /** The first that is set counts. */
  readonly keys: readonly string[];
  readonly address: string;
}
/** The names that the providers' own clients use. */
const NAMES: Readonly<Record<Provider, Names>> = {
  openai: { keys: ["OPENAI_API_KEY"], address: "OPENAI_BASE_URL" },
  anthropic: { keys: ["ANTHROPIC_API_KEY"], address: "ANTHROPIC_BASE_URL" },
  ollama: { keys: [], address: "OLLAMA_BASE_URL" },
  "google-genai": { keys: ["GOOGLE_API_KEY", "GEMINI_API_KEY"], address: "GOOGLE_BASE_URL" },
};

/** The provider that `provider:model` names; null for a folder, a script or a word of our own. */
export const providerOf = (name: string): Provider | null =>
  PROVIDERS.find((provider) => name.startsWith(`${provider}:`)) ?? null;

/**
 * Keys and addresses of every provider, and the faults of those that VERSE_MODEL and VERSE_ENCODER name, each one
 * sentence with its cure: the others' variables may be there for other programs.
 */
export function parseProviders(
  env: Environment,
  model: string | null,
  encoder: string | null,
): { readonly connections: Connections; readonly faults: string[] } {
  const faults: string[] = [];
  if (model !== null && providerOf(model) === null && !model.startsWith("scripted:"))
    faults.push(
      `VERSE_MODEL names the provider ${JSON.stringify(model.split(":")[0])}; known are ${PROVIDERS.join(", ")}.`,
    );
  if (encoder?.startsWith("anthropic:"))
    faults.push("VERSE_ENCODER names anthropic, which has no encoder; use openai, ollama or google-genai.");
  const used = new Set([model, encoder].map((name) => (name === null ? null : providerOf(name))));
  const connections = PROVIDERS.map((provider) => {
    const { keys, address } = NAMES[provider];
    const apiKey = keys.map((name) => env[name] ?? "").find((value) => value !== "");
    const url = env[address] ?? "";
    const sound = /^https?:\/\//.test(url) && URL.canParse(url);
    if (used.has(provider) && url !== "" && !sound)
      faults.push(`${address} must be an address that begins with http:// or https://.`);
    const connection = {
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(sound ? { baseUrl: url.replace(/\/+$/, "") } : {}),
    };
    if (used.has(provider) && url === "") faults.push(...missingKey(provider, connection));
    return [provider, connection] as const;
  });
  return { connections: Object.fromEntries(connections), faults };
}

/** One sentence where a provider cannot be reached without a key; an endpoint of one's own may need none. */
export function missingKey(provider: Provider, { apiKey, baseUrl }: Connection): string[] {
  const { keys, address } = NAMES[provider];
  if (apiKey !== undefined || baseUrl !== undefined || keys.length === 0) return [];
  return [`${keys[0]} is not set, and ${provider} needs it; set it, or ${address} for another endpoint.`];
}
