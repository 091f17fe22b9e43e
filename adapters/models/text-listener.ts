import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { z } from "zod";

const inTool = z.object({
  chunk: z.object({
    message: z.object({
      tool_call_chunks: z.array(z.object({ args: z.string().optional() })).min(1),
    }),
  }),
});

/**
 * Hears a structured answer while it is written, as text or as the arguments of a tool call. Its presence alone makes
 * LangChain ask for a stream, which it puts together again: what is parsed in the end is what a whole answer would be.
 */
export class TextListener extends BaseCallbackHandler {
  override name = "text-listener";
  readonly lc_prefer_streaming = true;

  constructor(readonly onText: (piece: string) => void) {
    // Awaited, so that nothing is heard after the answer.
    super({ _awaitHandler: true });
  }

  override handleLLMNewToken(
    token: string,
    ...[, , , , fields]: [where: unknown, run: string, parent?: string, tags?: string[], fields?: unknown]
  ): void {
    const tool = inTool.safeParse(fields);
    const pieces = tool.success
      ? tool.data.chunk.message.tool_call_chunks.map(({ args }) => args ?? "")
      : [token];
    for (const piece of pieces) if (piece !== "") this.onText(piece);
  }
}
