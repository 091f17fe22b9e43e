import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/storage/libsql-database.js";
import { MIGRATIONS } from "../../src/storage/migrations.js";
import { secretIn } from "../../src/storage/secret-file.js";
import { createSqlStore } from "../../src/storage/sql-store.js";
import { sampleQuestion } from "../contracts/stored-samples.js";
import { ROOT } from "../structure/sources.js";
import { temporaryFolder } from "../temporary-folder.js";

/** The program as it is built. */
const BUILT = pathToFileURL(join(ROOT, "dist/src/storage")).href;
const clock = () => Date.parse("2026-11-21T12:00:00Z");
let claims = 0;
const claim = (key: string, now = 0) => ({
  id: `claim-${++claims}`,
  keys: [key],
  owner: "test",
  now,
  leaseUntil: now + 1e9,
  expiresAt: now + 1e9,
});

describe("the database file", () => {
  it("is the user's alone", async () => {
    const file = join(temporaryFolder(), "verse.db");
    const { database } = await openDatabase({ file, clock });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await database.close();
  });

  it("when damaged is set aside, and a fresh one started", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "verse.db");
    const first = await openDatabase({ file, clock });
    for (let n = 0; n < 50; n++) await createSqlStore(first.database).claims.claim(claim(`k${n}`));
    await first.database.close();
    const bytes = await readFile(file);
    bytes.fill(0x5a, 4_096, 20_000);
    await writeFile(file, bytes);
    const second = await openDatabase({ file, clock });
    expect(second.setAside).toMatch(/verse\.db\.damaged-2026-11-21/);
    expect(await createSqlStore(second.database).claims.claim(claim("k1"))).toBe("new");
    expect(await second.database.check()).toEqual([]);
    await second.database.close();
    expect((await readdir(folder)).some((name) => name.includes("damaged"))).toBe(true);
  });

  it("that is no database at all is set aside too", async () => {
    const file = join(temporaryFolder(), "verse.db");
    await writeFile(file, "this is a letter, not a database\n".repeat(500));
    const { database, setAside } = await openDatabase({ file, clock });
    expect(setAside).not.toBeNull();
    await database.close();
  });

  it("is copied before it is brought up to date, and nothing is lost", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "verse.db");
    const old = await openDatabase({ file, clock });
    await createSqlStore(old.database).claims.claim(claim("before"));
    await old.database.close();
    const migrations = [...MIGRATIONS, ["ALTER TABLE claims ADD COLUMN note TEXT"]];
    const next = await openDatabase({ file, clock, migrations });
    expect(next.backup).toMatch(new RegExp(`before-update-.*-from-${MIGRATIONS.length}$`));
    expect(await createSqlStore(next.database).claims.claim(claim("before"))).toBe("seen");
    await next.database.run([{ sql: "SELECT note FROM claims" }]);
    await next.database.close();
    const copy = await openDatabase({ file: next.backup ?? "", clock });
    expect(await createSqlStore(copy.database).claims.claim(claim("before"))).toBe("seen");
    await copy.database.close();
  });

  it("whose update fails stays as it was", async () => {
    const file = join(temporaryFolder(), "verse.db");
    await (await openDatabase({ file, clock })).database.close();
    const migrations = [...MIGRATIONS, ["CREATE TABLE extra (a)", "THIS IS NOT SQL"]];
    await expect(openDatabase({ file, clock, migrations })).rejects.toThrow(/database failed/);
    const { database } = await openDatabase({ file, clock });
    await expect(database.run([{ sql: "SELECT * FROM extra" }])).rejects.toThrow(/no such table/);
    await database.close();
  });

  it("of a newer version is refused with the cure", async () => {
    const file = join(temporaryFolder(), "verse.db");
    await (await openDatabase({ file, clock, migrations: [...MIGRATIONS, []] })).database.close();
    await expect(openDatabase({ file, clock })).rejects.toThrow(/newer version .* Update the program/);
  });

  it("in a folder that is not there is refused with the cure", async () => {
    const file = join(temporaryFolder(), "nowhere", "verse.db");
    await expect(openDatabase({ file, clock })).rejects.toThrow(/VERSE_DATA/);
  });

  it("holds no word of a forgotten person, though another process has it open", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "verse.db");
    const bot = await openDatabase({ file, clock });
    const { questions, threads } = createSqlStore(bot.database);
    await questions.save(sampleQuestion("q1", { personKey: "bob" }));
    const reason = "the quetzal's reason";
    await questions.vote("q1", { personKey: "ann", vote: "not-helpful", reason, at: 1 });
    await threads.remember(
      "t1",
      { at: 1, question: "Which quetzal?", documentIds: [], personKey: "ann" },
      9e15,
    );
    const holding = async () =>
      (
        await Promise.all(
          (
            await readdir(folder)
          ).map(async (name) => (await readFile(join(folder, name))).includes("quetzal")),
        )
      ).includes(true);
    expect(await holding()).toBe(true);
    const command = await openDatabase({ file, clock });
    await createSqlStore(command.database).questions.forget("ann");
    await command.database.close();
    expect(await holding()).toBe(false);
    expect((await questions.list({})).map(({ id, feedback }) => [id, feedback])).toEqual([["q1", []]]);
    await bot.database.close();
  });

  it("takes all statements of a run or none", async () => {
    const { database } = await openDatabase({ file: join(temporaryFolder(), "verse.db"), clock });
    const insert = "INSERT INTO budgets (bucket, tokens, at) VALUES ('a', 1, 1)";
    await expect(database.run([{ sql: insert }, { sql: insert }])).rejects.toThrow(/UNIQUE/);
    expect(await database.run([{ sql: "SELECT * FROM budgets" }])).toEqual([[]]);
    await database.close();
    await expect(database.run([{ sql: "SELECT 1" }])).rejects.toThrow(/closed/);
  });

  it("keeps limits over a restart", async () => {
    const file = join(temporaryFolder(), "verse.db");
    const bucket = { key: "ann", capacity: 1, refill: 0.001 };
    const first = await openDatabase({ file, clock });
    expect(await createSqlStore(first.database).budgets.take(bucket, 1_000)).toBe(0);
    await first.database.close();
    const second = await openDatabase({ file, clock });
    expect(await createSqlStore(second.database).budgets.take(bucket, 1_500)).toBe(500);
    await second.database.close();
  });
});

describe("real processes", () => {
  const opening = (file: string): string => `
    import { openDatabase } from "${BUILT}/libsql-database.js";
    import { createSqlStore } from "${BUILT}/sql-store.js";
    const { database } = await openDatabase({ file: ${JSON.stringify(file)}, clock: Date.now });
    const store = createSqlStore(database);
    const claim = (key, id) => store.claims.claim({ id, keys: [key], owner: id, now: 0, leaseUntil: 1e12, expiresAt: 1e12 });
  `;
  const run = (script: string, onLine: (line: string, kill: () => void) => void) =>
    new Promise<number | null>((resolve) => {
      const file = join(temporaryFolder(), "script.mjs");
      writeFileSync(file, script);
      const child = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "inherit"] });
      let rest = "";
      child.stdout.on("data", (chunk) => {
        const lines = `${rest}${chunk}`.split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) onLine(line, () => child.kill("SIGKILL"));
      });
      child.on("exit", (code) => resolve(code));
    });

  it("killed at any moment lose nothing that was acknowledged", async () => {
    const file = join(temporaryFolder(), "verse.db");
    const acknowledged: string[] = [];
    for (const [round, stopAfter] of [7, 31, 60].entries()) {
      const script = `${opening(file)}
        for (let n = 0; ; n++) { await claim("r${round}-" + n, "id-${round}-" + n); console.log("r${round}-" + n); }`;
      let lines = 0;
      await run(script, (line, kill) => {
        acknowledged.push(line);
        if (++lines === stopAfter) kill();
      });
    }
    const { database, setAside } = await openDatabase({ file, clock });
    expect(setAside).toBeNull();
    expect(await database.check()).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(98);
    for (const key of acknowledged)
      expect(await createSqlStore(database).claims.claim(claim(key))).toBe("seen");
    await database.close();
  });

  it("side by side give every event away once and never fail for being busy", async () => {
    const file = join(temporaryFolder(), "verse.db");
    await (await openDatabase({ file, clock })).database.close();
    const won: string[] = [];
    const codes = await Promise.all(
      ["a", "b"].map((name) =>
        run(
          `${opening(file)}
          for (let n = 0; n < 100; n++) if ((await claim("k" + n, "${name}" + n)) === "new") console.log("k" + n);
          await store.close();`,
          (line) => won.push(line),
        ),
      ),
    );
    expect(codes).toEqual([0, 0]);
    expect(won).toHaveLength(100);
    expect(new Set(won).size).toBe(100);
  });
});

describe("a secret", () => {
  it("is made once, for this user alone, and the same for all who come at once", async () => {
    const file = join(temporaryFolder(), "keys", "links.key");
    let n = 0;
    const make = () => `${n++}`.padEnd(43, "x");
    const all = await Promise.all([1, 2, 3].map(() => secretIn(file, make)));
    expect(new Set(all).size).toBe(1);
    expect(await secretIn(file, make)).toBe(all[0]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});
