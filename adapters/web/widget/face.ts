// What the loader and the panel say to each other: one passes the settings in, the other tells what to show outside.

import type { Language } from './words.ts';

export type PanelSettings = {
  /** The hub's address, ending in a slash; read from the loader's own `src`. */
  readonly hub: string;
  readonly language: Language;
  readonly title?: string;
  readonly identity?: string;
  /** Where the panel draws itself: before the launcher, in the loader's shadow root. */
  readonly root: ShadowRoot;
  readonly frame: HTMLElement;
  readonly launcher: HTMLButtonElement;
  unread(count: number): void;
};

export type Panel = {
  open(): void;
  close(): void;
  destroy(): void;
};

/** The panel's module. */
export type PanelModule = { mount(settings: PanelSettings): Panel };
