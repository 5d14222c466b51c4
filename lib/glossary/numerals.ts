const DIGITS = '零一二三四五六七八九';

/** Whole numbers from 1 to 999 as they are written in names: 十四, 二十, 一百零三, 14; NaN for others. */
export function parseNumeral(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const parts = /^(?:(.)百零?)?(?:(.?)十)?(.)?$/u.exec(text);
  if (!parts || text === '') return Number.NaN;
  const [, hundreds, tens, ones] = parts;
  const digit = (character: string) => {
    const value = DIGITS.indexOf(character);
    return value > 0 ? value : Number.NaN;
  };
  return (
    (hundreds === undefined ? 0 : digit(hundreds) * 100) +
    (tens === undefined ? 0 : (tens === '' ? 1 : digit(tens)) * 10) +
    (ones === undefined ? 0 : digit(ones))
  );
}

/** 1st, 2nd, 3rd, 4th, 11th. */
export function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
