// What people see of the fake Discord, and what they press and type: buttons, lists, slash commands.

import { visible } from './discord-reading.ts';
import { ann, type Channel, type Person, type StoredMessage, type Wire } from './discord-state.ts';

/** What somebody reads who looks at a message. */
export type Seen = {
  readonly id: string;
  readonly text: string;
  readonly embeds: readonly string[];
  readonly choices: readonly { readonly label: string; readonly id: string; readonly list?: string }[];
  readonly files: readonly Wire[];
  readonly raw: StoredMessage;
};

export type PeopleParts = {
  readonly bot: Person;
  readonly application: { readonly id: string };
  readonly channels: ReadonlyMap<string, Channel>;
  readonly interactions: Map<string, { channel: string; type: number; answers: Wire[]; message: string | undefined }>;
  snowflake(): string;
  dispatch(t: string, d: unknown, wants?: number): void;
  /** A message with what an event says of its place. */
  framed(message: Wire, channel: Channel): Wire;
};

export function openPeople({ bot, application, channels, interactions, snowflake, dispatch, framed }: PeopleParts) {
  function interact(channel: Channel, person: Person, type: number, data: Wire, message?: StoredMessage): string {
    const id = snowflake();
    const token = `itok-${id}`;
    interactions.set(token, { channel: channel.id, type, answers: [], message: message?.id });
    const user = { ...person, discriminator: '0', avatar: null };
    dispatch('INTERACTION_CREATE', {
      id,
      application_id: application.id,
      type,
      token,
      version: 1,
      channel_id: channel.id,
      channel: { id: channel.id, type: channel.type, ...(channel.parent_id ? { parent_id: channel.parent_id } : {}) },
      ...(channel.guild_id
        ? {
            guild_id: channel.guild_id,
            member: { user, roles: [], permissions: '0', joined_at: new Date().toISOString() },
          }
        : { user }),
      ...(message ? { message: framed(message, channel) } : {}),
      data,
      locale: 'zh-CN',
      entitlements: [],
      app_permissions: '0',
      attachment_size_limit: 10_485_760,
    });
    return token;
  }

  function see(message: StoredMessage): Seen {
    const choices = (message.components as Wire[]).flatMap((row) =>
      (row['components'] as Wire[]).flatMap((one): Seen['choices'][number][] =>
        one['type'] === 3
          ? (one['options'] as Wire[]).map((option) => ({
              label: String(option['label']),
              id: String(option['value']),
              list: String(one['custom_id']),
            }))
          : [{ label: String(one['label']), id: String(one['custom_id']) }],
      ),
    );
    // SUPPRESS_EMBEDS hides a bot's own embeds too.
    const isSuppressed = (Number(message['flags'] ?? 0) & 4) !== 0;
    const embeds = (isSuppressed ? [] : message.embeds).map((embed) =>
      [
        embed['title'],
        embed['description'],
        ...((embed['fields'] as Wire[] | undefined) ?? []).flatMap(({ name, value }) => [`${name}: ${value}`]),
        (embed['footer'] as Wire | undefined)?.['text'],
      ]
        .filter((part) => part)
        .map((part) => visible(String(part)))
        .join('\n'),
    );
    return {
      id: message.id,
      text: visible(message.content),
      embeds,
      choices,
      files: message.attachments,
      raw: message,
    };
  }

  function botSaid(channel: string): Seen[] {
    return (channels.get(channel)?.messages ?? []).filter(({ author }) => author.id === bot.id).map(see);
  }

  /** Somebody presses the newest button whose words contain these, in this channel or on the card its thread hangs on. */
  function press(channel: Channel, label: string, person: Person = ann): string {
    for (const place of [channel, channels.get(channel.parent_id ?? '')]) {
      for (const seen of [...(place ? botSaid(place.id) : [])].reverse()) {
        if (place !== channel && seen.id !== channel.id) continue;
        const choice = seen.choices.find((one) => one.label.includes(label));
        if (place && choice) return interact(place, person, 3, pressData(choice), seen.raw);
      }
    }
    throw new Error(`nobody sees a button ${label}`);
  }

  function hasButton(channel: Channel, label: string): boolean {
    const card = channels.get(channel.parent_id ?? '')?.messages.find(({ id }) => id === channel.id);
    return [...botSaid(channel.id), ...(card ? [see(card)] : [])].some(({ choices }) =>
      choices.some((one) => one.label.includes(label)),
    );
  }

  const pressData = ({ id, list }: Seen['choices'][number]): Wire =>
    list === undefined ? { custom_id: id, component_type: 2 } : { custom_id: list, component_type: 3, values: [id] };

  /** A slash command with its options. */
  function command(
    channel: Channel,
    person: Person,
    name: string,
    options: Readonly<Record<string, string>> = {},
  ): string {
    return interact(channel, person, 2, {
      id: '5',
      type: 1,
      name,
      options: Object.entries(options).map(([key, value]) => ({ name: key, type: 3, value })),
    });
  }

  return { interact, see, botSaid, press, hasButton, command };
}
