/** What is wrong with a date of the schema (YYYY, YYYY-MM or YYYY-MM-DD); null if nothing is. `today` is YYYY-MM-DD. */
export function dateProblem(date: string, today: string): string | null {
  if (isAfter(date, today)) return 'is in the future';
  return isOnCalendar(date) ? null : 'is on no calendar';
}

/** Whether `date` is later than `other`, as far as both say: 2023 is not after 2023-03. */
export function isAfter(date: string, other: string): boolean {
  const known = Math.min(date.length, other.length);
  return date.slice(0, known) > other.slice(0, known);
}

/** Years and months are, by the schema; only a day can be too late in its month. */
export function isOnCalendar(date: string): boolean {
  if (date.length < 10) return true;
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}
