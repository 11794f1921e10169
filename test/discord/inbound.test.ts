// What customers send on Discord, read into our nouns: everything arrives, nothing throws, nobody else is a customer.

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentOf } from '../../adapters/discord/content.ts';
import { type Arrival, readChoice, toEnvelope, writeChoice } from '../../adapters/discord/inbound.ts';
import { readDeskEvent } from '../../adapters/discord/inbound-desk.ts';
import { channelOf, isLater, Message, momentOf, snowflakeAt } from '../../adapters/discord/wire.ts';
import { type ChannelAdapter, type Envelope, shopId, timestamp } from '../../core/index.ts';
import { quiet, type RecordingInlet, recordingInlet, until } from '../contract/channel-contract.ts';
import { ann, guild, openWorld, png, type World } from './world.ts';

const bot = { id: '100000000000000001', username: 'huoji', bot: true, system: false, global_name: undefined };
const arrival: Arrival = {
  shop: shopId('demo'),
  account: 'main',
  now: timestamp(1),
  me: { user: bot, application: bot.id },
  mentions: true,
  authorOf: () => ({ id: '42', name: 'Ann' }),
};
const author = { id: '42', username: 'ann', global_name: '小美' };
const plain = { id: '1300000000000000000', channel_id: '7', author, content: 'hi', type: 0 };
const read = (message: object) => toEnvelope({ t: 'MESSAGE_CREATE', d: { ...plain, ...message } }, arrival);
const contents = (message: object) => contentOf(Message.parse({ ...plain, content: '', ...message }));

describe('a message', () => {
  it('names its sender, its moment and where an answer goes', () => {
    expect(read({})).toMatchObject({
      id: 'discord:main:1300000000000000000',
      event: { kind: 'said' },
      from: { id: '42', name: '小美', verified: 'platform' },
      replyTo: { channel: 'discord', account: 'main', peer: '7' },
      content: [{ kind: 'text', text: 'hi' }],
      sentAt: momentOf('1300000000000000000'),
    });
  });

  it('with one file carries its words as a caption, a voice message is a voice', () => {
    const attachments = [
      {
        id: '9',
        filename: 'a.png',
        size: 5,
        content_type: 'image/png',
        width: 3,
        height: 4,
        url: 'https://cdn.discordapp.com/x',
      },
    ];
    expect(contents({ content: '这裂了', attachments })).toEqual([
      {
        kind: 'media',
        type: 'image',
        platform: 'attachment:7/1300000000000000000/9',
        mime: 'image/png',
        name: 'a.png',
        bytes: 5,
        width: 3,
        height: 4,
        caption: '这裂了',
      },
    ]);
    const voice = [
      { id: '9', filename: 'voice-message.ogg', content_type: 'audio/ogg', duration_secs: 2, waveform: 'AA==' },
    ];
    expect(contents({ attachments: voice, flags: 1 << 13 })).toMatchObject([{ kind: 'media', type: 'audio' }]);
  });

  it('with several files keeps them all, in order, behind the words', () => {
    const attachments = ['a.png', 'b.mp4', 'c.pdf', 'd.svg'].map((filename, at) => ({
      id: String(at),
      filename,
      content_type: ['image/png', 'video/mp4', 'application/pdf', 'image/svg+xml'][at],
    }));
    expect(contents({ content: '看', attachments }).map((one) => (one.kind === 'media' ? one.type : one.kind))).toEqual(
      ['text', 'image', 'video', 'file', 'file'],
    );
  });

  it('holds no link of Discord’s: those end after a day', () => {
    const attachments = [{ id: '9', filename: 'a.png', url: 'https://cdn.discordapp.com/secret' }];
    expect(JSON.stringify(contents({ attachments }))).not.toContain('https:');
  });

  it.each([
    [
      'a picture sticker',
      { sticker_items: [{ id: '5', name: 'wave', format_type: 1 }] },
      [{ kind: 'media', type: 'image', platform: 'sticker:5.png', caption: 'wave' }],
    ],
    [
      'a sticker only Discord can show',
      { sticker_items: [{ id: '5', name: 'wave', format_type: 3 }] },
      [
        { kind: 'text', text: 'wave' },
        { kind: 'unreadable', platformType: 'sticker' },
      ],
    ],
    [
      'a forwarded message',
      { message_snapshots: [{ message: { content: '转发的话', attachments: [{ id: '9', filename: 'a.pdf' }] } }] },
      [{ kind: 'media', type: 'file', caption: '转发的话' }],
    ],
    [
      'a poll',
      { poll: { question: { text: 'Which?' } } },
      [
        { kind: 'text', text: 'Which?' },
        { kind: 'unreadable', platformType: 'poll' },
      ],
    ],
    [
      'an embed without words',
      { embeds: [{ title: 'T', description: 'D', fields: [{ name: 'a', value: 'b' }] }] },
      [{ kind: 'text', text: 'T\nD\na: b' }],
    ],
    ['something of next year', { hologram: { depth: 3 } }, [{ kind: 'unreadable', platformType: 'hologram' }]],
    ['an invitation to a game', { activity: { type: 1 } }, [{ kind: 'unreadable', platformType: 'activity' }]],
    ['nothing at all', {}, [{ kind: 'unreadable', platformType: 'empty' }]],
  ])('that is %s is shown as far as it can be', (_name, message, expected) => {
    expect(contents(message)).toMatchObject(expected);
    expect(contents(message)).toHaveLength(expected.length);
  });

  it('shows names instead of numbers, and the preview of a link is no content', () => {
    expect(
      contents({
        content: '<@42> <:wave:123> https://a.example',
        mentions: [author],
        embeds: [{ type: 'link', title: 'preview' }],
      }),
    ).toEqual([{ kind: 'text', text: '@小美 :wave: https://a.example' }]);
  });

  it.each([
    ['a bot', { author: { ...author, bot: true } }],
    ['Discord itself', { author: { ...author, system: true } }],
    ['ourselves', { author: { ...author, id: bot.id } }],
    ['a webhook', { webhook_id: '5' }],
    ['nobody', { author: undefined }],
    ['a service message', { type: 7 }],
    ['a thread’s first line', { type: 21 }],
    ['talk in a server', { guild_id: '8' }],
  ])('of %s is no customer’s', (_name, message) => {
    expect(read(message)).toHaveProperty('ignored');
  });

  it('in a server is for us when we are named or replied to, and the conversation is the person’s', () => {
    const named = read({ guild_id: '8', content: `<@${bot.id}> 在吗`, mentions: [bot] });
    expect(named).toMatchObject({ replyTo: { peer: '7:42' }, content: [{ kind: 'text', text: '在吗' }] });
    expect(read({ guild_id: '8', referenced_message: { id: '1', author: bot } })).toMatchObject({
      replyTo: { peer: '7:42' },
    });
    expect(
      toEnvelope(
        { t: 'MESSAGE_CREATE', d: { ...plain, guild_id: '8', content: `<@${bot.id}>`, mentions: [bot] } },
        { ...arrival, mentions: false },
      ),
    ).toHaveProperty('ignored');
  });
});

describe('changes', () => {
  const change = (t: string, d: object) => toEnvelope({ t, d }, arrival);

  it('of words name what they change; a link’s preview is none', () => {
    const edited = { ...plain, content: 'ho', edited_timestamp: '2026-11-21T08:00:00.000000+00:00' };
    expect(change('MESSAGE_UPDATE', edited)).toMatchObject({
      id: `discord:main:${plain.id}:edit:${Date.UTC(2026, 10, 21, 8)}`,
      event: { kind: 'edited', of: `discord:main:${plain.id}` },
      content: [{ kind: 'text', text: 'ho' }],
    });
    expect(change('MESSAGE_UPDATE', { ...plain, edited_timestamp: null })).toHaveProperty('ignored');
  });

  it('that take words back are the writer’s', () => {
    expect(change('MESSAGE_DELETE', { id: '9', channel_id: '7' })).toMatchObject({
      id: 'discord:main:9:recall',
      event: { kind: 'recalled', of: 'discord:main:9' },
      from: { id: '42', name: 'Ann' },
      content: [],
    });
  });

  it('of feeling are reactions', () => {
    const d = { user_id: '42', channel_id: '7', message_id: '9', emoji: { id: null, name: '👍' } };
    expect(change('MESSAGE_REACTION_ADD', d)).toMatchObject({
      event: { kind: 'reacted', reaction: '👍', of: 'discord:main:9' },
    });
    expect(change('MESSAGE_REACTION_ADD', { ...d, user_id: bot.id })).toHaveProperty('ignored');
  });
});

describe('a press', () => {
  it('carries its value and words, and not the token that could answer in our name', () => {
    const custom_id = writeChoice(3, 'faq:退货');
    const components = [{ type: 1, components: [{ type: 2, label: '退货', custom_id }] }];
    const d = {
      id: '5',
      type: 3,
      token: 'secret-token',
      channel_id: '7',
      user: author,
      locale: 'zh-CN',
      message: { ...plain, author: bot, components },
      data: { custom_id, component_type: 2 },
    };
    const envelope = toEnvelope({ t: 'INTERACTION_CREATE', d }, arrival) as Envelope;
    expect(envelope).toMatchObject({
      id: 'discord:main:press:5',
      event: { kind: 'chose', of: `discord:main:${plain.id}` },
      content: [{ kind: 'choice', value: 'faq:退货', label: '退货' }],
      from: { locale: 'zh-CN' },
    });
    expect(envelope.raw).not.toContain('secret-token');
  });

  it('that we did not make is unreadable', () => {
    expect(readChoice('d:h:claim')).toBeUndefined();
    expect(readChoice(undefined)).toBeUndefined();
    const d = { id: '5', type: 3, token: 't', channel_id: '7', user: author, data: { custom_id: 'x' } };
    expect(toEnvelope({ t: 'INTERACTION_CREATE', d }, arrival)).toMatchObject({ content: [{ kind: 'unreadable' }] });
  });
});

describe('whatever arrives', () => {
  it('is read without a throw, and leaves plain data', () => {
    const kinds = [
      'MESSAGE_CREATE',
      'MESSAGE_UPDATE',
      'MESSAGE_DELETE',
      'MESSAGE_REACTION_ADD',
      'INTERACTION_CREATE',
      'THREAD_UPDATE',
      'GUILD_DELETE',
    ];
    const wholes = [
      {
        ...plain,
        attachments: [{ id: '9', filename: 'a.png' }],
        sticker_items: [{ id: '5' }],
        embeds: [{}],
        mentions: [author],
      },
      { id: '5', type: 3, token: 't', channel_id: '7', user: author, data: { custom_id: 'c0:x' }, message: plain },
    ];
    const broken = fc
      .tuple(
        fc.constantFrom(...wholes),
        fc.nat(20),
        fc.oneof(fc.jsonValue(), fc.constantFrom(-1, 1e308, '\ud800', [], {})),
      )
      .map(([whole, at, value]) => {
        const keys = Object.keys(whole);
        return { ...whole, [keys[at % keys.length]!]: value };
      });
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.oneof(broken, fc.jsonValue({ maxDepth: 4 })), (t, d) => {
        channelOf({ t, d });
        readDeskEvent({ t, d });
        const envelope = toEnvelope({ t, d }, arrival);
        if ('ignored' in envelope) return;
        expect(JSON.parse(JSON.stringify(envelope))).toEqual(envelope);
        for (const part of envelope.content) if (part.kind === 'text') expect(part.text.isWellFormed()).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});

it('snowflakes tell their moment and their order', () => {
  const at = Date.UTC(2026, 10, 21, 8);
  expect(momentOf(snowflakeAt(at))).toBe(at);
  expect(isLater('1000', '999')).toBe(true);
  expect(isLater('999', '1000')).toBe(false);
  expect(isLater('1001', '1000')).toBe(true);
});

describe('in the running channel', () => {
  let world: World;
  let channel: ChannelAdapter;
  let inlet: RecordingInlet;
  beforeEach(async () => {
    world = await openWorld({
      welcome: {
        parts: [{ kind: 'text', text: '**欢迎**光临', markup: 'markdown' }],
        choices: [{ label: '怎么退货', value: 'faq:returns' }],
      },
    });
    channel = world.channel({ greetMembers: true });
    inlet = recordingInlet();
    await channel.start(inlet);
    await until(() => channel.health().state === 'connected');
  });
  afterEach(async () => {
    await channel.stop();
    await world.close();
  });

  it('a file is fetched by its message, whose links do not end', async () => {
    const bytes = png(30, 20);
    world.discord.says(world.chat, ann, {
      attachments: [world.discord.file(world.discord.url.replace('/api', ''), bytes, '裙子 a.png', 'image/png')],
    });
    await until(() => inlet.envelopes.length === 1);
    const [part] = inlet.envelopes[0]!.content;
    const fetched = await channel.fetchMedia!(part as never, new AbortController().signal);
    expect(Buffer.from(fetched.bytes).equals(bytes)).toBe(true);
    expect(fetched).toMatchObject({ mime: 'image/png', name: '裙子 a.png' });
    world.discord.remove(world.chat.messages[0]!.id);
    await expect(channel.fetchMedia!(part as never, new AbortController().signal)).rejects.toMatchObject({
      reaction: { kind: 'reject' },
    });
  });

  it('whoever writes for the first time is welcomed once, in the richest form, and its button answers', async () => {
    world.discord.says(world.chat, ann, '在吗');
    await until(() => world.discord.botSaid(world.chat.id).length === 1);
    world.discord.says(world.chat, ann, '在吗?');
    await until(() => inlet.envelopes.length === 2);
    await quiet();
    const [welcome, ...more] = world.discord.botSaid(world.chat.id);
    expect(more).toEqual([]);
    expect(welcome).toMatchObject({ embeds: ['欢迎光临'], choices: [{ label: '怎么退货' }] });
    world.discord.press(world.chat, '怎么退货');
    await until(() => inlet.envelopes.length === 3);
    expect(inlet.envelopes[2]).toMatchObject({ content: [{ kind: 'choice', value: 'faq:returns' }] });
  });

  it('whoever joins the server arrives in a private chat', async () => {
    const joined_at = new Date().toISOString();
    const member = { guild_id: guild, user: { id: ann.id, username: 'ann' }, roles: [], joined_at };
    world.discord.dispatch('GUILD_MEMBER_ADD', member, 1 << 1);
    world.discord.dispatch('GUILD_MEMBER_ADD', member, 1 << 1);
    await until(() => inlet.accepted.length === 2);
    expect(inlet.envelopes).toMatchObject([
      { event: { kind: 'joined' }, content: [], replyTo: { peer: world.chat.id } },
    ]);
  });

  it('deletions, edits and feelings reach the hub', async () => {
    const said = world.discord.says(world.chat, ann, 'a');
    await until(() => inlet.envelopes.length === 1);
    world.discord.edit(said.id, 'b');
    world.discord.react(said.id, '👍');
    world.discord.remove(said.id);
    await until(() => inlet.envelopes.length === 4);
    expect(inlet.envelopes.map(({ event }) => event.kind)).toEqual(['said', 'edited', 'reacted', 'recalled']);
    expect(inlet.envelopes[3]).toMatchObject({ from: { id: ann.id }, event: { of: inlet.envelopes[0]!.id } });
  });

  it('a hundred messages that overlap are stored in order, none lost', async () => {
    const release = inlet.hold();
    for (let at = 0; at < 100; at++) world.discord.says(world.chat, ann, `m${at}`);
    release();
    await until(() => inlet.envelopes.length === 100);
    expect(inlet.envelopes.map(({ content }) => (content[0]?.kind === 'text' ? content[0].text : ''))).toEqual(
      Array.from({ length: 100 }, (_, at) => `m${at}`),
    );
  });

  it('a thousand echoes of our own words are nobody’s', async () => {
    for (let at = 0; at < 1000; at++) world.discord.put(world.chat, world.discord.bot, { content: `own ${at}` });
    world.discord.says(world.chat, ann, 'a real one');
    await until(() => inlet.envelopes.length === 1);
    await quiet();
    expect(inlet.envelopes).toHaveLength(1);
  });
});
