/** Relative luminance (WCAG 2) below which a background counts as dark. */
const DARK_BELOW = 0.2;

/** Whether `element` stands on a light or a dark ground, as the page draws it. */
export function themeAround(element: Element): 'light' | 'dark' {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const color = parseColor(getComputedStyle(at).backgroundColor);
    if (color && color.alpha > 0.5) return color.luminance < DARK_BELOW ? 'dark' : 'light';
  }
  // Nothing drawn: the browser's own canvas, dark only where the page allows it.
  const allowed = getComputedStyle(document.documentElement).colorScheme;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  return allowed.includes('dark') && (prefersDark || !allowed.includes('light')) ? 'dark' : 'light';
}

/** Computed colours come as rgb(r, g, b) or rgba(r, g, b, a); other spaces are taken for no colour. */
function parseColor(color: string): { luminance: number; alpha: number } | null {
  const numbers = /^rgba?\(/.test(color) ? color.match(/[\d.]+/g)?.map(Number) : undefined;
  if (!numbers) return null;
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  const [r, g, b] = [red, green, blue].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return { luminance: 0.2126 * r + 0.7152 * g + 0.0722 * b, alpha };
}
