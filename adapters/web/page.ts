import { createHash } from "node:crypto";
import { Html, html } from "./html.js";

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2430; --faint: #566173; --paper: #fbfaf7; --line: #d9d5cb; --mark: #ffe9a3; --warn: #8a3b00; --link: #1f4fa3; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --faint: #a7adb8; --paper: #16181d; --line: #353a44; --mark: #5c4a09; --warn: #ffb27a; --link: #9bbcff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 Georgia, "Noto Serif", "Noto Serif CJK SC", "Songti SC", serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1rem 1.1rem 3rem; }
h1 { font-size: 1.45rem; line-height: 1.25; margin: 0.4rem 0 0.6rem; overflow-wrap: anywhere; }
.facts { margin: 0.8rem 0 0; font: 0.875rem/1.5 system-ui, sans-serif; color: var(--faint); }
.facts div { display: grid; grid-template-columns: 5.5rem 1fr; gap: 0 0.5rem; }
.facts dd { margin: 0; color: var(--ink); overflow-wrap: anywhere; }
.note { border-left: 0.25rem solid var(--warn); padding: 0.35rem 0.75rem; margin: 0 0 0.9rem; font: 0.9rem/1.5 system-ui, sans-serif; color: var(--warn); }
.bar { position: sticky; top: 0; background: var(--paper); border-bottom: 1px solid var(--line); padding: 0.5rem 0; font: 0.875rem/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
.bar p { margin: 0; }
.bar p::first-letter { text-transform: uppercase; }
.bar h1 { margin: 0 0 0.25rem; font: bold 1.1rem/1.3 Georgia, "Noto Serif", "Noto Serif CJK SC", "Songti SC", serif; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
.bar .note { margin: 0.4rem 0 0; max-height: 20vh; overflow: auto; }
.list { margin: 0; padding: 0; list-style: none; }
.list li { border-top: 1px solid var(--line); padding: 0.7rem 0; overflow-wrap: anywhere; }
.list p { margin: 0.15rem 0 0; font: 0.875rem/1.45 system-ui, sans-serif; color: var(--faint); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; border-bottom: 1px solid var(--line); padding: 1rem 0; }
mark { background: var(--mark); color: inherit; padding: 0.1em 0; scroll-margin-top: 35vh; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
nav { display: flex; justify-content: space-between; gap: 1rem; padding: 0.9rem 0; font: 0.95rem/1.4 system-ui, sans-serif; }
nav a { padding: 0.5rem 0; }
a { color: var(--link); }
footer { font: 0.8rem/1.5 system-ui, sans-serif; color: var(--faint); overflow-wrap: anywhere; }
@page { margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --faint: #444; --paper: #fff; --line: #999; --warn: #000; --link: #000; }
  body { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  .bar { position: static; }
  .bar h1 { display: block; }
  .bar .note { max-height: none; }
  mark { background: none; font-weight: bold; text-decoration: underline; }
  h1, .facts, .bar { break-after: avoid; }
}
`;

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** Of every page: nothing is fetched, run, framed or sent anywhere. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "x-robots-tag": "noindex",
  "cache-control": "private, no-store",
};

/** A whole page of text, without script. */
export const page = (language: string, title: string, body: Html): string =>
  html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body><main>${body}</main></body>
</html>
`.markup;
