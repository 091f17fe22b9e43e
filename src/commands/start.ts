import type { Config } from "../config.js";
import type { Output } from "./output.js";

/** Something that a setting turns on. The composition root says which there are: no platform is known here. */
export interface Capability {
  readonly name: string;
  readonly on: boolean;
  /** What to do to have it. */
  readonly how: string;
}

/** What runs, what does not, and which setting turns it on: said before anything starts. */
export function sayWhatIsOn(
  { data, documents }: Pick<Config, "data" | "documents">,
  capabilities: readonly Capability[],
  output: Output,
): void {
  output.err(`Documents from ${documents}, index in ${data}.\n`);
  for (const { name, on, how } of [{ name: "terminal", on: true, how: "" }, ...capabilities])
    output.err(`${on ? "on " : "off"}  ${name}${on ? "" : `: ${how}`}\n`);
}
