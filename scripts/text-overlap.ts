/** Characters of a text that was found, held against those that were to be found. */
export interface Overlap {
  readonly found: number;
  readonly wanted: number;
  /** Of `found`, those that are wanted; of `wanted`, those that were found. */
  readonly right: number;
  readonly got: number;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** A character counts as shared where it stands in a run of so many that both texts have. */
const RUN = 6;

/** Compares letters and digits of two texts; order, blanks and punctuation make no difference. */
export function overlap(found: string, wanted: string): Overlap {
  const [ours, theirs] = [bare(found), bare(wanted)];
  return {
    found: ours.length,
    wanted: theirs.length,
    right: shared(ours, theirs),
    got: shared(theirs, ours),
  };
}

/** Precision, recall and their harmonic mean over the characters of many texts; 1 of nothing. */
export function scoreOf(overlaps: readonly Overlap[]): Score {
  const total = (key: keyof Overlap) => overlaps.reduce((sum, one) => sum + one[key], 0);
  const precision = ratio(total('right'), total('found'));
  const recall = ratio(total('got'), total('wanted'));
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1: round(f1) };
}

/** 1 where there is nothing to divide; four decimals. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : round(part / whole);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** How many characters of `text` stand in a run that `other` has, too. */
function shared(text: string, other: string): number {
  const length = Math.min(RUN, text.length, other.length);
  if (length === 0) return 0;
  const runs = new Set<string>();
  for (let at = 0; at + length <= other.length; at += 1) runs.add(other.slice(at, at + length));
  let count = 0;
  for (let at = 0, counted = 0; at + length <= text.length; at += 1) {
    if (!runs.has(text.slice(at, at + length))) continue;
    count += at + length - Math.max(at, counted);
    counted = at + length;
  }
  return count;
}
