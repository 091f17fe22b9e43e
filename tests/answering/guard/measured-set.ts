import { readdirSync, readFileSync } from "node:fs";
import { type GuardCase, guardCaseSchema } from "../../../src/answering/guard/measure.js";

const folder = new URL("../../fixtures/guard/", import.meta.url);

/** Every case of the measured set, checked. */
export const readMeasuredSet = (): GuardCase[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) =>
      readFileSync(new URL(name, folder), "utf8")
        .split("\n")
        .filter((line) => line !== ""),
    )
    .map((line) => guardCaseSchema.parse(JSON.parse(line)));
