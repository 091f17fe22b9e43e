import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder.js";

/** Small policies that answer the tests' questions in every outcome. */

export const TRAVEL = `# Travel policy

## Hotels

A hotel in Berlin may cost up to 150 euros a night. Breakfast is refunded when the hotel does not include it.

## Trains

Employees book trains in second class. First class needs the approval of a director.

## Afterwards

Employees hand in these forms:

- the mileage sheet
- the hotel bill
- the signed journey report
`;

export const REMOTE_MUNICH = `# Remote work in Munich

## Home office

Employees in Munich may work from home on three days a week.
`;

export const REMOTE_HAMBURG = `# Remote work in Hamburg

## Home office

Employees in Hamburg may work from home on two days a week.
`;

/** Words that no public answer, page or log may ever hold. */
export const CANARY = "quokkaville";
export const BONUS = `# Bonus plan ${CANARY}

## Bonus

The ${CANARY} bonus of a manager is 7777 euros a year.
`;

const CATALOGUE = `documents:
  travel.md: { title: Travel policy, issuer: Finance, kind: policy, effective-from: 2025-01-01, effective-until: 2031-12-31 }
  remote-munich.md: { title: Remote work in Munich, issuer: People, kind: policy, jurisdiction: Munich, effective-from: 2025-01-01 }
  remote-hamburg.md: { title: Remote work in Hamburg, issuer: People, kind: policy, jurisdiction: Hamburg, effective-from: 2025-01-01 }
  bonus.md: { title: Bonus plan, issuer: Board, kind: policy, audience: internal }
`;

export const HOTEL_QUESTION = "How much may a hotel in Berlin cost?";
export const HOTEL_ANSWER = "A hotel in Berlin may cost up to 150 euros a night.";
export const ZEBRA_QUESTION = "Who waters the zebra plants on weekends?";
export const REMOTE_QUESTION = "How many days a week may employees work from home?";

export interface Policies {
  /** VERSE_DATA */
  readonly data: string;
  /** VERSE_DOCUMENTS */
  readonly documents: string;
  write(name: string, text: string): Promise<void>;
}

/** A folder of documents and an empty data folder. */
export const policies = async (): Promise<Policies> => {
  const folder = temporaryFolder();
  const documents = join(folder, "documents");
  await mkdir(documents);
  const write = (name: string, text: string) => writeFile(join(documents, name), text);
  await write("travel.md", TRAVEL);
  await write("remote-munich.md", REMOTE_MUNICH);
  await write("remote-hamburg.md", REMOTE_HAMBURG);
  await write("bonus.md", BONUS);
  await write("catalogue.yaml", CATALOGUE);
  return {
    data: join(folder, "data"),
    documents,
    write,
  };
};
