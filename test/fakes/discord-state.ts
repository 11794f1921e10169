// The world behind the fake Discord: people, servers, channels, threads, messages, and the gateway's sessions.

import { openPeople } from './discord-people.ts';
import { pinged } from './discord-reading.ts';

export type Person = {
  readonly id: string;
  readonly username: string;
  readonly global_name?: string | null;
  readonly bot?: boolean;
};
export type Wire = Record<string, unknown>;
export type StoredMessage = Wire & {
  readonly id: string;
  readonly channel_id: string;
  readonly author: Person;
  content: string;
  embeds: readonly Wire[];
  components: readonly Wire[];
  attachments: readonly Wire[];
  readonly type: number;
};
export type Channel = {
  readonly id: string;
  readonly type: number;
  name: string;
  readonly guild_id?: string;
  readonly parent_id?: string;
  readonly recipient?: Person;
  archived: boolean;
  locked: boolean;
  readonly messages: StoredMessage[];
  overwrites: Wire[];
};
export type Guild = {
  readonly id: string;
  name: string;
  owner_id: string;
  roles: { id: string; permissions: string; name: string; position: number }[];
  members: Map<string, { user: Person; roles: string[]; joined_at: string }>;
};
export type Session = {
  readonly id: string;
  readonly events: { readonly s: number; readonly t: string; readonly d: unknown }[];
  sequence: number;
  intents: number;
  /** Sends to whoever holds the line now. */
  line: ((frame: object) => void) | undefined;
};
export const ann: Person = { id: '200000000000000042', username: 'ann', global_name: '小美' };
/** Everything but Administrator, which would make all exceptions void. */
const allPermissions = String(((1n << 50n) - 1n) & ~(1n << 3n));

export type DiscordState = ReturnType<typeof openDiscordState>;

export function openDiscordState(token: string) {
  const bot: Person = { id: '100000000000000001', username: 'huoji', global_name: null, bot: true };
  const application = { id: bot.id, flags: (1 << 19) | (1 << 15) };
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const sessions = new Map<string, Session>();
  const files = new Map<string, { bytes: Buffer; mime: string }>();
  const nonces = new Map<string, StoredMessage>();
  const people = new Map<string, Person>([
    [bot.id, bot],
    [ann.id, ann],
  ]);
  const commands = new Map<string, Wire[]>();
  const reactions: { channel: string; message: string; emoji: string; user: string }[] = [];
  /** What `allowed_mentions` let through, ever. */
  const pings: string[] = [];
  const blocked = new Set<string>();
  const interactions = new Map<
    string,
    { channel: string; type: number; answers: Wire[]; message: string | undefined }
  >();
  const answers: { interaction: string; user: string; type: number; data: Wire; isPrivate: boolean }[] = [];
  let last = 0n;
  let lastDispatch: { s: number; t: string; d: unknown } | undefined;

  function snowflake(): string {
    const now = BigInt(Date.now() - 1420070400000) << 22n;
    last = now > last ? now : last + 1n;
    return String(last);
  }

  /** Every session gets it, numbered by its own count; whoever is not on the line may resume it. */
  function dispatch(t: string, d: unknown, wants?: number): void {
    for (const session of sessions.values()) {
      if (wants !== undefined && (session.intents & wants) === 0) continue;
      const event = { s: ++session.sequence, t, d: structuredClone(d) };
      session.events.push(event);
      lastDispatch = event;
      session.line?.({ op: 0, ...event });
    }
  }

  function dm(person: Person = ann): Channel {
    people.set(person.id, person);
    const known = [...channels.values()].find(({ recipient }) => recipient?.id === person.id);
    return known ?? addChannel({ id: snowflake(), type: 1, name: '', recipient: person });
  }

  function addChannel(channel: Pick<Channel, 'id' | 'type' | 'name'> & Partial<Channel>): Channel {
    const made: Channel = { archived: false, locked: false, messages: [], overwrites: [], ...channel };
    channels.set(made.id, made);
    return made;
  }

  function addGuild(id: string, name: string, members: readonly Person[]): Guild {
    const guild: Guild = {
      id,
      name,
      owner_id: '1',
      roles: [{ id, permissions: allPermissions, name: '@everyone', position: 0 }],
      members: new Map(
        [bot, ...members].map((user) => [user.id, { user, roles: [], joined_at: new Date().toISOString() }]),
      ),
    };
    for (const one of members) people.set(one.id, one);
    guilds.set(id, guild);
    return guild;
  }

  /** A message comes to be. The intents by which a session hears of it are Discord's. */
  function put(channel: Channel, author: Person, fields: Wire): StoredMessage {
    const message: StoredMessage = {
      id: snowflake(),
      channel_id: channel.id,
      author,
      content: '',
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      type: 0,
      flags: 0,
      ...fields,
    };
    channel.messages.push(message);
    if (author.id === bot.id) for (const one of pinged(message.content, fields['allowed_mentions'])) pings.push(one);
    const { allowed_mentions: _, ...stored } = message;
    dispatch('MESSAGE_CREATE', framed(stored, channel), intentOf(channel));
    return message;
  }

  function framed(message: Wire, channel: Channel): Wire {
    const member = channel.guild_id && guilds.get(channel.guild_id)?.members.get((message['author'] as Person).id);
    return {
      ...message,
      channel_type: channel.type,
      ...(channel.guild_id ? { guild_id: channel.guild_id } : {}),
      ...(member
        ? { member: { roles: member.roles, joined_at: member.joined_at, deaf: false, mute: false, flags: 0 } }
        : {}),
    };
  }

  const intentOf = ({ guild_id }: Channel) => (guild_id ? 1 << 9 : 1 << 12);

  /** A person writes; fields beyond the text are Discord's own. */
  function says(channel: Channel, person: Person, what: string | Wire): StoredMessage {
    people.set(person.id, person);
    return put(channel, person, typeof what === 'string' ? { content: what } : what);
  }

  function find(message: string): { channel: Channel; message: StoredMessage } {
    for (const channel of channels.values()) {
      const found = channel.messages.find(({ id }) => id === message);
      if (found) return { channel, message: found };
    }
    throw new Error(`no message ${message}`);
  }

  function edit(id: string, fields: string | Wire): void {
    const { channel, message } = find(id);
    Object.assign(message, typeof fields === 'string' ? { content: fields } : fields, {
      edited_timestamp: new Date().toISOString(),
    });
    dispatch('MESSAGE_UPDATE', framed(message, channel), intentOf(channel));
  }

  function remove(id: string): void {
    const { channel, message } = find(id);
    channel.messages.splice(channel.messages.indexOf(message), 1);
    dispatch(
      'MESSAGE_DELETE',
      { id, channel_id: channel.id, ...(channel.guild_id ? { guild_id: channel.guild_id } : {}) },
      intentOf(channel),
    );
  }

  function react(id: string, emoji: string, person: Person = ann): void {
    const { channel } = find(id);
    dispatch(
      'MESSAGE_REACTION_ADD',
      {
        user_id: person.id,
        channel_id: channel.id,
        message_id: id,
        emoji: { id: null, name: emoji },
        ...(channel.guild_id ? { guild_id: channel.guild_id } : {}),
      },
      channel.guild_id ? 1 << 10 : 1 << 13,
    );
  }

  /** A file as a message carries it; the link is the fake's own. */
  function file(base: string, bytes: Buffer, filename: string, content_type: string): Wire {
    const id = snowflake();
    files.set(`attachments/${id}/${filename}`, { bytes, mime: content_type });
    const url = `${base}/cdn/attachments/${id}/${encodeURIComponent(filename)}?ex=1`;
    return { id, filename, size: bytes.length, content_type, url, proxy_url: url };
  }

  function threadsOf(parent: string): Channel[] {
    return [...channels.values()].filter(({ parent_id }) => parent_id === parent);
  }

  function removeChannel(id: string): void {
    const channel = channels.get(id);
    if (!channel) return;
    channels.delete(id);
    const { guild_id, parent_id, type } = channel;
    dispatch(type === 11 ? 'THREAD_DELETE' : 'CHANNEL_DELETE', { id, guild_id, parent_id, type }, 1);
  }

  function changeThread(id: string, change: { archived?: boolean; locked?: boolean }): void {
    const channel = channels.get(id)!;
    Object.assign(channel, change);
    dispatch('THREAD_UPDATE', threadObject(channel), 1);
  }

  function threadObject({ id, type, name, guild_id, parent_id, archived, locked }: Channel): Wire {
    return {
      id,
      type,
      name,
      guild_id,
      parent_id,
      owner_id: bot.id,
      message_count: 0,
      member_count: 1,
      thread_metadata: { archived, locked, auto_archive_duration: 10_080, archive_timestamp: new Date().toISOString() },
    };
  }

  const acting = openPeople({ bot, application, channels, interactions, snowflake, dispatch, framed });

  return {
    ...acting,
    token,
    bot,
    application,
    guilds,
    channels,
    sessions,
    files,
    nonces,
    people,
    commands,
    reactions,
    pings,
    blocked,
    interactions,
    answers,
    snowflake,
    dispatch,
    dm,
    addChannel,
    addGuild,
    put,
    says,
    find,
    edit,
    remove,
    react,
    file,
    threadsOf,
    removeChannel,
    changeThread,
    threadObject,
    /** The last event once more, under the number it had. */
    redeliver(): void {
      for (const session of sessions.values()) if (lastDispatch) session.line?.({ op: 0, ...lastDispatch });
    },
    /** Every event once more, each under the number it had. */
    redeliverAll(): void {
      for (const session of sessions.values()) for (const event of session.events) session.line?.({ op: 0, ...event });
    },
    get lastSequence(): number {
      return lastDispatch?.s ?? 0;
    },
  };
}
