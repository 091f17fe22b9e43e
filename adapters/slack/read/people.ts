import { z } from "zod";
import type { IncomingMessage } from "../../../src/bot/message.js";
import { attempt, type SlackCalls } from "../connect/slack-calls.js";
import { isMissingScope } from "../connect/slack-failures.js";

const MOST_KNOWN = 5_000;
const FRESH_MS = 3_600_000;

interface PersonFacts {
  readonly name: string | null;
  readonly locale: string | null;
  readonly moderator: boolean;
}

const UNKNOWN: PersonFacts = { name: null, locale: null, moderator: false };

const user = z.looseObject({
  user: z.looseObject({
    name: z.string().optional(),
    locale: z.string().optional(),
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
  }),
});

/** What Slack says of people: their language, and whether they administer the workspace. Needs users:read. */
export class People {
  readonly #known = new Map<string, { readonly facts: Promise<PersonFacts>; readonly at: number }>();
  #off = false;

  constructor(private readonly calls: SlackCalls) {}

  /** The message with what is known of its person; unchanged where nothing can be known. */
  async withFacts<M extends IncomingMessage>(message: M): Promise<M> {
    const { name, locale, moderator } = await this.#facts(message.person.id);
    const person = { ...message.person, name, locale };
    return message.type === "action" ? { ...message, person, moderator } : { ...message, person };
  }

  #facts(id: string): Promise<PersonFacts> {
    if (this.#off) return Promise.resolve(UNKNOWN);
    const now = this.calls.clock.now();
    const known = this.#known.get(id);
    if (known !== undefined && known.at > now - FRESH_MS) return known.facts;
    const facts = this.#ask(id);
    this.#known.delete(id);
    this.#known.set(id, { facts, at: now });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest);
    return facts;
  }

  async #ask(id: string): Promise<PersonFacts> {
    const result = await attempt<unknown>(() =>
      this.calls.client.users.info({ user: id, include_locale: true }),
    );
    if (!result.ok) {
      if (isMissingScope(result.failure)) this.#off = true;
      this.#known.delete(id);
      return UNKNOWN;
    }
    const read = user.safeParse(result.value);
    if (!read.success) return UNKNOWN;
    const { name = null, locale = null, is_admin, is_owner } = read.data.user;
    return { name, locale, moderator: is_admin || is_owner };
  }
}
