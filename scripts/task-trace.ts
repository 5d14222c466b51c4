import type { BrowserContext, Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** The tasks of a page's main thread while it is watched: script, style, layout and painting alike. */
export interface TaskTrace {
  /** Ends the watch; length of the longest task. */
  longestMs(): Promise<number>;
}

/** Watches through the browser's own trace: the longtask observer misses tasks that only lay out. */
export async function traceTasks(context: BrowserContext, page: Page): Promise<TaskTrace> {
  const session = await context.newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordContinuously',
      includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'],
      excludedCategories: ['*'],
    },
  });
  return {
    async longestMs() {
      const complete = new Promise<void>((resolve) => {
        session.once('Tracing.tracingComplete', () => resolve());
      });
      await session.send('Tracing.end');
      await complete;
      await session.detach();
      const mainThreads = new Set(
        events
          .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
          .map(({ pid, tid }) => `${pid} ${tid}`),
      );
      const durations = events
        .filter(({ name, pid, tid }) => name === 'RunTask' && mainThreads.has(`${pid} ${tid}`))
        .map(({ dur }) => (dur ?? 0) / 1000);
      return durations.reduce((longest, ms) => Math.max(longest, ms), 0);
    },
  };
}
