import { EVENTS_PATH } from "../slack-settings.js";

/** Names that the manifest declares and the listeners wait for. */
export const COMMAND = "/policy";
export const SHORTCUT = "answer_from_policies";

/** What the team wants the bot to do; each capability brings its scopes and events, and no others are asked for. */
const CAPABILITIES = ["mention", "follow-up", "direct", "command", "shortcut", "people"] as const;
type Capability = (typeof CAPABILITIES)[number];

export interface ManifestOptions {
  readonly name?: string;
  /** Socket Mode needs no address; HTTP mode needs the public one of the bot's server. */
  readonly mode: { readonly kind: "socket" } | { readonly kind: "http"; readonly publicUrl: string };
  readonly capabilities?: readonly Capability[];
}

interface Needs {
  readonly scopes: readonly string[];
  readonly events: readonly string[];
}

// History serves two ends: to look for a post before it is repeated, and to find mentions missed in a gap.
const NEEDS: Readonly<Record<Capability, Needs>> = {
  mention: {
    scopes: ["app_mentions:read", "channels:history", "channels:read", "groups:history", "groups:read"],
    events: ["app_mention"],
  },
  "follow-up": {
    scopes: ["channels:history", "channels:read", "groups:history", "groups:read"],
    events: ["message.channels", "message.groups"],
  },
  direct: {
    scopes: ["assistant:write", "im:history"],
    events: ["agent_session_stopped", "message.im"],
  },
  // The reader's language, and who may moderate.
  people: { scopes: ["users:read"], events: [] },
  command: { scopes: ["commands", "channels:read", "groups:read"], events: [] },
  shortcut: {
    scopes: ["commands", "channels:history", "channels:read", "groups:history", "groups:read"],
    events: [],
  },
};

const gathered = (
  capabilities: readonly Capability[],
  part: keyof Needs,
  always: readonly string[],
): string[] =>
  [...new Set([...always, ...capabilities.flatMap((capability) => NEEDS[capability][part])])].sort();

export const scopesFor = (capabilities: readonly Capability[] = CAPABILITIES): string[] =>
  gathered(capabilities, "scopes", ["chat:write"]);

const command = (url: Readonly<Record<string, string>>) => ({
  command: COMMAND,
  ...url,
  description: "Ask the policy documents; only you see the answer",
  usage_hint: "your question",
  should_escape: true,
});

const shortcut = {
  name: "Answer from the policies",
  type: "message",
  callback_id: SHORTCUT,
  description: "Answers this message with quotes from the policy documents",
};

/**
 * The app manifest as plain JSON, for "Create New App > From a manifest"; see
 * https://docs.slack.dev/reference/app-manifest.
 */
export const slackManifest = (options: ManifestOptions): Record<string, unknown> => {
  const { mode, name = "Chapter & Verse", capabilities = CAPABILITIES } = options;
  const has = (capability: Capability): boolean => capabilities.includes(capability);
  const address = mode.kind === "http" ? `${mode.publicUrl.replace(/\/+$/u, "")}${EVENTS_PATH}` : null;
  const requestUrl = address === null ? {} : { request_url: address };
  return {
    display_information: {
      name: name.slice(0, 35),
      description: "Answers questions about our policy documents and proves each answer with quotes",
      background_color: "#1f3a5f",
    },
    features: {
      ...(has("direct")
        ? {
            agent_view: {
              agent_description:
                "Ask what the policy documents say. Every answer comes with the exact words and where they stand.",
            },
          }
        : {}),
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: has("direct"),
        messages_tab_read_only_enabled: !has("direct"),
      },
      bot_user: { display_name: name.slice(0, 80), always_online: true },
      ...(has("command") ? { slash_commands: [command(address === null ? {} : { url: address })] } : {}),
      ...(has("shortcut") ? { shortcuts: [shortcut] } : {}),
    },
    oauth_config: { scopes: { bot: scopesFor(capabilities) } },
    settings: {
      event_subscriptions: {
        ...requestUrl,
        bot_events: gathered(capabilities, "events", ["app_home_opened"]),
      },
      interactivity: { is_enabled: true, ...requestUrl },
      org_deploy_enabled: false,
      socket_mode_enabled: mode.kind === "socket",
      token_rotation_enabled: false,
    },
  };
};
