import type { Reason, ReasonCode } from '../lib/news/judge.ts';
import type { Text } from './text.ts';

/** Names of messages take no hyphen. */
type Underscored<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Code;

/** One reason of the judge, as a sentence. */
export function reasonText({ code, value }: Reason, text: Text): string {
  const key = `reason_${code.replaceAll('-', '_')}` as `reason_${Underscored<ReasonCode>}`;
  return text(key, value === undefined ? [] : [String(value)]);
}
