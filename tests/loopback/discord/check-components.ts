import { invalidForm } from "./refusal.js";
import type { Json } from "./world.js";

export const MAX_COMPONENTS = 40;
export const MAX_TEXT = 4000;

const Type = { Row: 1, Button: 2, Select: 3, Section: 9, Text: 10, Separator: 14, Container: 17 } as const;
type Path = readonly (string | number)[];

const list = (value: unknown, path: Path): Json[] => {
  if (!Array.isArray(value)) throw invalidForm(path, "BASE_TYPE_LIST", "Must be a list.");
  return value.map((item: unknown, index) => {
    if (typeof item !== "object" || item === null)
      throw invalidForm([...path, index], "BASE_TYPE_DICT", "Only dictionaries may be used here.");
    return { ...item };
  });
};

const text = (value: unknown, path: Path, least: number, most: number): string => {
  if (typeof value !== "string") throw invalidForm(path, "BASE_TYPE_REQUIRED", "This field is required");
  if (value.trim().length < least || value.length > most)
    throw invalidForm(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${least} and ${most} in length.`);
  return value;
};

/** What one message's components add up to. */
class Tally {
  count = 0;
  characters = 0;
  readonly customIds = new Set<string>();

  add(path: Path): void {
    this.count += 1;
    if (this.count > MAX_COMPONENTS)
      throw invalidForm(
        path.slice(0, 1),
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
        `The total number of components must not exceed ${MAX_COMPONENTS}.`,
      );
  }

  say(characters: number, path: Path): void {
    this.characters += characters;
    if (this.characters > MAX_TEXT)
      throw invalidForm(
        path.slice(0, 1),
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
        `The total displayable text must not exceed ${MAX_TEXT} characters.`,
      );
  }

  name(id: string, path: Path): void {
    if (this.customIds.has(id))
      throw invalidForm(path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    this.customIds.add(id);
  }
}

const checkButton = (button: Json, path: Path, tally: Tally): void => {
  tally.add(path);
  if (button["type"] !== Type.Button)
    throw invalidForm([...path, "type"], "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (2,).');
  const { label, emoji } = button;
  if (label === undefined && emoji === undefined)
    throw invalidForm(path, "BUTTON_COMPONENT_INVALID", "A button needs a label or an emoji.");
  if (label !== undefined) text(label, [...path, "label"], 1, 80);
  if (button["style"] === 5) {
    const url = text(button["url"], [...path, "url"], 1, 512);
    if (!/^(https?|discord):\/\//.test(url))
      throw invalidForm([...path, "url"], "URL_TYPE_INVALID_SCHEME", `Scheme "${url}" is not supported.`);
    return;
  }
  const id = text(button["custom_id"], [...path, "custom_id"], 1, 100);
  tally.name(id, [...path, "custom_id"]);
};

const checkRow = (row: Json, path: Path, tally: Tally): void => {
  tally.add(path);
  const children = list(row["components"], [...path, "components"]);
  if (children.length < 1 || children.length > 5)
    throw invalidForm([...path, "components"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
  children.forEach((child, index) => {
    checkButton(child, [...path, "components", index], tally);
  });
};

const checkV2 = (component: Json, path: Path, tally: Tally, inContainer: boolean): void => {
  switch (component["type"]) {
    case Type.Row:
      checkRow(component, path, tally);
      return;
    case Type.Text:
      tally.add(path);
      tally.say(text(component["content"], [...path, "content"], 1, MAX_TEXT).length, path);
      return;
    case Type.Separator:
      tally.add(path);
      return;
    case Type.Section: {
      tally.add(path);
      const texts = list(component["components"], [...path, "components"]);
      if (texts.length < 1 || texts.length > 3)
        throw invalidForm(
          [...path, "components"],
          "BASE_TYPE_BAD_LENGTH",
          "Must be between 1 and 3 in length.",
        );
      texts.forEach((child, index) => {
        checkV2(child, [...path, "components", index], tally, true);
      });
      const [accessory] = list([component["accessory"]], [...path, "accessory"]);
      checkButton(accessory ?? {}, [...path, "accessory"], tally);
      return;
    }
    case Type.Container: {
      if (inContainer)
        throw invalidForm([...path, "type"], "UNION_TYPE_CHOICES", "A container cannot hold a container.");
      tally.add(path);
      const children = list(component["components"], [...path, "components"]);
      if (children.length === 0)
        throw invalidForm([...path, "components"], "BASE_TYPE_REQUIRED", "This field is required");
      children.forEach((child, index) => {
        checkV2(child, [...path, "components", index], tally, true);
      });
      return;
    }
    default:
      throw invalidForm([...path, "type"], "UNION_TYPE_CHOICES", 'Value of field "type" is not supported.');
  }
};

/** Throws the refusal that Discord would answer; returns nothing when the components are in order. */
export const checkComponents = (value: unknown, v2: boolean): void => {
  const tally = new Tally();
  const components = list(value, ["components"]);
  if (!v2 && components.length > 5)
    throw invalidForm(["components"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
  components.forEach((component, index) => {
    const path = ["components", index];
    if (!v2 && component["type"] !== Type.Row)
      throw invalidForm(
        [...path, "type"],
        "UNION_TYPE_CHOICES",
        'Value of field "type" must be one of (1,).',
      );
    if (v2) checkV2(component, path, tally, false);
    else checkRow(component, path, tally);
  });
};
