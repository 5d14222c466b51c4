/** A message of public/_locales; each locale has all of them. */
export type MessageKey = keyof typeof import('../public/_locales/en/messages.json');

/** The UI's words in the user's language: an entrypoint hands browser.i18n.getMessage to the views. */
export type Text = (key: MessageKey, substitutions?: string[]) => string;
