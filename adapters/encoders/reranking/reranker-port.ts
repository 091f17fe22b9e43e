import {
  createRerankerGateway,
  DEFAULT_RERANKING,
} from "../../../src/answering/finding/reranking/reranker-gateway.js";
import type { RerankerChoice } from "../../../src/providers.js";
import type { Reranker, RerankerGateway, RerankerPort } from "../../../src/retrieval/reranker.js";
import { createOutage } from "../../../src/time/outage.js";
import { systemClock } from "../../time/system-clock.js";

/**
 * The reranker of the settings: an address, or a folder with an ONNX model. Opened at the first call, once; `warn` gets
 * one sentence when it stops counting, and not the same one again while it goes on.
 */
export function rerankerPort(choice: RerankerChoice, warn: (sentence: string) => void): RerankerPort {
  let opened: Promise<{ reranker: Reranker; gateway: RerankerGateway }> | null = null;
  const outage = createOutage(warn);
  const open = async (): Promise<{ reranker: Reranker; gateway: RerankerGateway }> => {
    const reranker = await openReranker(choice);
    const deadline = choice.deadlineMs === null ? {} : { deadlineMs: choice.deadlineMs };
    return {
      reranker,
      gateway: createRerankerGateway(reranker, { ...DEFAULT_RERANKING, ...deadline }, systemClock, outage),
    };
  };
  return {
    async open() {
      opened ??= open();
      return (await opened).gateway;
    },
    trouble: outage.sentence,
    async close() {
      const { reranker } = (await opened?.catch(() => null)) ?? {};
      await reranker?.close();
      opened = null;
    },
  };
}

async function openReranker(choice: RerankerChoice): Promise<Reranker> {
  if (choice.kind === "folder") {
    const { openFolderReranker } = await import("./folder-reranker.js");
    return openFolderReranker(choice.folder);
  }
  const { createHttpReranker } = await import("./http-reranker.js");
  return createHttpReranker(choice, systemClock);
}
