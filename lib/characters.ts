/** How many UTF-16 units the character at `offset` of `text` has: 1, or 2 outside of the basic plane. */
export function unitsAt(text: string, offset: number): 1 | 2 {
  return (text.codePointAt(offset) as number) > 0xffff ? 2 : 1;
}
