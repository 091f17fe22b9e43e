import { invalidBlocks, wantAnyText, wantId, wantLength, wantPlain, wantUrl } from "./check-text.js";
import { type Fields, fieldsOf, listOf, textOf } from "./refusal.js";

const checkOptions = (where: string, element: Fields): void => {
  const options = listOf(element["options"]);
  if (options.length < 1 || options.length > 100) throw invalidBlocks(`${where}/options`, "1 to 100 options");
  options.forEach((option, index) => {
    wantPlain(`${where}/options/${index}/text`, fieldsOf(option)["text"], 75);
    wantLength(`${where}/options/${index}/value`, textOf(fieldsOf(option)["value"]), 1, 150);
  });
};

const checkButton = (where: string, element: Fields): void => {
  wantPlain(`${where}/text`, element["text"], 75);
  wantId(`${where}/action_id`, element["action_id"]);
  if (element["value"] !== undefined) wantLength(`${where}/value`, textOf(element["value"]), 0, 2000);
  if (element["url"] !== undefined) wantUrl(`${where}/url`, element["url"]);
  if (element["style"] !== undefined && !["primary", "danger"].includes(textOf(element["style"])))
    throw invalidBlocks(`${where}/style`, "unsupported style");
  if (element["accessibility_label"] !== undefined)
    wantLength(`${where}/accessibility_label`, textOf(element["accessibility_label"]), 1, 75);
  const confirm = element["confirm"];
  if (confirm === undefined) return;
  wantPlain(`${where}/confirm/title`, fieldsOf(confirm)["title"], 100);
  wantAnyText(`${where}/confirm/text`, fieldsOf(confirm)["text"], 300);
  wantPlain(`${where}/confirm/confirm`, fieldsOf(confirm)["confirm"], 30);
  wantPlain(`${where}/confirm/deny`, fieldsOf(confirm)["deny"], 30);
};

const checkFeedback = (where: string, element: Fields): void => {
  wantId(`${where}/action_id`, element["action_id"]);
  for (const side of ["positive_button", "negative_button"]) {
    const button = fieldsOf(element[side]);
    wantPlain(`${where}/${side}/text`, button["text"], 75);
    wantLength(`${where}/${side}/value`, textOf(button["value"]), 1, 2000);
  }
};

export const checkInteractive = (where: string, value: unknown): void => {
  const element = fieldsOf(value);
  switch (element["type"]) {
    case "button":
      checkButton(where, element);
      break;
    case "static_select":
      wantId(`${where}/action_id`, element["action_id"]);
      if (element["placeholder"] !== undefined)
        wantPlain(`${where}/placeholder`, element["placeholder"], 150);
      checkOptions(where, element);
      break;
    case "overflow":
      wantId(`${where}/action_id`, element["action_id"]);
      if (listOf(element["options"]).length > 5) throw invalidBlocks(`${where}/options`, "1 to 5 options");
      checkOptions(where, element);
      break;
    case "feedback_buttons":
      checkFeedback(where, element);
      break;
    case "plain_text_input":
      wantId(`${where}/action_id`, element["action_id"]);
      if (element["placeholder"] !== undefined)
        wantPlain(`${where}/placeholder`, element["placeholder"], 150);
      if (Number(element["max_length"] ?? 1) > 3000)
        throw invalidBlocks(`${where}/max_length`, "at most 3000");
      break;
    default:
      throw invalidBlocks(`${where}/type`, `unsupported type: ${textOf(element["type"])}`);
  }
};
