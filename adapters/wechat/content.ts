// What a WeChat message holds, as our content. Pure; shared by customers' messages and agents'.

import type { Content, MediaType } from '../../core/index.ts';
import { cleanText } from '../http/index.ts';
import type { Message } from './wire.ts';

/** Above `>` of a quoting reply stands what it quotes: 「Ann：when?」, a line of dashes, then the words. */
const quoted = /^「[\s\S]{0,2000}?」\n(?:- ?){5,}\n/;

/** Everything in the message; what we cannot show, money above all, is named as unreadable. Never throws. */
export function contentOf(message: Message): Content[] {
  const { type, text, link, program, place, card } = message;
  switch (type) {
    case 'text':
      return text === '' ? [unreadable('text')] : [{ kind: 'text', text: cleanText(text.replace(quoted, '')) }];
    case 'image':
      return [fileOf(message, 'image')];
    case 'emoticon':
      return [fileOf(message, 'image')];
    case 'audio':
      return [fileOf(message, 'audio')];
    case 'video':
      return [fileOf(message, 'video')];
    case 'attachment':
      return [fileOf(message, 'file')];
    case 'url':
      return link ? [words('🔗', [link.title, link.url], link.description)] : [unreadable('url')];
    case 'mini_program':
      return program ? [words('[小程序]', [program.title], program.description)] : [unreadable('mini_program')];
    case 'contact':
      return card && card.name !== '' ? [words('📇', [card.name])] : [unreadable('contact')];
    case 'location':
      return place
        ? [{ kind: 'place', ...place, ...(place.title === undefined ? {} : { title: cleanText(place.title) }) }]
        : [unreadable('location')];
    case 'group_note':
      return text === '' ? [unreadable('group_note')] : [{ kind: 'text', text: cleanText(text) }];
    case 'chat_history':
    case 'post':
    // Money is never taken and never answered by a machine.
    case 'transfer':
    case 'red_envelope':
    case 'recalled':
    case 'unknown':
      return [unreadable(type)];
    default:
      return type satisfies never;
  }
}

const unreadable = (platformType: string): Content => ({ kind: 'unreadable', platformType });

function words(mark: string, lines: readonly string[], description?: string): Content {
  const [first = '', ...rest] = lines;
  const whole = [`${mark} ${first}`.trim(), ...rest, ...(description ? [description] : [])].join('\n');
  return { kind: 'text', text: cleanText(whole.slice(0, 4000)) };
}

/** The reference is the message's id: by it the gateway finds the file, for as long as it remembers the message. */
function fileOf({ id, filename }: Message, type: MediaType): Content {
  const name = filename === undefined ? undefined : cleanText(filename).slice(0, 255);
  return { kind: 'media', type, platform: id, ...(name ? { name } : {}) };
}

/** The id of the message that was taken back: the text is that id, or WeChat's own XML with it inside. */
export function recalledId({ text }: Message): string | undefined {
  const inXml = /<newmsgid>(\d{1,30})<\/newmsgid>/.exec(text) ?? /<msgid>(\d{1,30})<\/msgid>/.exec(text);
  const id = inXml?.[1] ?? text.trim();
  return id === '' || id.length > 200 || /\s/.test(id) ? undefined : id;
}
