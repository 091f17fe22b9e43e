import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createLinks } from "../../../adapters/web/links.js";
import { type RunningServer, startServer } from "../../../adapters/web/server.js";
import { createViewer } from "../../../adapters/web/viewer.js";
import { scriptedAnswerer } from "../../bot/scripted-answerer.js";

const CHROMIUM = "/usr/bin/chromium";
const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const missing = !existsSync(CHROMIUM);
if (missing) console.warn(`The source viewer was not tested in a browser: ${CHROMIUM} is not installed.`);

const filler = (n: number): string =>
  Array.from(
    { length: n },
    (_, index) => `Paragraph ${index} of the rules says that everything is in order here.`,
  ).join("\n\n");
const SENTENCE = "Residents aged sixty or over may apply for an allowance of 300 yuan a month.";
const TEXT = `Scope\n\n${filler(30)}\n\n${SENTENCE}\n\n${filler(30)}\n\nOther\n\nEnd of it.\n`;

describe.skipIf(missing)("the source viewer in a browser", () => {
  let server: RunningServer;
  let browser: Browser;
  const start = TEXT.indexOf(SENTENCE);
  beforeAll(async () => {
    const answerer = scriptedAnswerer({
      documents: [
        {
          id: "city/allowance",
          audience: "internal",
          title: "Measures on allowances for the elderly",
          text: TEXT,
        },
      ],
    });
    const base = {
      ...answerer,
      source: async (...args: Parameters<typeof answerer.source>) => {
        const source = await answerer.source(...args);
        return source === null
          ? null
          : {
              ...source,
              metadata: { ...source.metadata, caution: "Digits were lost when the source was scanned." },
            };
      },
    };
    const app = createViewer({
      answerer: base,
      secret: "k".repeat(40),
      clock: Date.now,
      log: pino({ level: "silent" }),
    });
    server = await startServer({ host: "127.0.0.1", port: 0, app });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(" ") });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop(100);
  });

  it("brings the passage into view on a phone, without script, requests or overflow", async () => {
    const context = await browser.newContext({
      viewport: { width: 375, height: 740 },
      deviceScaleFactor: 2,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    const requests: string[] = [];
    const faults: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => faults.push(message.text()));
    const links = createLinks({
      base: server.url,
      secret: "k".repeat(40),
      clock: Date.now,
      lifetimeMs: 60_000,
    });
    await page.goto(
      links.signed({ document: "city/allowance", generation: "g1", start, end: start + SENTENCE.length }),
    );
    const mark = page.locator("mark");
    expect(await mark.textContent()).toBe(SENTENCE);
    const box = await mark.boundingBox();
    expect(box).not.toBeNull();
    expect(box?.y).toBeGreaterThan(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(740);
    const width = await page.locator("main").boundingBox();
    expect(width?.width).toBeLessThanOrEqual(375);
    expect(requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(faults).toEqual([]);
    const shots = join(tmpdir(), "verse-screenshots");
    await mkdir(shots, { recursive: true });
    await page.screenshot({ path: join(shots, "viewer-phone.png") });
    await page.evaluate("scrollTo(0, 0)").catch(() => undefined);
    await page.getByRole("link", { name: /Next passage/ }).click();
    expect(await mark.textContent()).toBe("Paragraph 0 of the rules says that everything is in order here.");
    await page.goto(page.url().replace("#q", ""));
    await page.screenshot({ path: join(shots, "viewer-phone-top.png") });
    await context.close();
  });

  it("prints dark ink on white paper, also from a dark screen, without what cannot be pressed there", async () => {
    const context = await browser.newContext({ viewport: { width: 794, height: 1123 }, colorScheme: "dark" });
    const page = await context.newPage();
    await page.goto(
      createLinks({ base: server.url, secret: "k".repeat(40), clock: Date.now, lifetimeMs: 60_000 }).signed({
        document: "city/allowance",
        generation: "g1",
        start,
        end: start + SENTENCE.length,
      }),
    );
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const styles = async (selector: string, name: string): Promise<string[]> =>
      z
        .array(z.string())
        .parse(
          await page.evaluate(
            `[...document.querySelectorAll("${selector}")].map((one) => getComputedStyle(one).${name})`,
          ),
        );
    const colours = await styles("h1, dt, dd, .bar strong, .note, .text, mark, footer", "color");
    expect(colours.length).toBeGreaterThan(6);
    for (const colour of colours)
      expect(Math.max(...(colour.match(/\d+/g) ?? ["255"]).slice(0, 3).map(Number)), colour).toBeLessThan(90);
    const papers = await styles("body, .bar, mark", "backgroundColor");
    for (const paper of papers) expect(["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"]).toContain(paper);
    expect(await page.locator("nav").isVisible()).toBe(false);
    expect(await page.locator("h1").isVisible()).toBe(true);
    const sheet = await page.pdf({ format: "A4" });
    expect(sheet.subarray(0, 5).toString()).toBe("%PDF-");
    await page.screenshot({ path: join(tmpdir(), "verse-screenshots", "viewer-print.png") });
    await context.close();
  });
});
