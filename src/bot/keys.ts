import { createHmac } from "node:crypto";
import type { Person, Place } from "./message.js";

/** Names people and places in storage and logs without telling who or where: keyed hashes, one key an install. */
export interface Keys {
  person(platform: string, person: Pick<Person, "id">): string;
  /** Of the channel; its threads share it. */
  place(place: Place): string;
  thread(place: Place): string;
  message(place: Place, messageId: string): string;
  /** Of an event: platforms put the ids of channels and people into theirs. */
  event(platform: string, eventId: string): string;
}

export const createKeys = (secret: string): Keys => {
  const hash = (...parts: readonly string[]): string =>
    createHmac("sha256", secret).update(JSON.stringify(parts)).digest("base64url").slice(0, 22);
  const where = (place: Place): string[] => [place.platform, place.workspace ?? "", place.channel];
  return {
    person: (platform, person) => hash("person", platform, person.id),
    place: (place) => hash("place", ...where(place)),
    thread: (place) => hash("thread", ...where(place), place.thread),
    event: (platform, eventId) => hash("event", platform, eventId),
    message: (place, messageId) => hash("message", ...where(place), messageId),
  };
};
