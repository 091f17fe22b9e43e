import { z } from "zod";

// Plain objects with every key required: the strictest provider takes no unions at the root and no optional keys.

const pointing = z.array(z.int());

export const draftShape = z.object({
  outcome: z.enum(["answered", "not-covered", "ambiguous"]),
  statements: z.array(z.object({ text: z.string(), sentences: pointing })),
  choices: z.array(z.object({ label: z.string(), sentences: pointing })),
});
export type DraftOutput = z.infer<typeof draftShape>;

export const condenseShape = z.object({ question: z.string() });
export const searchTermsShape = z.object({
  terms: z.array(z.object({ language: z.string(), words: z.array(z.string()) })),
});

export const MAX_STATEMENTS = 12;
export const MAX_CHOICES = 6;
export const MAX_STATEMENT_UNITS = 600;
export const MAX_LABEL_UNITS = 120;
