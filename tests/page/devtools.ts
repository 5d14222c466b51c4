import { cdp } from 'vitest/browser';

/** Sends a command of the DevTools protocol; vitest leaves the protocol's types to the provider. */
export const { send } = cdp() as unknown as {
  send(method: string, parameters?: object): Promise<unknown>;
};
