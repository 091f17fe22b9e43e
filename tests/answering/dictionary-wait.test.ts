import { describe, expect, it } from "vitest";
import type { Lexicon } from "../../src/retrieval/cross-language/lexicon.js";
import { smallLexicon } from "../retrieval/cross-language/small-lexicon.js";
import { ask, drafted, scripted } from "./model-for-tests.js";
import { asking, smallLibrary, TOOLS, TRAVEL } from "./small-library.js";

const lexicon = smallLexicon({ 酒店: ["jiu dian", "hotel"], 报销: ["bao xiao", "to be paid", "claim"] });
const QUESTION = "酒店报销多少？";
const NEVER = new Promise<Lexicon>(() => undefined);
const NOTICE = { kind: "uncertain", text: expect.stringContaining("词典仍在准备中") };

describe("a question that needs the dictionary while it is being prepared", () => {
  it("waits for it as long as it is patient", async () => {
    let open: (opened: Lexicon) => void = () => undefined;
    const source = new Promise<Lexicon>((resolve) => {
      open = resolve;
    });
    const patience = new AbortController().signal;
    const asked = ask(
      smallLibrary([TRAVEL], "g1", () => source),
      asking(QUESTION, { patience }),
      TOOLS,
    );
    open(lexicon);
    const { outcome, answer, notices } = await asked;
    expect([outcome, notices]).toEqual(["answered", []]);
    expect(answer).toContain("145 euros");
  });

  it("is answered by its own words, and told so, when patience ends", async () => {
    const patience = new AbortController();
    const library = smallLibrary([TRAVEL], "g1", () => NEVER);
    const asked = ask(library, asking(QUESTION, { patience: patience.signal }), TOOLS);
    patience.abort();
    const given = await asked;
    expect(given.outcome).toBe("not-covered");
    expect(given.notices).toContainEqual(NOTICE);
    const late = await ask(library, asking(QUESTION, { patience: AbortSignal.abort() }), TOOLS);
    expect(late.notices).toContainEqual(NOTICE);
  });

  it("hears of a dictionary that fails", async () => {
    const library = smallLibrary([TRAVEL], "g1", () => Promise.reject(new Error("no dictionary")));
    const patience = new AbortController().signal;
    await expect(ask(library, asking(QUESTION, { patience }), TOOLS)).rejects.toThrow("no dictionary");
  });

  it("keeps to the model's deadline: its search is cut short, and no translation is vouched for", async () => {
    const gateway = { deadlineMs: 30 };
    const library = smallLibrary([TRAVEL], "g1", () => NEVER);
    const { tools } = scripted([drafted(["酒店每晚最多报销145欧元。", ["145 euros"]])], { gateway });
    const given = await ask(library, asking(QUESTION), tools);
    expect(given.notices).toContainEqual(NOTICE);
    expect(given.mode).toBe("quotes");
  });

  it("is told nothing of it where it names the part or the document that it asks for", async () => {
    const rules = {
      ...TRAVEL,
      title: "出差办法",
      text: "Article 1 Hotels are paid.\n\nArticle 2 Trains are paid.\n",
    };
    const library = smallLibrary([rules], "g1", () => NEVER);
    for (const question of ["第二条说什么？", "出差办法还有效吗？"]) {
      const given = await ask(library, asking(question, { patience: AbortSignal.abort() }), TOOLS);
      expect([given.outcome, given.notices.map(({ kind }) => kind)]).toEqual([
        "answered",
        question.startsWith("第") ? [] : ["validity"],
      ]);
    }
  });

  it("and a question that does not need it waits for nothing", async () => {
    const library = smallLibrary([TRAVEL], "g1", () => NEVER);
    const given = await ask(library, asking("What is paid for hotels a night?"), TOOLS);
    expect([given.outcome, given.notices]).toEqual(["answered", []]);
  });
});
