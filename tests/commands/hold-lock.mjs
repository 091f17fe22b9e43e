import { argv } from "node:process";
import { generationStore } from "../../dist/src/generations/generation-store.js";

// A process that is writing an index and never comes to an end.
const store = generationStore({ dataFolder: argv[2], now: () => new Date(), random: Math.random });
await store.exclusively(async () => {
  console.log("holding");
  await new Promise((resolve) => setTimeout(resolve, 600_000));
});
