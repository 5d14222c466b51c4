import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Text } from '../components/text.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const FILE = path.resolve(import.meta.dirname, '../public/_locales/en/messages.json');

/** The extension's English texts, as the browser's i18n would give them. */
export function openEnglishText(): Text {
  const messages: Readonly<Record<string, Message>> = JSON.parse(readFileSync(FILE, 'utf8'));
  return (key, substitutions = []) => {
    const { message = '', placeholders = {} } = messages[key] ?? {};
    return message.replaceAll(/\$(\w+)\$/g, (whole, name: string) => {
      const content = placeholders[name.toLowerCase()]?.content ?? whole;
      return content.replaceAll(/\$(\d)/g, (_, digit) => substitutions[Number(digit) - 1] ?? '');
    });
  };
}
