/**
 * Index of the first item for which `holds` is true, where it is false for all before and true for all
 * after; the length where it is true for none.
 */
export function firstWhere<T>(items: ArrayLike<T>, holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
