import { createMemoryStore } from "../../src/storage/memory-store.js";
import { createStandbyStore } from "../../src/storage/standby-store.js";
import { storeContract } from "../contracts/store-contract.js";

storeContract("the store in memory", async () => {
  const store = createMemoryStore();
  return { store, close: () => store.close() };
});

storeContract("a store with a standby behind it", async () => {
  const store = createStandbyStore({
    first: createMemoryStore(),
    standby: createMemoryStore(),
    changed: () => undefined,
  });
  return { store, close: () => store.close() };
});
