/** Providers of models and encoders: the settings name them and their adapters reach them. */
export const PROVIDERS = ["openai", "anthropic", "ollama", "google-genai"] as const;
export type Provider = (typeof PROVIDERS)[number];

/** How to reach one provider. */
export interface Connection {
  readonly apiKey?: string;
  /** Replaces the provider's own address; for any endpoint that speaks the same protocol. */
  readonly baseUrl?: string;
}
export type Connections = { readonly [P in Provider]?: Connection };

export interface ProviderNames {
  /** The first that is set counts. */
  readonly keys: readonly string[];
  readonly address: string;
}
/** The names that the providers' own clients use. */
export const NAMES: Readonly<Record<Provider, ProviderNames>> = {
  openai: { keys: ["OPENAI_API_KEY"], address: "OPENAI_BASE_URL" },
  anthropic: { keys: ["ANTHROPIC_API_KEY"], address: "ANTHROPIC_BASE_URL" },
  ollama: { keys: [], address: "OLLAMA_BASE_URL" },
  "google-genai": { keys: ["GOOGLE_API_KEY", "GEMINI_API_KEY"], address: "GOOGLE_BASE_URL" },
};

/** The provider that `provider:model` names; null for a folder, a script or a word of our own. */
export const providerOf = (name: string): Provider | null =>
  PROVIDERS.find((provider) => name.startsWith(`${provider}:`)) ?? null;

/** One sentence where a provider cannot be reached without a key; an endpoint of one's own may need none. */
export function missingKey(provider: Provider, { apiKey, baseUrl }: Connection): string[] {
  const { keys, address } = NAMES[provider];
  if (apiKey !== undefined || baseUrl !== undefined || keys.length === 0) return [];
  return [`${keys[0]} is not set, and ${provider} needs it; set it, or ${address} for another endpoint.`];
}

/** What one question and one day may cost; null for the built-in default. */
export interface ModelLimits {
  /** For all calls of one question together. */
  readonly deadlineMs: number | null;
  readonly tokensPerDay: number | null;
  readonly costPerDay: number | null;
  /** Cost of a million tokens. */
  readonly price: { readonly input: number; readonly output: number } | null;
}

/** The reranker that the settings name. `deadlineMs` null for the built-in default. */
export type RerankerChoice = { readonly deadlineMs: number | null } & (
  | { readonly kind: "http"; readonly url: string; readonly model: string; readonly apiKey?: string }
  | { readonly kind: "folder"; readonly folder: string }
);
