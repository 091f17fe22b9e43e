import { type APIMessageTopLevelComponent, ComponentType } from "discord.js";

/** The same components with one action's buttons switched off; the buttons of our messages stand in rows at the top level. */
export const disabledWhere = (
  components: readonly APIMessageTopLevelComponent[],
  idBegins: string,
): APIMessageTopLevelComponent[] =>
  components.map((component) =>
    component.type !== ComponentType.ActionRow
      ? component
      : {
          ...component,
          components: component.components.map((child) =>
            child.type === ComponentType.Button &&
            "custom_id" in child &&
            child.custom_id.startsWith(idBegins)
              ? { ...child, disabled: true }
              : child,
          ),
        },
  );

/** The first text of a message of ours; it stands in the box or, in a short message, by itself. */
export const firstTextOf = ([first]: readonly APIMessageTopLevelComponent[]): string | null => {
  const component = first?.type === ComponentType.Container ? first.components[0] : first;
  return component?.type === ComponentType.TextDisplay ? component.content : null;
};
