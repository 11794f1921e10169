// Every adapter by name. Loading one costs nothing until the settings name it; its SDK loads later still, on create.

import type { AdapterEntry } from './context.ts';

export const adapters: Readonly<Record<string, () => Promise<AdapterEntry>>> = {
  web: async () => (await import('./web/index.ts')).adapter,
  telegram: async () => (await import('./telegram/index.ts')).adapter,
  wechat: async () => (await import('./wechat/index.ts')).adapter,
  teams: async () => (await import('./teams/index.ts')).adapter,
  discord: async () => (await import('./discord/index.ts')).adapter,
  console: async () => (await import('./console/index.ts')).adapter,
};

export const adapterNames: readonly string[] = Object.keys(adapters);
