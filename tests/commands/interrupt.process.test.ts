import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { CLI, environment } from "./verse.js";

it("Ctrl-C in the chat leaves the shell a line of its own, and ends as Ctrl-C does", async () => {
  const child = spawn(process.execPath, [CLI, "chat"], { env: environment(temporaryFolder()) });
  let shown = "";
  const prompted = new Promise<void>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      shown += text;
      if (shown.endsWith("\n> ")) resolve();
    });
  });
  await prompted;
  child.kill("SIGINT");
  await once(child, "close");
  expect(shown).toMatch(/\n> \n$/);
  expect(child.signalCode).toBe("SIGINT");
});
