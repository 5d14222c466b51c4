/** UTF-16 units under way: a text that is written faster than strings can be joined. */
export class Units {
  data = new Uint16Array(4096);
  length = 0;

  static of(text: string): Units {
    const units = new Units();
    units.reserve(text.length);
    for (let index = 0; index < text.length; index += 1) units.data[index] = text.charCodeAt(index);
    units.length = text.length;
    return units;
  }

  /** Makes room for `count` more units. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.data.length) return;
    const data = new Uint16Array(Math.max(needed, this.data.length * 2));
    data.set(this.data.subarray(0, this.length));
    this.data = data;
  }

  /** Appends units[start, end). */
  append(units: Uint16Array, start: number, end: number): void {
    this.reserve(end - start);
    for (let index = start; index < end; index += 1) {
      this.data[this.length++] = units[index] as number;
    }
  }

  /** Appends units[start, end), each with its shift added. */
  appendShifted(units: Uint16Array, start: number, end: number, shifts: Uint16Array): void {
    this.reserve(end - start);
    for (let index = start; index < end; index += 1) {
      const unit = units[index] as number;
      // An element of the array takes the sum modulo 2 ** 16.
      this.data[this.length++] = unit + (shifts[unit] as number);
    }
  }

  text(start = 0, end = this.length): string {
    return textOf(this.data, start, end);
  }
}

/** Arguments that a call takes without running out of stack. */
const MOST_ARGUMENTS = 8192;

export function textOf(units: Uint16Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += MOST_ARGUMENTS) {
    text += String.fromCharCode.apply(
      null,
      // A typed array is array-like, which is all that apply asks for.
      units.subarray(at, Math.min(at + MOST_ARGUMENTS, end)) as unknown as number[],
    );
  }
  return text;
}
