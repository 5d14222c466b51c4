import process from 'node:process';
import { parseArgs } from 'node:util';
import { benchDrawing } from './bench-drawing.ts';
import { benchReader, type Cost, type Scrolling } from './bench-reader.ts';
import { textTable } from './text-table.ts';

const USAGE = `npm run bench -- [drawing] [--size N]… [--json]

What the page layer costs in the built extension, as ratios to floors measured in the same page.
--size   only pages of that many characters: 5000, 50000 or 500000
drawing  instead: ways to draw a reading, side by side`;

function costTable(costs: readonly Cost[]): string {
  const rows = costs.map((cost) => [
    cost.work,
    String(cost.size),
    cost.shape,
    `${cost.ms} ms`,
    `${cost.floorMs} ms`,
    `${cost.ratio.toFixed(2)} (<= ${cost.target})`,
    `${cost.longestTaskMs} ms`,
    `${cost.floorLongestTaskMs} ms`,
  ]);
  const head = ['work', 'size', 'nodes', 'ours', 'floor', 'ratio', 'longest task', "floor's"];
  return textTable(head, rows);
}

function scrollLine({ size, frames, late, floorLate }: Scrolling): string {
  return `scrolling ${size} characters with readings: ${late} of ${frames} frames late; ready-made ruby: ${floorLate}`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [what = 'reader'] = positionals;
if (values.help || !['reader', 'drawing'].includes(what)) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}
if (what === 'drawing') {
  const drawings = await benchDrawing();
  const rows = drawings.map(({ way, ms, finds, isClean }) => [way, ms, finds, isClean]);
  console.log(
    values.json
      ? JSON.stringify(drawings)
      : textTable(['way', 'ms', 'find works', 'text is clean'], rows),
  );
  process.exit(0);
}
const found = await benchReader(values.size?.map(Number));
if (values.json) {
  console.log(JSON.stringify(found));
} else {
  console.log([costTable(found.costs), ...found.scrolling.map(scrollLine)].join('\n'));
}
