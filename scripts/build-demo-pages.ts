import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hansPage, hantPage, pollutedPage } from '../tests/pages/article.ts';

/** The demo pages by file name, as they stand in tests/pages. */
export function demoPages(): ReadonlyMap<string, string> {
  const hans = hansPage();
  return new Map([
    ['demo-hans.html', hans],
    ['demo-hant.html', hantPage(hans)],
    ['demo-polluted.html', pollutedPage()],
  ]);
}

if (import.meta.main) {
  const folder = path.join(import.meta.dirname, '..', 'tests', 'pages');
  for (const [name, html] of demoPages()) {
    const file = path.join(folder, name);
    await writeFile(file, html);
    console.log(`wrote ${path.relative(process.cwd(), file)}`);
  }
}
