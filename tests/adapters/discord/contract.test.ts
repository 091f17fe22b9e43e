import { chatAdapterContract } from "../../contracts/chat-adapter-contract.js";
import { makeDiscordHarness } from "./discord-harness.js";

chatAdapterContract("discord", makeDiscordHarness);
