/** A message of public/_locales; each locale has all of them. */
export type MessageKey = keyof typeof import('../public/_locales/en/messages.json');

/** The UI's words in the user's language: an entrypoint hands browser.i18n.getMessage to the views. */
export type Text = (key: MessageKey, substitutions?: string[]) => string;

/** A code as the name of a message has it, which takes no hyphen. */
export type Underscored<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Code;

export function underscored<Code extends string>(code: Code): Underscored<Code> {
  return code.replaceAll('-', '_') as Underscored<Code>;
}
