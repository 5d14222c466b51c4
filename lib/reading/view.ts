import type { Script } from '../script/script.ts';

/** The script to show: one of ours, or the one that the page came in. */
export type ShownScript = 'source' | Script;

/** What the reader sees on a page. */
export interface View {
  /** Off: the page exactly as it came, whatever the rest says. */
  readonly on: boolean;
  readonly script: ShownScript;
  readonly pinyin: boolean;
  readonly glossary: boolean;
}
