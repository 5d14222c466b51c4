/** Least time between two writes of settings: storage.sync takes 120 a minute. */
const WRITE_EVERY_MS = 600;

export function pauseBetweenWrites(): Promise<void> {
  return pause(WRITE_EVERY_MS);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
