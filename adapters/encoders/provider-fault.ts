import { z } from "zod";
import { VerseError } from "../../src/errors.js";
import { NAMES, type Provider } from "../../src/providers.js";

const statusSchema = z.union([
  z.looseObject({ status: z.int() }).transform(({ status }) => status),
  z.looseObject({ status_code: z.int() }).transform((it) => it.status_code),
]);
const causeSchema = z.looseObject({ cause: z.unknown() });
const errorSchema = z.looseObject({ name: z.string(), message: z.string() });

const chain = (error: unknown): unknown[] => {
  const links: unknown[] = [];
  for (let link = error; link !== undefined && links.length < 5; ) {
    links.push(link);
    const read = causeSchema.safeParse(link);
    link = read.success ? read.data.cause : undefined;
  }
  return links;
};

/** The HTTP status that a provider's client reports in one of its ways; null where nothing was answered. */
const statusOf = (error: unknown): number | null =>
  chain(error)
    .map((link) => statusSchema.safeParse(link))
    .find(({ success }) => success)?.data ?? null;

const late = (error: unknown): boolean =>
  chain(error).some((link) => {
    const { name = "", message = "" } = errorSchema.safeParse(link).data ?? {};
    return /timeout|abort/i.test(`${name} ${message}`);
  });

/** What a maintainer reads of a call that failed: never what the provider wrote, which may repeat a key. */
export function providerFault(name: string, provider: Provider, cause: unknown): VerseError {
  const { keys, address } = NAMES[provider];
  const fault = (problem: string, cure: string): VerseError =>
    new VerseError({ code: "encoder", problem, cure, cause });
  const status = statusOf(cause);
  if (cause instanceof VerseError) return cause;
  if (status === 401 || status === 403)
    return fault(
      `The encoder ${name} was refused (${status}).`,
      `Check ${keys[0] ?? address}, which VERSE_ENCODER needs.`,
    );
  if (status === 429)
    return fault(
      `The encoder ${name} answered 429: too much was asked of it.`,
      "Check the limits and the credit of its account, and try again later.",
    );
  if (status !== null && status >= 500)
    return fault(
      `The encoder ${name} answered ${status}.`,
      "Check the provider's status and try again later.",
    );
  if (status !== null && status >= 400)
    return fault(
      `The encoder ${name} answered ${status}.`,
      `Check the model's name in VERSE_ENCODER and ${address}.`,
    );
  if (late(cause))
    return fault(
      `The encoder ${name} took too long.`,
      `Check the provider's status, ${address} and the network, and try again later.`,
    );
  return fault(
    `The encoder ${name} cannot be reached, or does not answer as an encoder does.`,
    `Check VERSE_ENCODER, ${address} and the network, and try again later.`,
  );
}
