// What the operator reads when a connection to the gateway ended, and whether its session is worth taking up again. Pure.

import type { Health } from '../../core/index.ts';
import type { End } from './client-gateway.ts';

export const badToken =
  'Discord does not know this token. Make a new one in the Developer Portal (your application → Bot → Reset Token) and set it.';

/** Close codes after which neither this session nor these settings work (discord.com/developers/docs/topics/opcodes-and-status-codes). */
const final = new Set([1000, 1001, 4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014]);

export function isResumable({ how, code }: End): boolean {
  return how !== 'invalid' && !(code !== undefined && final.has(code));
}

export function healthAfter({ how, code, words }: End): { state: Health['state']; detail: string } {
  if (code === 4004) return { state: 'action_needed', detail: badToken };
  if (code === 4014)
    return {
      state: 'action_needed',
      detail:
        'Discord does not give this bot the intents it asks for. In the Developer Portal, your application → Bot, turn on ' +
        'Message Content Intent (for a desk) and Server Members Intent (for greetMembers).',
    };
  if (code === 4011)
    return { state: 'action_needed', detail: 'This bot is in more servers than one connection may serve (2,500).' };
  if (how === 'crashed') return { state: 'degraded', detail: `The line's thread failed and starts again: ${words}` };
  if (how === 'invalid') return { state: 'degraded', detail: 'Discord ended the session; a new one begins.' };
  return {
    state: 'degraded',
    detail: `The line to Discord broke${code === undefined ? '' : ` (${code})`}; it is taken up again.`,
  };
}
