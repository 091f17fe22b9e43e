export const PUBLIC = "public";
const INTERNAL = "internal";

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** Lower-case letters, digits, "-" and "_", at most 64. */
export const isAudienceName = (name: string): boolean => NAME.test(name);

/** The labels of the documents that may be shown to an audience, itself first. */
export function allowedAudiences(name: string): ReadonlySet<string> {
  if (name === PUBLIC) return new Set([PUBLIC]);
  return new Set([name, INTERNAL, PUBLIC]);
}
