import type { Reason } from '../lib/news/judge.ts';
import { type Text, underscored } from './text.ts';

/** One reason of the judge, as a sentence. */
export function reasonText({ code, value }: Reason, text: Text): string {
  return text(`reason_${underscored(code)}`, value === undefined ? [] : [String(value)]);
}
