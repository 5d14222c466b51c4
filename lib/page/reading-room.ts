/** Font of readings: a narrow one where there is one, since a wide reading pushes its characters apart. */
export const READING_FONT =
  '"Noto Sans", "Segoe UI", "Helvetica Neue", Arial, "Noto Sans CJK SC", sans-serif';

/** Size of a reading: this part of its characters' size, but never less than READING_PX. */
export const READING_EM = 0.5;
export const READING_PX = 10;

/** Free room between the readings of two words, in parts of the reading's size. */
const GAP_EM = 0.44;

/** Baseline of a reading above that of its characters, in their em: clear of the tallest ones. */
const RISE_EM = 1.02;

/** Steps in which a reading's room is given, in the word's em. */
export const FIT_STEP_EM = 0.05;

/** Bounds of a Fit, in FIT_STEP_EM: readings of four syllables over characters of 8 px, terms of 20. */
export const FIT_STEPS = { padding: [0, 80], indent: [-80, 120] } as const;

/** How a reading fits over its word; both in whole FIT_STEP_EM, within FIT_STEPS. */
export interface Fit {
  /** Padding on either side of the word, where the reading is wider. */
  readonly padding: number;
  /** From the word's first character to where the reading begins; negative where that is wider. */
  readonly indent: number;
}

/** How much room readings take over text in a certain font. */
export interface ReadingRoom {
  /** For `reading` over a word of so many Han characters. */
  fit(reading: string, characters: number): Fit;
  /** A reading's baseline above that of its characters, in the reading's own em. */
  readonly rise: number;
}

/** Room over text that stands directly in `element`. Reads its style: ask before writing, not between. */
export type MeasureReadings = (element: Element) => ReadingRoom;

/** The width is measured at this size; it grows in proportion. */
const MEASURED_PX = 100;

/**
 * Measures on a canvas, which costs the page no layout. A page that changes its font later keeps the
 * room that it had, in proportion.
 */
export function openMeasureReadings(): MeasureReadings {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) throw new Error('no canvas to measure readings on: reload the page');
  context.font = `${MEASURED_PX}px ${READING_FONT}`;
  /** Widths of readings, in their own em. */
  const widths = new Map<string, number>();
  const rooms = new Map<number, ReadingRoom>();
  const roomOf = new WeakMap<Element, ReadingRoom>();

  const widthOf = (reading: string): number => {
    const known = widths.get(reading);
    if (known !== undefined) return known;
    const width = context.measureText(reading).width / MEASURED_PX;
    widths.set(reading, width);
    return width;
  };

  /** Over characters of `size` pixels. */
  const roomFor = (size: number): ReadingRoom => {
    const scale = Math.max(READING_PX / size, READING_EM);
    return {
      fit(reading, characters) {
        const width = widthOf(reading) * scale;
        const missing = width + GAP_EM * scale - characters;
        return {
          padding: within(FIT_STEPS.padding, Math.ceil(missing / 2 / FIT_STEP_EM)),
          indent: within(FIT_STEPS.indent, Math.round((characters - width) / 2 / FIT_STEP_EM)),
        };
      },
      rise: hundredths(RISE_EM / scale),
    };
  };

  return (element) => {
    const known = roomOf.get(element);
    if (known) return known;
    // Text of no size is not seen: any room will do.
    const size = Number.parseFloat(getComputedStyle(element).fontSize) || READING_PX;
    const room = rooms.get(size) ?? roomFor(size);
    rooms.set(size, room);
    roomOf.set(element, room);
    return room;
  };
}

function within([least, most]: readonly [number, number], steps: number): number {
  return Math.min(most, Math.max(least, steps));
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
