import { VerseError } from "../../src/errors.js";
import { type Connection, PROVIDERS, type Provider } from "../../src/providers.js";

export { PROVIDERS, type Provider } from "../../src/providers.js";

/** What the configuration knows of a provider. */
export type ProviderSettings = Connection;

/** Splits `provider:model` at its first colon ("ollama:llama3.2:3b"). Throws VerseError `bad-settings`. */
export function parseModelName(name: string): { readonly provider: Provider; readonly model: string } {
  const cut = name.indexOf(":");
  const provider = PROVIDERS.find((p) => p === name.slice(0, cut));
  const model = name.slice(cut + 1).trim();
  if (cut < 1 || provider === undefined || model === "")
    throw new VerseError({
      code: "bad-settings",
      problem: "The language model's name is not understood.",
      cure: `Write it as provider:model with one of the providers ${PROVIDERS.join(", ")}.`,
      expected: "provider:model",
      got: name,
    });
  return { provider, model };
}

/** The fields under which a provider's LangChain client takes its key and address. */
export function connectionFields(provider: Provider, settings: ProviderSettings): Record<string, unknown> {
  const url = settings.baseUrl;
  // The clients refuse to start without a key, which an endpoint of one's own may not need.
  const apiKey = settings.apiKey ?? (url === undefined ? undefined : "none");
  const key = apiKey === undefined ? {} : { apiKey };
  if (url === undefined) return key;
  switch (provider) {
    case "openai":
      return { ...key, configuration: { baseURL: url } };
    case "anthropic":
      return { ...key, anthropicApiUrl: url };
    case "ollama":
    case "google-genai":
      return { ...key, baseUrl: url };
  }
}
