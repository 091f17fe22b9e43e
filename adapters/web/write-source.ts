import type { SourceText } from "../../src/bot/answerer.js";
import { fill } from "../../src/bot/texts/choose.js";
import type { Texts } from "../../src/bot/texts.js";
import { validityText } from "../../src/bot/validity-text.js";
import { placeOf } from "../../src/documents/places.js";
import type { Span } from "../../src/documents/span.js";
import { type Html, html } from "./html.js";

/** A document's page as markup; pure. */

/** More than this around a quote is not shown: a section may be a whole book. */
const MOST = 12_000;

export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
}

/** The passages before and after a quote. */
export const neighboursOf = (
  source: SourceText,
  quote: Span,
): { previous: Span | null; next: Span | null } => ({
  previous: source.sentences.findLast((sentence) => sentence.end <= quote.start) ?? null,
  next: source.sentences.find((sentence) => sentence.start >= quote.end) ?? null,
});

/** What is shown: the quote's section, or as much of it as is reasonable. */
const windowOf = (source: SourceText, quote: Span | null): Span => {
  const whole = { start: 0, end: source.text.length };
  const section =
    quote === null
      ? whole
      : (source.sections.find(({ start, end }) => start <= quote.start && quote.end <= end) ?? whole);
  const around = quote ?? { start: section.start, end: section.start };
  const start = Math.max(section.start, around.start - MOST / 2);
  const end = Math.min(section.end, Math.max(around.end, start + MOST));
  // Never through the middle of a character.
  const whole_ = (at: number): number => (/[\uDC00-\uDFFF]/.test(source.text.charAt(at)) ? at - 1 : at);
  return { start: whole_(start), end: end === section.end ? end : whole_(end) };
};

const textWith = (source: SourceText, shown: Span, quote: Span | null): Html => {
  if (quote === null) return html`${source.text.slice(shown.start, shown.end)}`;
  const before = source.text.slice(shown.start, quote.start);
  const after = source.text.slice(quote.end, shown.end);
  return html`${before}<mark id="q">${source.text.slice(quote.start, quote.end)}</mark>${after}`;
};

const fact = (label: string, value: Html | string | null): Html | null =>
  value === null || value === "" ? null : html`<div><dt>${label}</dt><dd>${value}</dd></div>`;

const note = (label: string, text: string | null): Html | null =>
  text === null ? null : html`<p class="note"><strong>${label}</strong> ${text}</p>`;

export const writeSource = (
  texts: Texts,
  source: SourceText,
  quote: Span | null,
  { previous, next }: Neighbours,
): Html => {
  const words = texts.viewer;
  const { metadata, status } = source;
  const shown = windowOf(source, quote);
  const section =
    quote === null
      ? []
      : (source.sections.find(({ start, end }) => start <= quote.start && quote.start < end)?.path ?? []);
  const web = metadata.url !== null && /^https?:\/\//i.test(metadata.url) ? metadata.url : null;
  const changed =
    source.currentVersion === null
      ? words.withdrawn
      : source.currentVersion === source.version
        ? null
        : words.changed;
  const line = quote === null ? null : fill(words.line, { line: String(placeOf(source, quote.start).line) });
  const cut = shown.end - shown.start < source.text.length && quote === null ? words.shortened : null;
  // The bar stays in view: whoever lands on the quote must see at once what it is of and whether it holds.
  return html`<div class="bar"><h1 title="${metadata.title}">${metadata.title}</h1><p><strong>${validityText(texts, { status, ...metadata })}</strong></p>${note("⚠", changed)}${note(`${words.caution}:`, metadata.caution)}</div>
<dl class="facts">${fact(words.issuer, metadata.issuer)}${fact(words.section, section.filter((heading) => heading !== metadata.title).join(" › "))}${fact(words.place, line)}${fact(words.original, web === null ? null : html`<a href="${web}" rel="noopener noreferrer">${web}</a>`)}</dl>
<div class="text">${textWith(source, shown, quote)}</div>
${note("", cut)}
<nav>${previous === null ? html`<span></span>` : html`<a href="${previous}" rel="prev">← ${words.previousQuote}</a>`}${next === null ? null : html`<a href="${next}" rel="next">${words.nextQuote} →</a>`}</nav>
<footer>${fill(words.edition, { generation: source.generation, version: source.version.slice(0, 12) })}</footer>`;
};

export const writeNotFound = (texts: Texts): Html =>
  html`<h1>${texts.viewer.notFoundTitle}</h1><p>${texts.viewer.notFound}</p>`;
