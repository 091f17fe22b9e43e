import { checkInteractive } from "./check-element.js";
import { checkRichText, invalidBlocks, wantAnyText, wantId, wantLength, wantPlain } from "./check-text.js";
import { type Fields, fieldsOf, isFields, listOf, Refusal, textOf } from "./refusal.js";

type Surface = "message" | "modal" | "home";

const wantUnique = (where: string, ids: readonly unknown[]): void => {
  const given = ids.filter((id) => id !== undefined);
  if (new Set(given).size < given.length) throw invalidBlocks(where, "ids must be unique");
};

const checkElements = (where: string, block: Fields, most: number, check: typeof checkInteractive): void => {
  const elements = listOf(block["elements"]);
  if (elements.length < 1 || elements.length > most)
    throw invalidBlocks(`${where}/elements`, `1 to ${most} elements`);
  elements.forEach((element, index) => {
    check(`${where}/elements/${index}`, element);
  });
  wantUnique(
    `${where}/elements`,
    elements.map((element) => fieldsOf(element)["action_id"]),
  );
};

const checkSection = (where: string, block: Fields): void => {
  if (block["text"] === undefined && block["fields"] === undefined)
    throw invalidBlocks(where, "text or fields");
  if (block["text"] !== undefined) wantAnyText(`${where}/text`, block["text"], 3000);
  const fields = listOf(block["fields"]);
  if (fields.length > 10) throw invalidBlocks(`${where}/fields`, "at most 10 fields");
  fields.forEach((field, index) => {
    wantAnyText(`${where}/fields/${index}`, field, 2000);
  });
  if (block["accessory"] !== undefined) checkInteractive(`${where}/accessory`, block["accessory"]);
};

const checkBlock = (where: string, block: Fields, surface: Surface): void => {
  wantId(`${where}/block_id`, block["block_id"]);
  switch (block["type"]) {
    case "section":
      checkSection(where, block);
      break;
    case "header":
      wantPlain(`${where}/text`, block["text"], 150);
      break;
    case "divider":
      break;
    case "context":
      checkElements(where, block, 10, (at, element) => {
        wantAnyText(at, element, 3000);
      });
      break;
    case "actions":
      checkElements(where, block, 25, checkInteractive);
      break;
    case "context_actions":
      if (surface !== "message") throw invalidBlocks(where, "only in messages");
      checkElements(where, block, 5, checkInteractive);
      break;
    case "rich_text":
      checkRichText(where, block);
      break;
    case "markdown":
      wantLength(`${where}/text`, textOf(block["text"]), 1, 12_000);
      break;
    case "input":
      wantPlain(`${where}/label`, block["label"], 2000);
      checkInteractive(`${where}/element`, block["element"]);
      break;
    default:
      throw invalidBlocks(`${where}/type`, `unsupported type: ${textOf(block["type"])}`);
  }
};

/** Characters of every `text` in the blocks, which the platform sums up although no page of it says so. */
export const blockCharacters = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + blockCharacters(item), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) =>
      sum + (key === "text" && typeof item === "string" ? item.length : blockCharacters(item)),
    0,
  );
};

const SUM_OF_BLOCK_TEXT = 13_200;

export const checkBlocks = (value: unknown, surface: Surface): readonly Fields[] => {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Refusal("invalid_blocks_format");
  const most = surface === "message" ? 50 : 100;
  if (value.length > most) throw invalidBlocks("/blocks", `no more than ${most} items allowed`);
  const blocks = value.map((block) => fieldsOf(block));
  blocks.forEach((block, index) => {
    checkBlock(`/blocks/${index}`, block, surface);
  });
  wantUnique(
    "/blocks",
    blocks.map((block) => block["block_id"]),
  );
  if (surface === "message" && blockCharacters(blocks) > SUM_OF_BLOCK_TEXT)
    throw new Refusal("msg_blocks_too_long");
  return blocks;
};

export const checkView = (value: unknown): Fields => {
  const view = fieldsOf(value);
  const kind = textOf(view["type"]);
  if (kind !== "modal" && kind !== "home") throw new Refusal("invalid_arguments");
  if (kind === "modal") {
    wantPlain("/view/title", view["title"], 24);
    for (const part of ["submit", "close"])
      if (view[part] !== undefined) wantPlain(`/view/${part}`, view[part], 24);
  }
  wantId("/view/callback_id", view["callback_id"]);
  if (textOf(view["private_metadata"]).length > 3000) throw new Refusal("invalid_arguments");
  checkBlocks(view["blocks"], kind);
  return view;
};

/** What a message must satisfy before it is stored. `textMost` differs between posting and updating. */
export const checkMessage = (args: Fields, textMost: number): readonly Fields[] => {
  const blocks = checkBlocks(args["blocks"], "message");
  const text = textOf(args["text"]);
  if (blocks.length === 0 && text === "") throw new Refusal("no_text");
  if (text.length > textMost) throw new Refusal("msg_too_long");
  return blocks;
};
