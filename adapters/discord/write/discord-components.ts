import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
} from "discord.js";
import { type Page, textOf } from "./page-layout.js";

/** A button that reports to us. */
export interface ButtonPlan {
  readonly id: string;
  readonly label: string;
  readonly style?: ButtonStyle;
  readonly disabled?: boolean;
}

export type TopLevel =
  | APIContainerComponent
  | APITextDisplayComponent
  | APIActionRowComponent<APIButtonComponentWithCustomId>;

/** A reply in Discord's two forms; who delivers it chooses. */
export interface Outgoing {
  /** Almost always one; what has no buttons to turn its pages with goes out in several. */
  readonly messages: readonly (readonly TopLevel[])[];
  /** The whole reply as messages of at most 2,000 characters, for places that refuse components. */
  readonly plain: readonly string[];
  /** The only ids it may notify. */
  readonly mentions: { readonly roles: readonly string[]; readonly users: readonly string[] };
}

const MAX_LABEL = 80;
const PER_ROW = 5;

/** A label may be shortened, though not inside a character: the whole text stands in the message. */
const labelOf = (label: string): string => {
  const words = label.trim() || "…";
  return words.length <= MAX_LABEL
    ? words
    : `${words.slice(0, MAX_LABEL - 1).replace(/[\ud800-\udbff]$/, "")}…`;
};

export const buttonRows = (
  buttons: readonly ButtonPlan[],
): APIActionRowComponent<APIButtonComponentWithCustomId>[] => {
  const rows: APIActionRowComponent<APIButtonComponentWithCustomId>[] = [];
  for (let at = 0; at < buttons.length; at += PER_ROW)
    rows.push({
      type: ComponentType.ActionRow,
      components: buttons.slice(at, at + PER_ROW).map(({ id, label, style, disabled }) => ({
        type: ComponentType.Button,
        style:
          style === undefined || style === ButtonStyle.Link || style === ButtonStyle.Premium
            ? ButtonStyle.Secondary
            : style,
        label: labelOf(label),
        custom_id: id,
        ...(disabled === true ? { disabled } : {}),
      })),
    });
  return rows;
};

export const text = (content: string): APITextDisplayComponent => ({
  type: ComponentType.TextDisplay,
  content,
});

/** One page in a box, its blocks apart from each other. */
export const box = (page: Page, footer: string): APIContainerComponent => ({
  type: ComponentType.Container,
  components: [
    ...page.flatMap((block, index) => [
      ...(index === 0
        ? []
        : [{ type: ComponentType.Separator, divider: false, spacing: SeparatorSpacingSize.Small } as const]),
      text(textOf(block)),
    ]),
    ...(footer === "" ? [] : [text(footer)]),
  ],
});

export const plainPages = (pages: readonly Page[]): readonly string[] =>
  pages.map((page) => page.map(textOf).join("\n\n")).filter((content) => content.trim() !== "");

export const NO_MENTIONS = { roles: [], users: [] } as const;
