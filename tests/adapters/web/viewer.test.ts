// Covers: html.ts, model-counters.ts, page.ts, write-list.ts, write-source.ts
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { createAdmin } from "../../../adapters/web/admin.js";
import { createLinks } from "../../../adapters/web/links.js";
import { createMetrics } from "../../../adapters/web/metrics.js";
import { startServer } from "../../../adapters/web/server.js";
import { createViewer } from "../../../adapters/web/viewer.js";
import type { Answerer } from "../../../src/bot/answerer.js";
import { SCRIPTED, scriptedAnswerer } from "../../bot/scripted-answerer.js";

const SECRET = "s".repeat(40);
const NOW = Date.parse("2026-11-21T12:00:00Z");
const log = pino({ level: "silent" });

const viewer = (answerer: Pick<Answerer, "source" | "describe"> = scriptedAnswerer(), now = NOW) =>
  createViewer({ answerer, secret: SECRET, clock: () => now, log });

const links = createLinks({ base: "http://host", secret: SECRET, clock: () => NOW, lifetimeMs: 1_000_000 });

const textOf = (id: string): string => SCRIPTED.find((document) => document.id === id)?.text ?? "";
const placeOf = (id: string, words: string) => {
  const start = textOf(id).indexOf(words);
  return { document: id, generation: "g1", start, end: start + words.length };
};
const HOTEL = placeOf("travel", "A hotel in Berlin may cost up to 150 euros a night.");
const CANARY = placeOf("canary", "The quokkaville merger pays 7777 euros for every hotel.");

const get = async (link: string, app = viewer()) => {
  const response = await app.request(link);
  return { status: response.status, headers: response.headers, body: await response.text() };
};

describe("the source viewer", () => {
  it("shows the passage highlighted in its section, and the way to its neighbours", async () => {
    const { status, body } = await get(links.open(HOTEL));
    expect(status).toBe(200);
    expect(body).toContain('<mark id="q">A hotel in Berlin may cost up to 150 euros a night.</mark>');
    expect(body).toContain("in force since 1 Jan 2025");
    expect(body).toContain("Finance");
    expect(body).not.toContain("Trains are booked");
    const next = placeOf("travel", "A hotel in Paris may cost up to 190 euros a night.");
    expect(body).toContain(`g=g1&amp;q=${next.start}-${next.end}#q`);
  });

  it("runs nothing, fetches nothing and sends nothing on", async () => {
    const { headers, body } = await get(links.open(HOTEL));
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(body).not.toMatch(/<script|<img|<link|@import|url\(|https?:\/\//);
  });

  it("makes hidden, missing and wrongly signed look alike, byte for byte", async () => {
    const paths = [
      links.open(CANARY),
      links.open({ ...CANARY, document: "nothing" }),
      links.open({ ...HOTEL, generation: "g0" }),
      links.signed(CANARY).replace(/q=\d+-/, "q=0-"),
      `${links.signed(CANARY).split("&s=")[0]}&s=${"A".repeat(43)}`,
      links.signed(CANARY).replace("/canary", "/travel%00"),
      "/documents/%E0%A4%A",
      "/documents/",
      "/elsewhere",
    ];
    const answers = await Promise.all(paths.map((path) => get(path)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect(JSON.stringify(answers)).not.toMatch(/quokka/i);
  });

  it("opens what is not public to a signed link until it expires, neighbours included", async () => {
    const { status, body } = await get(links.signed(CANARY));
    expect(status).toBe(200);
    expect(body).toContain("quokkaville");
    expect((await get(links.signed(CANARY), viewer(scriptedAnswerer(), NOW + 1_000_001))).status).toBe(404);
    const other = createLinks({ base: "", secret: "t".repeat(40), clock: () => NOW, lifetimeMs: 1_000 });
    expect((await get(other.signed(CANARY))).status).toBe(404);
  });

  it("shows markup in a document as characters", async () => {
    const text = "Rules\n\nUse <script>alert(1)</script> & \"quotes\" 'here'.\n";
    const answerer = scriptedAnswerer({
      documents: [{ id: "x", audience: "public", title: "<b>T</b>", text }],
    });
    const start = text.indexOf("Use");
    const { body } = await get(
      links.open({ document: "x", generation: "g1", start, end: text.length - 1 }),
      viewer(answerer),
    );
    expect(body).not.toMatch(/<script|<b>/);
    expect(body).toContain(
      "Use &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#39;here&#39;.",
    );
  });

  it("says when the text has changed or was withdrawn since", async () => {
    const base = scriptedAnswerer();
    const since = (currentVersion: string | null) => ({
      ...base,
      source: async (...args: Parameters<Answerer["source"]>) => {
        const source = await base.source(...args);
        return source === null ? null : { ...source, currentVersion };
      },
    });
    expect((await get(links.open(HOTEL), viewer(since("another")))).body).toContain("has changed since");
    expect((await get(links.open(HOTEL), viewer(since(null)))).body).toContain("withdrawn since");
    expect((await get(links.open(HOTEL))).body).not.toMatch(/changed since|withdrawn since/);
  });

  it("names its document once", async () => {
    const { body } = await get(links.open(HOTEL));
    const title = SCRIPTED.find(({ id }) => id === "travel")?.title ?? "-";
    expect(body.replace(/<head>.*<\/head>|<h1 title="[^"]*"/gs, "").split(title)).toHaveLength(2);
  });

  it("lists what everybody may read, and opens it", async () => {
    const { status, headers, body } = await get("/");
    expect(status).toBe(200);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    const paths = [...body.matchAll(/href="([^"]+)"/g)].map(([, path = ""]) => path);
    const open = SCRIPTED.filter(({ audience }) => audience === "public");
    expect(paths).toHaveLength(open.length);
    for (const { id, title } of open) {
      expect(paths).toContain(`/documents/${id}`);
      expect(body).toContain(title);
    }
    for (const path of paths) expect((await get(path)).status).toBe(200);
    expect(body).not.toMatch(/quokka|canary/i);
    expect((await get("/", viewer(scriptedAnswerer({ documents: [] })))).body).toContain(
      "No document can be used here yet.",
    );
  });

  it("ignores a range that is none", async () => {
    for (const q of ["9-3", "0-99999999", "abc", "5"])
      expect((await get(`/documents/travel?g=g1&q=${q}`)).body).not.toContain("<mark");
  });

  it("speaks the reader's language", async () => {
    const response = await viewer().request(links.open(HOTEL), {
      headers: { "accept-language": "zh-CN,zh;q=0.9" },
    });
    expect(await response.text()).toContain("发布者");
  });

  it("answers a fault of the index like a missing document", async () => {
    const disk = () => Promise.reject(new Error("disk"));
    const broken = { source: disk, describe: disk };
    expect((await get("/", viewer(broken))).status).toBe(404);
    expect((await get(links.open(HOTEL), viewer(broken))).body).toBe((await get("/documents/none")).body);
  });
});

describe("the server", () => {
  it("serves pages, hands mounted paths over as they come, and stops", async () => {
    const server = await startServer({
      host: "127.0.0.1",
      port: 0,
      app: viewer(),
      mounts: [{ path: "/events", handle: (_request, response) => void response.end("mounted") }],
    });
    expect((await fetch(`${server.url}${links.open(HOTEL).slice("http://host".length)}`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/events/1`, { method: "POST", body: "x" })).text()).toBe(
      "mounted",
    );
    expect((await fetch(`${server.url}/eventsx`)).status).toBe(404);
    await expect(startServer({ host: "127.0.0.1", port: server.port, app: viewer() })).rejects.toThrow(
      /VERSE_PORT/,
    );
    await server.stop(100);
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it("tells health, readiness and numbers", async () => {
    const metrics = createMetrics();
    let draining = false;
    const admin = createAdmin(metrics, {
      draining: () => draining,
      index: async () => "",
      adapters: () => [{ name: "alpha", health: { state: "connected", detail: "", since: 1 } }],
    });
    metrics.observe({ platform: "alpha", outcome: "answered", totalMs: 20 });
    metrics.gauge("verse_in_flight", "Questions under way.", () => 3);
    expect((await admin.request("/healthz")).status).toBe(200);
    expect((await admin.request("/readyz")).status).toBe(200);
    draining = true;
    expect((await admin.request("/readyz")).status).toBe(503);
    const text = await (await admin.request("/metrics")).text();
    expect(text).toContain('verse_questions_total{platform="alpha",outcome="answered"} 1');
    expect(text).toContain("verse_in_flight 3");
  });
});
