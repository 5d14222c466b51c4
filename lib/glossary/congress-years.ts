/** The 14th NPC was elected in 2023; a term has had five years since 1978, the 5th. */
export const congressYear = (term: number): number => 2023 + (term - 14) * 5;

/** The Party's 20th National Congress met in 2022; they have met every five years since 1977, the 11th. */
export const partyCongressYear = (congress: number): number => 2022 + (congress - 20) * 5;

/** Years of a five-year plan. 1963 to 1965 belong to none; plans have followed on each other since 1966. */
export function planYears(plan: number): readonly [first: number, last: number] {
  if (plan <= 2) return plan === 1 ? [1953, 1957] : [1958, 1962];
  return [1966 + (plan - 3) * 5, 1970 + (plan - 3) * 5];
}
