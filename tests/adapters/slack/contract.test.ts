import { chatAdapterContract } from "../../contracts/chat-adapter-contract.js";
import { slackHarness } from "./slack-harness.js";

chatAdapterContract("Slack over Socket Mode", () => slackHarness("socket"));
chatAdapterContract("Slack over HTTP", () => slackHarness("http"));
