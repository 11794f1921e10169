// What the gateway is asked to tell. The privileged ones have a switch in the Developer Portal.

/** discord.com/developers/docs/events/gateway#gateway-intents */
export const intents = {
  guilds: 1 << 0,
  members: 1 << 1,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  directReactions: 1 << 13,
  directTyping: 1 << 14,
  messageContent: 1 << 15,
} as const;
