// The SDK costs nothing until Discord is configured, and where it stands is where discord.js says.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { loadGateway, loadRest } from '../../adapters/discord/client-sdk.ts';

it('is not loaded by the room’s entry, only by making a channel', () => {
  const script = `
    import { createRequire } from 'node:module';
    const loaded = () => Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('@discordjs')).length > 0;
    await import('./adapters/discord/index.ts');
    const before = loaded();
    const { loadRest } = await import('./adapters/discord/client-sdk.ts');
    loadRest();
    console.log(JSON.stringify([before, loaded()]));`;
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(JSON.parse(told)).toEqual([false, true]);
});

it('is the very packages discord.js runs on', () => {
  const ofDiscordJs = createRequire(createRequire(import.meta.url).resolve('discord.js'));
  expect(loadRest()).toBe(ofDiscordJs('@discordjs/rest'));
  expect(loadRest().REST).toBe((ofDiscordJs('discord.js') as typeof import('discord.js')).REST);
  expect(loadGateway()).toBe(ofDiscordJs('@discordjs/ws'));
});
