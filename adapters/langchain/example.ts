import { RunnableLambda, RunnableSequence } from "@langchain/core/runnables";
import { PassageRetriever, type PassageSearch } from "./retriever.js";

/** An example: a chain that answers with the best passage and says where it stands. */
export function quoteChain(index: PassageSearch) {
  return RunnableSequence.from<string, string>([
    new PassageRetriever(index, 1),
    RunnableLambda.from((found: { pageContent: string; metadata: Record<string, unknown> }[]) =>
      found
        .map(
          (d) => `"${d.pageContent}" (${d.metadata["title"]}, ${d.metadata["start"]}-${d.metadata["end"]})`,
        )
        .join("\n"),
    ),
  ]);
}
