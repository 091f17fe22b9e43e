#!/usr/bin/env node
import module from "node:module";

/**
 * The program's entry. Node 22.1 and later keep what they compile for the next process to take, but only of what is
 * loaded after this call; Node 20 has no such call.
 */
if ("enableCompileCache" in module && typeof module.enableCompileCache === "function")
  module.enableCompileCache();

await import("./command-line.js");
