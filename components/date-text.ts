/** '2021', '2021-10' or '2021-10-20' in the words of `language` (BCP 47), no finer than it is known. */
export function dateText(date: string, language: string): string {
  const [, month, day] = date.split('-');
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
  });
  return format.format(new Date(date));
}
