import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from "discord.js";

const FIELD = "reason";
const MAX_TITLE = 45;

/** A form to say why. It must be the first answer to a press, so its words are those of the button that was pressed. */
export const reasonForm = (customId: string, label: string): APIModalInteractionResponseCallbackData => ({
  custom_id: customId,
  title: label.slice(0, MAX_TITLE),
  components: [
    {
      type: ComponentType.Label,
      label: label.slice(0, MAX_TITLE),
      component: {
        type: ComponentType.TextInput,
        custom_id: FIELD,
        style: TextInputStyle.Paragraph,
        max_length: 500,
        required: true,
      },
    },
  ],
});

export const reasonIn = (interaction: ModalSubmitInteraction): string =>
  interaction.fields.getTextInputValue(FIELD).trim();
