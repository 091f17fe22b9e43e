import type { Person, Place } from "./message.js";
import type { PlaceRules, PlatformRules, Rules, WorkspaceRules } from "./rules.js";

/** The audience of places that the configuration does not name. */
export interface DefaultAudiences {
  readonly home: string;
  /** Shared with people outside, or not known to be inside. */
  readonly elsewhere: string;
}

export type Manner = "mention" | "every-question" | "never";

/** What a person may do in a place. */
export interface Access {
  /** Of answers that everybody in the place can read. */
  readonly audience: string;
  /** Of answers that only the person can read. */
  readonly privateAudience: string;
  readonly answer: Manner;
  /** New posts here are questions to the bot. */
  readonly forum: boolean;
  readonly maintainer: boolean;
  /** Platform id of the person or group to call for help; null when nobody is named. */
  readonly helper: string | null;
}

const workspaceOf = (platform: PlatformRules | undefined, place: Place): WorkspaceRules | undefined => {
  if (platform === undefined || place.workspace === null) return undefined;
  return platform.workspaces[place.workspace] ?? platform.guilds[place.workspace];
};

const channelOf = (platform: PlatformRules | undefined, place: Place): PlaceRules | undefined =>
  platform?.channels[place.channel] ?? (place.parent === null ? undefined : platform?.channels[place.parent]);

const included = (held: readonly string[], person: Person): boolean =>
  held.includes(person.id) || person.roles.some((role) => held.includes(role));

/** Pure: the file's most special word wins, channel before workspace before the platform's default. */
export const accessOf = (rules: Rules, defaults: DefaultAudiences, place: Place, person: Person): Access => {
  const platform = rules.platforms[place.platform];
  const workspace = workspaceOf(platform, place);
  const channel = channelOf(platform, place);
  const audience =
    channel?.audience ?? workspace?.audience ?? (place.external ? defaults.elsewhere : defaults.home);
  // A person's own right ends where outsiders may read along: there even a private reply stays with the place.
  const own = place.external ? undefined : platform?.people[person.id]?.audience;
  return {
    audience,
    privateAudience: own ?? audience,
    answer: channel?.answer ?? workspace?.answer ?? "mention",
    forum:
      workspace?.forums.includes(place.channel) === true ||
      (place.parent !== null && workspace?.forums.includes(place.parent) === true),
    maintainer:
      included(platform?.maintainers ?? [], person) ||
      included(workspace?.["maintainer-roles"] ?? [], person),
    helper: rules.people?.["ask-a-person"][place.platform] ?? null,
  };
};

/** The audience of one answer: a private one may use what the person alone may see. */
export const audienceFor = (access: Access, place: Place, isPrivate: boolean): string =>
  isPrivate || place.kind === "direct" ? access.privateAudience : access.audience;

/** Whether what was answered for `shown` may be read where `audience` holds; every audience includes the public. */
export const mayShow = (audience: string, shown: string): boolean => shown === audience || shown === "public";
