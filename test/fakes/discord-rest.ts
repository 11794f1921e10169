// The fake's REST routes (API v10): what a bot may ask, and how Discord answers or refuses.

import { checkCommands, checkMessage, checkThreadName, Refused } from './discord-limits.ts';
import { pinged } from './discord-reading.ts';
import type { Channel, DiscordState, StoredMessage, Wire } from './discord-state.ts';

export type Upload = { readonly name: string; readonly mime: string; readonly bytes: Buffer };
export type Request = {
  readonly method: string;
  /** Behind `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Wire;
  readonly files: readonly Upload[];
  /** The fake's own address, for links to files. */
  readonly base: string;
};
export type Response = { readonly status: number; readonly body?: unknown };

type Handler = (state: DiscordState, request: Request, ids: readonly string[]) => Response;
const ok = (body: unknown): Response => ({ status: 200, body });
const nothing: Response = { status: 204 };

const routes: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['GET', /^\/users\/@me$/, (state) => ok(state.bot)],
  ['POST', /^\/users\/@me\/channels$/, openDm],
  ['GET', /^\/applications\/@me$/, (state) => ok(state.application)],
  ['PUT', /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/, putCommands],
  ['GET', /^\/guilds\/(\d+)$/, (state, _request, [id]) => ok(guildOf(state, id!))],
  ['GET', /^\/guilds\/(\d+)\/members\/(\d+)$/, (state, _request, [guild, user]) => ok(memberOf(state, guild!, user!))],
  ['GET', /^\/channels\/(\d+)$/, (state, _request, [id]) => ok(channelObject(state, channelOf(state, id!)))],
  ['PATCH', /^\/channels\/(\d+)$/, patchChannel],
  ['POST', /^\/channels\/(\d+)\/typing$/, typing],
  ['GET', /^\/channels\/(\d+)\/messages$/, listMessages],
  ['POST', /^\/channels\/(\d+)\/messages$/, createMessage],
  [
    'GET',
    /^\/channels\/(\d+)\/messages\/(\d+)$/,
    (state, _request, [id, message]) => ok(messageOf(state, id!, message!)),
  ],
  ['PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/, editMessage],
  ['DELETE', /^\/channels\/(\d+)\/messages\/(\d+)$/, deleteMessage],
  ['POST', /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/, startThread],
  ['PUT', /^\/channels\/(\d+)\/messages\/(\d+)\/reactions\/([^/]+)\/@me$/, addReaction],
  ['POST', /^\/interactions\/(\d+)\/([^/]+)\/callback$/, interactionCallback],
  ['POST', /^\/webhooks\/(\d+)\/([^/]+)$/, followUp],
  ['PATCH', /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/, editOriginal],
];

/** @throws Refused */
export function answerRest(state: DiscordState, request: Request): Response {
  for (const [method, path, handler] of routes) {
    const match = method === request.method ? path.exec(request.path) : null;
    if (match) return handler(state, request, match.slice(1).map(decodeURIComponent));
  }
  throw new Refused(404, 0, '404: Not Found');
}

function guildOf(state: DiscordState, id: string): Wire {
  const guild = state.guilds.get(id);
  if (!guild) throw new Refused(404, 10004, 'Unknown Guild');
  const { members: _, ...rest } = guild;
  return rest;
}

function memberOf(state: DiscordState, guild: string, user: string): unknown {
  const member = state.guilds.get(guild)?.members.get(user);
  if (!member) throw new Refused(404, 10007, 'Unknown Member');
  return member;
}

function channelOf(state: DiscordState, id: string): Channel {
  const channel = state.channels.get(id);
  if (!channel) throw new Refused(404, 10003, 'Unknown Channel');
  if (channel.guild_id && !state.guilds.get(channel.guild_id)?.members.has(state.bot.id))
    throw new Refused(403, 50001, 'Missing Access');
  return channel;
}

/** The named permission, as the server's roles and the channel's exceptions for everybody give it. */
function need(state: DiscordState, channel: Channel, bit: bigint): void {
  const guild = channel.guild_id === undefined ? undefined : state.guilds.get(channel.guild_id);
  if (!guild) return;
  const place = channel.parent_id === undefined ? channel : (state.channels.get(channel.parent_id) ?? channel);
  let held = BigInt(guild.roles[0]!.permissions);
  for (const { allow = '0', deny = '0' } of place.overwrites as { allow?: string; deny?: string }[])
    held = (held & ~BigInt(deny)) | BigInt(allow);
  const view = 1n << 10n;
  if ((held & view) === 0n) throw new Refused(403, 50001, 'Missing Access');
  if ((held & bit) === 0n) throw new Refused(403, 50013, 'Missing Permissions');
}

function channelObject(state: DiscordState, channel: Channel): Wire {
  if (channel.type === 11) return state.threadObject(channel);
  const { id, type, name, guild_id, recipient, overwrites } = channel;
  return {
    id,
    type,
    ...(recipient ? { recipients: [recipient] } : { name, guild_id, permission_overwrites: overwrites }),
    last_message_id: channel.messages.at(-1)?.id ?? null,
  };
}

function typing(state: DiscordState, _request: Request, [id]: readonly string[]): Response {
  channelOf(state, id!);
  return nothing;
}

function openDm(state: DiscordState, { body }: Request): Response {
  const person = state.people.get(String(body['recipient_id']));
  if (!person) throw new Refused(400, 50033, 'Invalid Recipient(s)');
  return ok(channelObject(state, state.dm(person)));
}

function putCommands(state: DiscordState, { body }: Request, [application, guild]: readonly string[]): Response {
  if (application !== state.application.id)
    throw new Refused(403, 20012, 'You are not authorized to perform this action on this application');
  guildOf(state, guild!);
  checkCommands(body);
  const made = (body as unknown as Wire[]).map((one) => ({
    id: state.snowflake(),
    application_id: application,
    version: '1',
    ...one,
  }));
  state.commands.set(guild!, made);
  return ok(made);
}

function patchChannel(state: DiscordState, { body }: Request, [id]: readonly string[]): Response {
  const channel = channelOf(state, id!);
  need(state, channel, channel.type === 11 ? 1n << 34n : 1n << 4n);
  if (body['name'] !== undefined) checkThreadName(body['name']);
  const { name, archived, locked } = body as { name?: string; archived?: boolean; locked?: boolean };
  if (name !== undefined) channel.name = name;
  state.changeThread(id!, {
    ...(archived === undefined ? {} : { archived }),
    ...(locked === undefined ? {} : { locked }),
  });
  return ok(channelObject(state, channel));
}

function listMessages(state: DiscordState, { query }: Request, [id]: readonly string[]): Response {
  const channel = channelOf(state, id!);
  need(state, channel, 1n << 16n);
  const limit = Number(query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100))
    throw new Refused(400, 50035, 'Invalid Form Body', { limit: 'NUMBER_TYPE_MAX 100' });
  const after = BigInt(query.get('after') ?? '0');
  const later = channel.messages.filter((message) => BigInt(message.id) > after);
  return ok(later.slice(0, limit).reverse());
}

function messageOf(state: DiscordState, channel: string, message: string): StoredMessage {
  const found = channelOf(state, channel).messages.find(({ id }) => id === message);
  if (!found) throw new Refused(404, 10008, 'Unknown Message');
  return found;
}

function createMessage(state: DiscordState, { body, files, base }: Request, [id]: readonly string[]): Response {
  const channel = channelOf(state, id!);
  if (channel.recipient && state.blocked.has(channel.recipient.id))
    throw new Refused(403, 50007, 'Cannot send messages to this user');
  need(state, channel, channel.type === 11 ? 1n << 38n : 1n << 11n);
  if (files.length > 0) need(state, channel, 1n << 15n);
  if (channel.archived && channel.locked) throw new Refused(400, 50083, 'Thread is archived');
  checkMessage(body, files.length);
  checkFiles(files);
  const nonce = body['nonce'] === undefined ? undefined : `${id} ${String(body['nonce'])}`;
  const before = nonce !== undefined && body['enforce_nonce'] === true ? state.nonces.get(nonce) : undefined;
  if (before) return ok(before);
  channel.archived = false;
  const attachments = files.map(({ bytes, name, mime }) => state.file(base, bytes, name, mime));
  const { enforce_nonce: _, ...fields } = body;
  const message = state.put(channel, state.bot, { ...fields, attachments });
  if (nonce !== undefined) state.nonces.set(nonce, message);
  return ok(message);
}

function checkFiles(files: readonly Upload[]): void {
  if (files.length > 10) throw new Refused(400, 50035, 'Invalid Form Body', { files: 'too many' });
  if (files.some(({ bytes }) => bytes.length > 10 * 1024 * 1024))
    throw new Refused(413, 40005, 'Request entity too large');
}

function editMessage(state: DiscordState, { body, files }: Request, [channel, id]: readonly string[]): Response {
  const message = messageOf(state, channel!, id!);
  if (message.author.id !== state.bot.id)
    throw new Refused(403, 50005, 'Cannot edit a message authored by another user');
  if (channelOf(state, channel!).archived) throw new Refused(400, 50083, 'Thread is archived');
  checkMessage(body, files.length, true);
  for (const one of pinged(String(body['content'] ?? ''), body['allowed_mentions'])) state.pings.push(one);
  const { allowed_mentions: _, ...fields } = body;
  state.edit(id!, fields);
  return ok(message);
}

function deleteMessage(state: DiscordState, _request: Request, [channel, id]: readonly string[]): Response {
  messageOf(state, channel!, id!);
  state.remove(id!);
  return nothing;
}

function startThread(state: DiscordState, { body }: Request, [parent, id]: readonly string[]): Response {
  const channel = channelOf(state, parent!);
  need(state, channel, 1n << 35n);
  messageOf(state, parent!, id!);
  checkThreadName(body['name']);
  if (![undefined, 60, 1440, 4320, 10080].includes(body['auto_archive_duration'] as number))
    throw new Refused(400, 50035, 'Invalid Form Body', { auto_archive_duration: 'BASE_TYPE_CHOICES' });
  if (state.channels.has(id!)) throw new Refused(400, 160004, 'A thread has already been created for this message');
  const thread = state.addChannel({
    id: id!,
    type: 11,
    name: String(body['name']),
    ...(channel.guild_id ? { guild_id: channel.guild_id } : {}),
    parent_id: channel.id,
  });
  state.dispatch('THREAD_CREATE', { ...state.threadObject(thread), newly_created: true }, 1);
  return { status: 201, body: state.threadObject(thread) };
}

function addReaction(state: DiscordState, _request: Request, [channel, message, emoji]: readonly string[]): Response {
  messageOf(state, channel!, message!);
  state.reactions.push({ channel: channel!, message: message!, emoji: emoji!, user: state.bot.id });
  return nothing;
}

function interactionCallback(state: DiscordState, { body }: Request, [id, token]: readonly string[]): Response {
  const open = state.interactions.get(token!);
  if (!open) throw new Refused(404, 10062, 'Unknown interaction');
  if (open.answers.length > 0) throw new Refused(400, 40060, 'Interaction has already been acknowledged.');
  const type = Number(body['type']);
  if (![4, 5, 6, 7].includes(type) || (type >= 6 && open.type !== 3))
    throw new Refused(400, 50035, 'Invalid Form Body', { type: 'choices' });
  const data = (body['data'] ?? {}) as Wire;
  if (type === 4) checkMessage(data, 0);
  open.answers.push({ type, ...data });
  tell(state, id!, type, data);
  return nothing;
}

function followUp(state: DiscordState, { body }: Request, [, token]: readonly string[]): Response {
  const open = state.interactions.get(token!);
  if (!open || open.answers.length === 0) throw new Refused(404, 10015, 'Unknown Webhook');
  checkMessage(body, 0);
  open.answers.push(body);
  tell(state, token!, 4, body);
  return ok({ id: state.snowflake() });
}

function editOriginal(state: DiscordState, { body }: Request, [, token]: readonly string[]): Response {
  const open = state.interactions.get(token!);
  if (!open || open.answers.length === 0) throw new Refused(404, 10015, 'Unknown Webhook');
  checkMessage(body, 0, true);
  open.answers.push(body);
  tell(state, token!, 4, { flags: open.answers[0]!['flags'], ...body });
  return ok({ id: state.snowflake() });
}

function tell(state: DiscordState, interaction: string, type: number, data: Wire): void {
  for (const one of pinged(String(data['content'] ?? ''), data['allowed_mentions'])) state.pings.push(one);
  state.answers.push({ interaction, user: '', type, data, isPrivate: (Number(data['flags'] ?? 0) & 64) !== 0 });
}
