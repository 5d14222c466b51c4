import type { State, Template } from './template.ts';

/** Where an app stands on the page. */
export interface Place {
  readonly container: HTMLElement;
  /** Where portals lead. */
  readonly aside: HTMLElement;
}

/** A page that a framework owns. */
export interface App {
  /** Resolves when the first rendering, or the hydration, is done. */
  readonly ready: Promise<unknown>;
  /** Resolves when the page stands as `state` says. */
  set(state: State): Promise<void>;
  unmount(): void;
}

/** A framework as the scenarios see it. */
export interface Framework {
  readonly name: string;
  mount(template: Template, state: State, place: Place, onError: OnError): App;
  serverHtml(template: Template, state: State): Promise<string>;
  /** Takes over server HTML that stands in the container. */
  hydrate(template: Template, state: State, place: Place, onError: OnError): App;
}

/** Told of everything that the framework's own hooks tell of; `hook` is the hook's name. */
export type OnError = (hook: string, error: unknown) => void;
