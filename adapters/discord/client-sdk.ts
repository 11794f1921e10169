// What of discord.js is loaded: its REST client and its gateway client, the very packages it runs on, without the cache of
// objects on top, which parses every event outside our stack and ends the process on one it does not expect.

import { createRequire } from 'node:module';

const ofDiscordJs = createRequire(createRequire(import.meta.url).resolve('discord.js'));

export function loadRest(): typeof import('@discordjs/rest') {
  return ofDiscordJs('@discordjs/rest');
}

export function loadGateway(): typeof import('@discordjs/ws') {
  return ofDiscordJs('@discordjs/ws');
}
