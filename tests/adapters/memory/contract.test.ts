import { chatAdapterContract } from "../../contracts/chat-adapter-contract.js";
import { makeMemoryHarness } from "./memory-harness.js";

chatAdapterContract("memory", makeMemoryHarness);
