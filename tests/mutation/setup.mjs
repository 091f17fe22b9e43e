import { expect } from "vitest";
import { mutable } from "./mutable.mjs";

globalThis.verseMutable = mutable;
globalThis.verseTestFile = () => expect.getState().testPath;
