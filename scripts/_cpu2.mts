import { NEWS_HOST } from './extension-browser.ts';
import { openChromium } from './chromium-browser.ts';
import { benchPage } from './bench-pages.ts';
import { servePages } from './saved-pages.ts';
import { traceTasks } from './task-trace.ts';
import { writeFileSync } from 'node:fs';
const size = Number(process.argv[2]), shape = process.argv[3] as any, what = process.argv[4];
writeFileSync('/tmp/proto/p.html', benchPage(size, shape));
const server = await servePages(['/tmp/proto/p.html']);
const browser = await openChromium({ headless: true });
await browser.setSettings({ start: false });
const page = await browser.context.newPage();
await page.goto(server.url('/tmp/proto/p.html', NEWS_HOST));
const session = await browser.context.newCDPSession(page);
const PLAIN = { on: true, script: 'source', pinyin: false, glossary: true } as const;
const P = (p: any) => ({ url: () => p.url() } as any);
const tabId = await browser.tabIdOf(page as any);
const start = async () => { await browser.call('background:read-tab', { tabId }); await browser.callReader(page as any, 'reader:report', { settled: 'all' }); };
const show = async (view: any, settled: any) => { await browser.callReader(page as any, 'reader:set-view', { view, keep: false }); return browser.callReader(page as any, 'reader:report', { settled }); };
const scroll = (n: number) => page.evaluate(async (frames) => { scrollTo(0,0); const times: number[] = []; for (let at = 0; at < frames; at++) { times.push(await new Promise<number>((r) => requestAnimationFrame(r))); scrollBy(0, 60); } return times.slice(1).map((t, i) => t - times[i]!).filter((t) => t > 25).length; }, n);
if (what !== 'start') { await start(); if (what === 'scroll') await show({ ...PLAIN, pinyin: true }, 'all'); }
const NOGLOSS = process.argv[5] === 'plain'; if (NOGLOSS) await show({ ...PLAIN, pinyin: true, glossary: false }, 'all');
await session.send('Profiler.enable'); await session.send('Profiler.setSamplingInterval', { interval: 500 });
await session.send('Profiler.start');
const session2 = await browser.context.newCDPSession(page); const events: any[] = []; session2.on('Tracing.dataCollected', ({ value }: any) => events.push(...value));
await session2.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline','disabled-by-default-devtools.timeline', '__metadata'], excludedCategories: ['*'] } } as any);
if (what === 'start') await start();
if (what === 'scroll') console.log('late', await scroll(300));
if (what === 'pinyin') console.log((await show({ ...PLAIN, pinyin: true }, 'visible')).settledMs);
if (what === 'bar') { await show({ ...PLAIN, glossary: process.argv[5] !== 'plain' }, 'visible'); await browser.callReader(page as any, 'reader:show-bar', null); }
if (what === 'hant') console.log((await show({ ...PLAIN, script: 'hant-tw' }, 'all')).settledMs);
const done = new Promise<void>(res => session2.once('Tracing.tracingComplete', () => res())); await session2.send('Tracing.end'); await done;
const mains = new Set(events.filter(e => e.name === 'thread_name' && e.args?.name === 'CrRendererMain').map(e => `${e.pid} ${e.tid}`));
const sums: Record<string, number> = {}; for (const e of events) if (mains.has(`${e.pid} ${e.tid}`) && e.dur) sums[e.name] = (sums[e.name] ?? 0) + e.dur / 1000;
console.log(Object.entries(sums).sort((a, b) => b[1] - a[1]).slice(0, 14).map(([n, v]) => `${n} ${v.toFixed(0)}`).join(', '));
const tasks = events.filter(e => mains.has(`${e.pid} ${e.tid}`) && e.name === 'RunTask' && e.dur > 25000).sort((a,b)=>a.ts-b.ts);
for (const t of tasks.slice(0, 10)) { const kids: Record<string, number> = {}; for (const e of events) if (e !== t && e.dur && e.tid === t.tid && e.ts >= t.ts && e.ts + e.dur <= t.ts + t.dur) kids[e.name] = (kids[e.name] ?? 0) + e.dur/1000; console.log('  task', (t.dur/1000).toFixed(1), Object.entries(kids).sort((a,b)=>b[1]-a[1]).slice(0,9).map(([n,v])=>`${n} ${v.toFixed(1)}`).join(', ')); }
const { profile } = await session.send('Profiler.stop');
const self = new Map<number, number>(); const dt = profile.timeDeltas!;
profile.samples!.forEach((id, i) => self.set(id, (self.get(id) ?? 0) + dt[i]! / 1000));
const byFn = new Map<string, number>();
for (const n of profile.nodes) { const k = `${n.callFrame.functionName || '(anon)'} ${n.callFrame.url.split('/').pop()}:${n.callFrame.lineNumber}:${n.callFrame.columnNumber}`; byFn.set(k, (byFn.get(k) ?? 0) + (self.get(n.id) ?? 0)); }
console.log([...byFn].sort((a, b) => b[1] - a[1]).slice(0, 22).map(([k, v]) => `${v.toFixed(0).padStart(6)} ${k}`).join('\n'));
await browser.close(); await server.close();
