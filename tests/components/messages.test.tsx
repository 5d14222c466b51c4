import { describe, expect, it } from 'vitest';
import { DOMAINS, KINDS } from '../../lib/glossary/term.ts';
import en from '../../public/_locales/en/messages.json';
import zhCN from '../../public/_locales/zh_CN/messages.json';
import zhTW from '../../public/_locales/zh_TW/messages.json';
import type { Message } from './samples.ts';

type Messages = Readonly<Record<string, Message>>;

/** The store's limit on a description, in characters: developer.chrome.com, manifest `description`. */
const DESCRIPTION_LIMIT = 132;

const declared = ({ placeholders = {} }: Message) =>
  Object.entries(placeholders)
    .map(([name, { content }]) => `${name}=${content}`)
    .sort();

describe.each<{ locale: string; messages: Messages }>([
  { locale: 'en', messages: en },
  { locale: 'zh_CN', messages: zhCN },
  { locale: 'zh_TW', messages: zhTW },
])('messages of $locale', ({ messages }) => {
  it('are those of the English file, with the same placeholders', () => {
    const shape = (of: Messages) =>
      Object.entries(of).map(([key, message]) => [key, declared(message)]);
    expect(Object.fromEntries(shape(messages))).toEqual(Object.fromEntries(shape(en)));
  });

  it('use each placeholder that they declare and no other', () => {
    for (const [key, { message, placeholders = {} }] of Object.entries(messages)) {
      const used = [...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase());
      expect([...new Set(used)].sort(), key).toEqual(Object.keys(placeholders).sort());
    }
  });

  it('say something, under a name that the browser accepts', () => {
    for (const [key, { message }] of Object.entries(messages)) {
      expect(key).toMatch(/^[A-Za-z0-9_@]+$/);
      expect(message, key).toMatch(/\S/);
      expect(message, key).toBe(message.trim());
    }
  });

  it('name every kind and domain of terms, no two alike', () => {
    for (const keys of [KINDS.map((kind) => `kind_${kind}`), DOMAINS.map((it) => `domain_${it}`)]) {
      const names = keys.map((key) => messages[key]?.message);
      expect(names).not.toContain(undefined);
      expect(new Set(names).size).toBe(keys.length);
    }
  });

  it('describe the extension within what the store takes', () => {
    expect(messages.extDescription?.message.length).toBeLessThanOrEqual(DESCRIPTION_LIMIT);
  });
});
