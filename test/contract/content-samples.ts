// One message of each kind on each platform, in the platform's own form, and what the adapter's door makes of it.

import { toEnvelope as fromDiscord } from '../../adapters/discord/inbound.ts';
import { toEnvelope as fromTeams } from '../../adapters/teams/inbound.ts';
import { Activity } from '../../adapters/teams/wire.ts';
import { toEnvelope as fromTelegram } from '../../adapters/telegram/inbound.ts';
import type { Update } from '../../adapters/telegram/wire.ts';
import { toEnvelope as fromWeb } from '../../adapters/web/inbound.ts';
import type { SaidContent } from '../../adapters/web/wire.ts';
import { toEnvelope as fromWechat } from '../../adapters/wechat/inbound.ts';
import type { Message as WechatMessage } from '../../adapters/wechat/wire.ts';
import { type Envelope, type MediaType, type StoredMedia, shopId, timestamp } from '../../core/index.ts';
import activities from '../fixtures/teams/activities.json' with { type: 'json' };
import telegramMessages from '../fixtures/telegram/messages.json' with { type: 'json' };

export const kinds = [
  'text',
  'image',
  'file',
  'voice',
  'video',
  'location',
  'sticker',
  'contact card',
  'link card',
  'reply that quotes',
  'edit',
  'recall',
  'reaction',
  'press on a choice',
  'something unheard of',
] as const;
export type Kind = (typeof kinds)[number];
/** What came of it, or why the platform lets nothing come. */
export type Arrived = Envelope | { readonly ignored: string } | { readonly never: string };
export type Samples = Readonly<Record<Kind, () => Arrived>>;

const base = { shop: shopId('demo'), account: 'main', now: timestamp(Date.UTC(2026, 10, 21)) };
const never = (why: string) => () => ({ never: why });

const telegram: Samples = (() => {
  const me = { id: 1, username: 'huoji_bot', can_read_all_group_messages: false };
  const ann = { id: 42, is_bot: false, first_name: 'Ann' };
  const frame = { message_id: 9, date: 1_790_000_000, chat: { id: 42, type: 'private' }, from: ann };
  const read = (payload: object) => fromTelegram({ update_id: 7, ...payload } as Update, { ...base, me });
  const message = (fields: object) => () => read({ message: { ...frame, ...fields } });
  const recorded = (name: keyof typeof telegramMessages) => message(telegramMessages[name].message);
  return {
    text: message({ text: '在吗' }),
    image: recorded('photo in three sizes with a caption'),
    file: recorded('document'),
    voice: recorded('voice'),
    video: message({ video: { file_id: 'v', width: 8, height: 8, mime_type: 'video/mp4' } }),
    location: recorded('place'),
    sticker: recorded('still sticker'),
    'contact card': recorded('contact'),
    'link card': recorded('text with a hidden link'),
    'reply that quotes': message({ text: '要', reply_to_message: { ...frame, text: '要退吗？' } }),
    edit: () => read({ edited_message: { ...frame, edit_date: 1_790_000_009, text: '在吗？' } }),
    recall: never('bots are not told'),
    reaction: () =>
      read({
        message_reaction: {
          chat: frame.chat,
          message_id: 9,
          user: ann,
          date: 1,
          old_reaction: [],
          new_reaction: [{ type: 'emoji', emoji: '👍' }],
        },
      }),
    'press on a choice': () =>
      read({ callback_query: { id: '1', from: ann, message: frame, chat_instance: '1', data: 'faq:x' } }),
    'something unheard of': message({ hologram: { depth: 3 } }),
  };
})();

const discord: Samples = (() => {
  const me = {
    user: { id: '1', username: 'huoji', bot: true, system: false, global_name: undefined },
    application: '1',
  };
  const author = { id: '42', username: 'ann' };
  const plain = { id: '1300000000000000000', channel_id: '7', author, content: '', type: 0 };
  const read = (t: string, d: object) =>
    fromDiscord({ t, d }, { ...base, me, mentions: true, authorOf: () => ({ id: '42' }) });
  const message = (fields: object) => () => read('MESSAGE_CREATE', { ...plain, ...fields });
  const file = (filename: string, content_type: string) => [{ id: '9', filename, content_type, size: 5 }];
  return {
    text: message({ content: '在吗' }),
    image: message({ content: '这裂了', attachments: file('a.png', 'image/png') }),
    file: message({ attachments: file('a.pdf', 'application/pdf') }),
    voice: message({ attachments: file('voice-message.ogg', 'audio/ogg'), flags: 1 << 13 }),
    video: message({ attachments: file('a.mp4', 'video/mp4') }),
    location: never('there is none'),
    sticker: message({ sticker_items: [{ id: '5', name: 'wave', format_type: 1 }] }),
    'contact card': never('there is none'),
    'link card': message({ content: 'https://shop.example/a', embeds: [{ title: '连衣裙' }] }),
    'reply that quotes': message({ content: '要', message_reference: { message_id: '8' }, type: 19 }),
    edit: () => read('MESSAGE_UPDATE', { ...plain, content: '在吗？', edited_timestamp: '2026-11-21T00:00:00.000Z' }),
    recall: () => read('MESSAGE_DELETE', { id: plain.id, channel_id: '7' }),
    reaction: () =>
      read('MESSAGE_REACTION_ADD', {
        user_id: '42',
        channel_id: '7',
        message_id: '8',
        emoji: { id: null, name: '👍' },
      }),
    'press on a choice': () =>
      read('INTERACTION_CREATE', {
        id: '12',
        type: 3,
        token: 't',
        channel_id: '7',
        user: author,
        message: { ...plain, author: me.user },
        data: { custom_id: 'c0:faq:x', component_type: 2 },
      }),
    'something unheard of': message({ hologram: { depth: 3 } }),
  };
})();

const teams: Samples = (() => {
  const read = (activity: object): Arrived => {
    const read = fromTeams(Activity.parse(activity), base);
    return 'ignored' in read ? read : read.envelope;
  };
  const recorded =
    (name: keyof typeof activities, over: object = {}) =>
    () =>
      read({ ...activities[name], ...over });
  const file = (name: string, fileType: string) =>
    recorded('a file from OneDrive', {
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name,
          content: { downloadUrl: 'https://contoso-my.sharepoint.com/x', fileType },
        },
      ],
    });
  const card = (contentType: string, content: object) =>
    recorded('a text in a personal chat', { text: undefined, attachments: [{ contentType, content }] });
  return {
    text: recorded('a text in a personal chat'),
    image: recorded('a pasted picture'),
    file: recorded('a file from OneDrive'),
    voice: file('audio.mp3', 'mp3'),
    video: file('film.mp4', 'mp4'),
    location: never('there is none'),
    sticker: recorded('an emoji alone'),
    'contact card': never('there is none'),
    'link card': card('application/vnd.microsoft.card.thumbnail', { title: '连衣裙' }),
    'reply that quotes': recorded('a reply that quotes'),
    edit: recorded('an edit'),
    recall: recorded('a recall'),
    reaction: recorded('a reaction'),
    'press on a choice': recorded('a press on a choice'),
    'something unheard of': recorded('a text in a personal chat', { type: 'hologram' }),
  };
})();

const wechat: Samples = (() => {
  const me = { id: 'wxid_shop', name: '小店', isOfficial: false };
  const read = (fields: Partial<WechatMessage>) => (): Arrived =>
    fromWechat(
      {
        id: 'm1',
        type: 'text',
        from: { id: 'wxid_ann', name: 'Ann', isOfficial: false },
        to: me,
        text: '',
        mentions: [],
        at: base.now,
        isOwn: false,
        ...fields,
      },
      { ...base, me, rooms: false, peerOf: (contact) => contact },
    );
  return {
    text: read({ text: '在吗' }),
    image: read({ type: 'image', filename: 'a.png' }),
    file: read({ type: 'attachment', filename: 'a.pdf' }),
    voice: read({ type: 'audio', filename: 'a.mp3' }),
    video: read({ type: 'video', filename: 'a.mp4' }),
    location: read({ type: 'location', place: { latitude: 31.2, longitude: 121.5, title: '上海' } }),
    sticker: read({ type: 'emoticon', filename: 'a.gif' }),
    'contact card': read({ type: 'contact', card: { name: '小红' } }),
    'link card': read({ type: 'url', link: { title: '连衣裙', url: 'https://shop.example/a' } }),
    'reply that quotes': read({ text: '「Ann：要退吗？」\n- - - - - - - - - - - - - - -\n要' }),
    edit: never('WeChat has no edits'),
    recall: read({ type: 'recalled', text: '1234567' }),
    reaction: never('WeChat has none'),
    'press on a choice': never('no buttons: a number or the label is typed'),
    'something unheard of': read({ type: 'chat_history' }),
  };
})();

const web: Samples = (() => {
  const shelf = (type: MediaType, mime: string) => {
    const stored = { type, mime, bytes: 5, name: 'a' } as StoredMedia;
    return said([{ kind: 'media', media: 'M' }], new Map([['M', stored]]));
  };
  function said(content: readonly SaidContent[], files: ReadonlyMap<string, StoredMedia> = new Map()) {
    return (): Arrived =>
      fromWeb(
        { id: 'm1', content: [...content] },
        { ...base, from: { visitor: 'v', signed: false } as never, files, labelOf: () => '发货' },
      );
  }
  return {
    text: said([{ kind: 'text', text: '在吗' }]),
    image: shelf('image', 'image/png'),
    file: shelf('file', 'application/pdf'),
    voice: shelf('audio', 'audio/webm'),
    video: shelf('video', 'video/mp4'),
    location: never('the page asks for none'),
    sticker: never('there are none'),
    'contact card': never('there are none'),
    'link card': never('a link is text'),
    'reply that quotes': never('the page has none'),
    edit: never('the page has none'),
    recall: never('the page has none'),
    reaction: never('the page has none'),
    'press on a choice': said([{ kind: 'choice', value: 'faq:x' }]),
    'something unheard of': never('the wire refuses it: 400 `schema`'),
  };
})();

export const samples: Readonly<Record<string, Samples>> = { web, telegram, discord, teams, wechat };
