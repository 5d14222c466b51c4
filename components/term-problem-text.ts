import type { OwnTerm, TermProblem } from '../lib/glossary/own/own-term.ts';
import type { ImportFailure, Place } from '../lib/glossary/own/preview.ts';
import { type Text, underscored } from './text.ts';

export function fieldText(field: keyof OwnTerm | 'traditional', text: Text): string {
  return text(`field_${field}`);
}

/** What is wrong with a term, and what to do. */
export function termProblemText({ field, what, limit }: TermProblem, text: Text): string {
  const key = `termProblem_${underscored(what)}` as const;
  return text(key, [fieldText(field, text), String(limit ?? '')]);
}

export function placeText({ unit, number }: Place, text: Text): string {
  return text(`place_${unit}`, [String(number)]);
}

/** Why nothing can be had from a file, where in it, and what to do. */
export function failureText({ failure, detail, line }: ImportFailure, text: Text): string {
  const where = line === null ? '' : ` (${text('place_line', [String(line)])})`;
  const why = text(`fileFailure_${underscored(failure)}`);
  return `${why}${where}${detail && ` ${detail}`}`;
}
