import type { Library } from "../../src/bot/answerer.js";
import type { Texts } from "../../src/bot/texts.js";
import { validityText } from "../../src/bot/validity-text.js";
import { type Html, html } from "./html.js";
import { documentPath } from "./links.js";

/** The page of all documents that may be read, as markup; pure. */
export const writeList = (texts: Texts, { documents }: Pick<Library, "documents">): Html => {
  const entries = documents.map((document) => {
    const facts = [document.issuer ?? "", validityText(texts, document)].filter((fact) => fact !== "");
    return html`<li><a href="${documentPath(document.id)}">${document.title}</a><p>${facts.join(" · ")}</p></li>`;
  });
  const list =
    entries.length === 0 ? html`<p>${texts.homeEmpty}</p>` : html`<ul class="list">${entries}</ul>`;
  return html`<h1>${texts.homeDocuments}</h1>${list}`;
};
