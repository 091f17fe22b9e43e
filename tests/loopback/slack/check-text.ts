import { type Fields, fieldsOf, isFields, listOf, Refusal, textOf } from "./refusal.js";

/** Limits of single elements, after the platform's Block Kit reference. */

export const invalidBlocks = (where: string, problem: string): Refusal =>
  new Refusal("invalid_blocks", {
    response_metadata: { messages: [`[ERROR] ${problem} [json-pointer:${where}]`] },
  });

export const wantLength = (where: string, text: string, least: number, most: number): void => {
  if (text.length < least) throw invalidBlocks(where, `must be more than ${least - 1} characters`);
  if (text.length > most) throw invalidBlocks(where, `must be less than ${most + 1} characters`);
};

export const wantText = (where: string, value: unknown, most: number, kinds: readonly string[]): void => {
  const object = fieldsOf(value);
  if (!kinds.includes(textOf(object["type"]))) throw invalidBlocks(`${where}/type`, "unsupported text type");
  if (typeof object["text"] !== "string") throw invalidBlocks(`${where}/text`, "must be a string");
  wantLength(`${where}/text`, object["text"], 1, most);
};

export const wantPlain = (where: string, value: unknown, most: number): void =>
  wantText(where, value, most, ["plain_text"]);

export const wantAnyText = (where: string, value: unknown, most: number): void =>
  wantText(where, value, most, ["plain_text", "mrkdwn"]);

export const wantId = (where: string, value: unknown): void => {
  if (value !== undefined) wantLength(where, textOf(value), 1, 255);
};

export const wantUrl = (where: string, value: unknown): void => {
  const url = textOf(value);
  wantLength(where, url, 1, 3000);
  if (!/^(https?:\/\/|mailto:)\S+$/u.test(url)) throw invalidBlocks(where, "invalid url");
};

const STYLES = ["bold", "italic", "strike", "code", "underline"];

const checkLeaf = (where: string, leaf: Fields): void => {
  switch (leaf["type"]) {
    case "text":
      wantLength(`${where}/text`, textOf(leaf["text"]), 1, 12_000);
      break;
    case "link":
      wantUrl(`${where}/url`, leaf["url"]);
      break;
    case "user":
      if (!/^[UW][A-Z0-9]+$/u.test(textOf(leaf["user_id"]))) throw invalidBlocks(where, "invalid user");
      break;
    case "usergroup":
      if (!/^S[A-Z0-9]+$/u.test(textOf(leaf["usergroup_id"]))) throw invalidBlocks(where, "invalid group");
      break;
    case "emoji":
    case "channel":
    case "broadcast":
    case "date":
      break;
    default:
      throw invalidBlocks(`${where}/type`, `unsupported type: ${textOf(leaf["type"])}`);
  }
  for (const style of Object.keys(fieldsOf(leaf["style"])))
    if (!STYLES.includes(style)) throw invalidBlocks(`${where}/style`, "unsupported style");
};

export const checkRichText = (where: string, block: Fields): void => {
  const elements = listOf(block["elements"]);
  if (elements.length === 0) throw invalidBlocks(`${where}/elements`, "no elements");
  elements.forEach((element, index) => {
    const here = `${where}/elements/${index}`;
    if (!isFields(element)) throw invalidBlocks(here, "must be an object");
    if (element["type"] === "rich_text_list") {
      if (!["bullet", "ordered"].includes(textOf(element["style"]))) throw invalidBlocks(here, "bad style");
      checkRichText(here, element);
      return;
    }
    if (!["rich_text_section", "rich_text_quote", "rich_text_preformatted"].includes(textOf(element["type"])))
      throw invalidBlocks(`${here}/type`, "unsupported type");
    listOf(element["elements"]).forEach((leaf, at) => {
      checkLeaf(`${here}/elements/${at}`, fieldsOf(leaf));
    });
  });
};
