import { type Connections, missingKey, NAMES, PROVIDERS, providerOf } from "../providers.js";
import type { Environment } from "./setting-names.js";

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
