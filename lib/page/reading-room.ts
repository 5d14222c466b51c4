/** Font of readings: a narrow one where there is one, since a wide reading pushes its characters apart. */
export const READING_FONT =
  '"Noto Sans", "Segoe UI", "Helvetica Neue", Arial, "Noto Sans CJK SC", sans-serif';

/** Size of a reading: this part of its characters' size, but never less than READING_PX. */
export const READING_EM = 0.5;
export const READING_PX = 10;

/** Free room between the readings of two words, in parts of the reading's size. */
const GAP_EM = 0.44;

/** Top of a Han character above its baseline, in em: a reading stands on it, whatever the font's own ascent. */
const HAN_TOP_EM = 0.9;

/** Padding is rounded up to this part of an em, so that words share few different styles. */
const STEP_EM = 0.05;

/** How much room readings take over text in a certain font. */
export interface ReadingRoom {
  /** Padding on either side of a word of `characters` Han characters, in its own em, for `reading` to fit. */
  padding(reading: string, characters: number): number;
  /** Where readings stand, from the bottom of the text's inline box: the top of its Han characters, in %. */
  readonly rise: number;
}

/** Room over text that stands directly in `element`. Reads its style: ask before writing, not between. */
export type MeasureReadings = (element: Element) => ReadingRoom;

/**
 * Measures on a canvas, which costs the page no layout. A page that changes its font later keeps the
 * room that it had, in proportion.
 */
export function openMeasureReadings(): MeasureReadings {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context)
    throw new Error('the browser gives no canvas to measure readings on: reload the page');
  const MEASURED_PX = 100;
  /** Widths of readings, in their own em. */
  const widths = new Map<string, number>();
  const rises = new Map<string, number>();
  const rooms = new WeakMap<Element, ReadingRoom>();

  const widthOf = (reading: string): number => {
    const known = widths.get(reading);
    if (known !== undefined) return known;
    context.font = `${MEASURED_PX}px ${READING_FONT}`;
    const width = context.measureText(reading).width / MEASURED_PX;
    widths.set(reading, width);
    return width;
  };

  const riseOf = (family: string): number => {
    const known = rises.get(family);
    if (known !== undefined) return known;
    context.font = `${MEASURED_PX}px ${family}`;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('国');
    const height = fontBoundingBoxAscent + fontBoundingBoxDescent;
    const top = HAN_TOP_EM * MEASURED_PX + fontBoundingBoxDescent;
    const rise = Math.round((1000 * top) / height) / 10;
    rises.set(family, rise);
    return rise;
  };

  return (element) => {
    const known = rooms.get(element);
    if (known) return known;
    const { fontSize, fontFamily, writingMode } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    const readingSize = Math.max(READING_PX, READING_EM * size);
    const room: ReadingRoom = {
      padding(reading, characters) {
        const wanted = ((widthOf(reading) + GAP_EM) * readingSize) / size - characters;
        return wanted <= 0 || size === 0
          ? 0
          : Math.round(Math.ceil(wanted / 2 / STEP_EM) * STEP_EM * 100) / 100;
      },
      rise: writingMode === 'horizontal-tb' ? riseOf(fontFamily) : 100,
    };
    rooms.set(element, room);
    return room;
  };
}
