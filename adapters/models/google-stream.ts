import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { z } from "zod";

type Call = (...args: unknown[]) => Promise<unknown>;
const clientSchema = z.looseObject({
  generateContentStream: z.custom<Call>((it) => typeof it === "function"),
});
const resultSchema = z.looseObject({ response: z.instanceof(Promise) });

/**
 * Google's client reads every stream twice, and does not await the second reading: when a stream breaks, its unhandled
 * rejection would end the process. Here it is handled. False where the client has another shape: then nothing may be streamed.
 */
export function hearSecondReading(chat: BaseChatModel): boolean {
  const client: unknown = Reflect.get(chat, "client");
  const read = clientSchema.safeParse(client);
  if (!read.success || typeof client !== "object" || client === null) return false;
  const original = read.data.generateContentStream.bind(client);
  const listening: Call = async (...args) => {
    const result = await original(...args);
    const { success, data } = resultSchema.safeParse(result);
    if (success) data.response.catch(() => undefined);
    return result;
  };
  return Reflect.set(client, "generateContentStream", listening);
}
