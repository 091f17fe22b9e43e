import { stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyDatabase } from "../../src/commands/backup.js";
import { runChecks, storeChecks } from "../../src/commands/doctor.js";
import { exported } from "../../src/commands/export.js";
import { forgetPerson } from "../../src/commands/forget.js";
import { listGaps } from "../../src/commands/gaps.js";
import { listQuestions } from "../../src/commands/questions.js";
import { openDatabase } from "../../src/storage/libsql-database.js";
import { createSqlStore } from "../../src/storage/sql-store.js";
import { botUnderTest, press, question } from "../bot/bot-under-test.js";
import { temporaryFolder } from "../temporary-folder.js";

const printed = () => {
  const parts: string[] = [];
  return {
    get text() {
      return parts.join("");
    },
    out: (text: string) => void parts.push(text),
  };
};
const ask = async (bot: ReturnType<typeof botUnderTest>, text: string, id = "ann") => {
  const reply = await bot.reply(question(text, { person: { id, name: null, locale: null, roles: [] } }));
  return reply?.type === "answer" ? reply.answer.id : "";
};

describe("the maintainer's commands", () => {
  it("gaps groups what is alike, most asked first, down-votes included", async () => {
    const bot = botUnderTest();
    await ask(bot, "May I bring my dog to the office?");
    bot.time.now += 1_000;
    await ask(bot, "Is parking free?");
    await ask(bot, "Can we bring dogs into the office?");
    await ask(bot, "办公室可以养狗吗？");
    const id = await ask(bot, "What may a hotel in Berlin cost?");
    await bot.reply(press("reason", id, { value: "too old" }));
    await ask(bot, "How many days of leave have interns?");
    const out = printed();
    const found = await listGaps(bot.parts.store, { json: false }, out);
    expect(found.map(({ question, asked, downVoted }) => [question.slice(0, 6), asked, downVoted])).toEqual([
      ["Can we", 2, 0],
      ["What m", 1, 1],
      ["办公室可以养", 1, 0],
      ["Is par", 1, 0],
    ]);
    expect(out.text).toMatch(/2× {2}Can we bring dogs into the office\?/);
    expect(out.text).toContain("too old");
    expect(out.text).not.toContain("interns");
  });

  it("questions prints the log; export and forget reach one person", async () => {
    const bot = botUnderTest();
    await ask(bot, "What may a hotel in Berlin cost?");
    await ask(bot, "What may a hotel in Paris cost?", "bob");
    const { store, keys } = bot.parts;
    const out = printed();
    expect(await listQuestions(store, { json: true, limit: 1 }, out)).toHaveLength(1);
    expect(JSON.parse(out.text)).toHaveLength(1);
    expect((await exported(store, keys, "alpha:bob")).questions.map(({ question }) => question)).toEqual([
      "What may a hotel in Paris cost?",
    ]);
    expect(await forgetPerson(store, keys, "alpha:bob")).toBe(1);
    expect(await exported(store, keys, "alpha:bob")).toEqual({
      user: "alpha:bob",
      questions: [],
      votes: [],
      turns: [],
    });
    expect(await listQuestions(store, { json: false }, printed())).toHaveLength(1);
    await expect((async () => forgetPerson(store, keys, "bob"))()).rejects.toThrow(/PLATFORM:ID/);
  });

  it("export holds what a person thought of others' answers, and forget takes it back", async () => {
    const bot = botUnderTest();
    const { store, keys } = bot.parts;
    const person = { id: "bob", name: null, locale: null, roles: [] };
    const asked = await ask(bot, "What may a hotel in Berlin cost?");
    const own = await ask(bot, "What may a hotel in Paris cost?", "bob");
    await bot.reply(press("reason", asked, { person, value: "last year's price" }));
    await bot.reply(press("reason", own, { value: "ann says so" }));
    const given = await exported(store, keys, "alpha:bob");
    const { votes, turns } = given;
    expect(votes).toMatchObject([{ questionId: asked, vote: "not-helpful", reason: "last year's price" }]);
    expect(turns.map(({ question }) => question)).toEqual(["What may a hotel in Paris cost?"]);
    expect(JSON.stringify(given)).not.toContain("ann says so");
    await forgetPerson(store, keys, "alpha:bob");
    expect((await store.questions.list({})).map(({ feedback }) => feedback)).toEqual([[]]);
    expect((await exported(store, keys, "alpha:ann")).votes).toEqual([]);
  });

  it("backup copies while the database is open; doctor looks at everything", async () => {
    const folder = temporaryFolder();
    const { database } = await openDatabase({ file: join(folder, "verse.db"), clock: () => 0 });
    const bot = botUnderTest({ store: createSqlStore(database) });
    await ask(bot, "What may a hotel in Berlin cost?");
    const copy = join(folder, "copy.db");
    expect(await copyDatabase(bot.parts.store, copy, printed())).toBeGreaterThan(4_000);
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
    await expect(copyDatabase(bot.parts.store, copy, printed())).rejects.toThrow(/exists already/);
    const opened = await openDatabase({ file: copy, clock: () => 0 });
    expect(await createSqlStore(opened.database).questions.list({})).toHaveLength(1);
    await opened.database.close();
    const out = printed();
    const broken = { what: "index", look: () => Promise.reject(new Error("no index")) };
    expect(await runChecks([...storeChecks(bot.parts.store), broken], { json: false }, out)).toBe(false);
    expect(out.text).toMatch(/^ok {3}database\n/);
    expect(out.text).toContain("BAD  index: Error: no index");
    await database.close();
  });
});
