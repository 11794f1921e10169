// The people of the Teams fake: what they write, press and remove becomes activities in the form Teams gives them.

import type { Delivered, TeamsFake } from './teams.ts';
import { tenant } from './teams.ts';

export type Json = Record<string, unknown>;
export type Person = { readonly id: string; readonly name: string; readonly aadObjectId?: string };
export const ann: Person = { id: '29:1-ann', name: 'Ann', aadObjectId: '0aaaaaaa-1111-4111-8111-00000000000a' };

export type TeamsPeople = {
  /** A person's chat with the bot. */
  chatOf(person?: Person): string;
  /** The frame of an activity in that chat. */
  activity(over?: Json, person?: Person): Json;
  says(text: string, over?: Json, person?: Person): Delivered;
  /** In a chain, mentioning the bot unless told otherwise. */
  teamSays(chain: string, person: Person, text: string, over?: Json): Delivered;
  /** Presses a button of the newest card that has it; inputs as typed. */
  press(conversation: string, label: string, person?: Person, inputs?: Json): Delivered;
  hasButton(conversation: string, label: string): boolean;
  /** What a reader of the conversation sees of the bot, a line a message. */
  reads(conversation: string): readonly { text: string; choices: string[]; pictures: string[]; links: string[] }[];
};

type Found = { readonly action: Json; readonly message: string };

export function openPeople(fake: () => TeamsFake): TeamsPeople {
  let written = 1_600_000_000_000;
  const nextId = () => String(++written);
  const bot = () => ({ id: `28:${fake().appId}`, name: 'huoji' });
  const chatOf = (person: Person = ann) => `a:chat-${person.id.slice(3)}`;

  function activity(over: Json = {}, person: Person = ann): Json {
    return {
      type: 'message',
      id: nextId(),
      timestamp: new Date().toISOString(),
      localTimestamp: new Date().toISOString(),
      serviceUrl: fake().serviceUrl,
      channelId: 'msteams',
      from: { ...person },
      conversation: { conversationType: 'personal', tenantId: tenant, id: chatOf(person) },
      recipient: bot(),
      textFormat: 'plain',
      locale: 'zh-CN',
      entities: [{ type: 'clientInfo', locale: 'zh-CN', country: 'CN', platform: 'Web' }],
      channelData: { tenant: { id: tenant } },
      ...over,
    };
  }

  function inChain(chain: string, person: Person, over: Json): Json {
    const channel = chain.split(';')[0]!;
    return activity(
      {
        conversation: { isGroup: true, conversationType: 'channel', tenantId: tenant, id: chain },
        channelData: {
          teamsChannelId: channel,
          teamsTeamId: '19:team@thread.tacv2',
          channel: { id: channel },
          team: { id: '19:team@thread.tacv2' },
          tenant: { id: tenant },
        },
        ...over,
      },
      person,
    );
  }

  function find(conversation: string, label: string): Found | undefined {
    for (const message of [...fake().said(conversation)].reverse())
      for (const card of cardsOf(message.activity)) {
        const action = actionsIn(card).find(({ title }) => String(title).includes(label));
        if (action) return { action, message: message.id };
      }
    return undefined;
  }

  return {
    chatOf,
    activity,
    says: (text, over = {}, person = ann) => fake().deliver(activity({ text, ...over }, person)),
    teamSays(chain, person, text, over = {}) {
      const mention = { type: 'mention', mentioned: bot(), text: '<at>huoji</at>' };
      return fake().deliver(inChain(chain, person, { text: `<at>huoji</at> ${text}`, entities: [mention], ...over }));
    },
    press(conversation, label, person = ann, inputs = {}) {
      const found = find(conversation, label);
      if (!found) throw new Error(`no button ${label} in ${conversation}`);
      const { action, message } = found;
      const data = { ...(action['data'] as Json) };
      const frame = (over: Json) =>
        conversation.startsWith('19:') ? inChain(conversation, person, over) : activity(over, person);
      if (action['type'] === 'Action.Execute') {
        const value = {
          action: {
            type: 'Action.Execute',
            title: action['title'],
            verb: action['verb'],
            data: { ...data, ...inputs },
          },
          trigger: 'manual',
        };
        return fake().deliver(
          frame({ type: 'invoke', name: 'adaptiveCard/action', id: `f:${nextId()}`, value, replyToId: message }),
        );
      }
      const wrapped = data['msteams'] as { type?: string; text?: string; value?: unknown } | undefined;
      const isBack = wrapped?.type === 'messageBack';
      return fake().deliver(
        frame({
          value: isBack ? wrapped?.value : { ...data, ...inputs },
          replyToId: message,
          ...(isBack ? { text: wrapped?.text } : {}),
        }),
      );
    },
    hasButton: (conversation, label) => find(conversation, label) !== undefined,
    reads: (conversation) =>
      fake()
        .said(conversation)
        .map(({ activity: shown }) => read(shown)),
  };
}

/** As a client of Teams shows a message. */
export function read(activity: Json): { text: string; choices: string[]; pictures: string[]; links: string[] } {
  const cards = cardsOf(activity);
  const actions = cards.flatMap(actionsIn);
  const attachments = (activity['attachments'] as Json[] | undefined) ?? [];
  const said = typeof activity['text'] === 'string' ? shownText(activity['text'], activity['textFormat']) : '';
  return {
    text: [said, ...cards.flatMap((card) => wordsIn(card))].filter((part) => part !== '').join('\n'),
    choices: actions.filter(({ type }) => type === 'Action.Submit').map(({ title }) => String(title)),
    pictures: attachments
      .filter(({ contentType }) => String(contentType).startsWith('image/'))
      .map(({ contentUrl }) => String(contentUrl)),
    links: actions.filter(({ type }) => type === 'Action.OpenUrl').map(({ url }) => String(url)),
  };
}

function shownText(text: string, format: unknown): string {
  if (format !== 'xml') return text;
  return text
    .replaceAll('<br/>', '\n')
    .replace(/<[^<>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

export function cardsOf(activity: Json): Json[] {
  return ((activity['attachments'] as Json[] | undefined) ?? [])
    .filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')
    .map(({ content }) => content as Json);
}

/** Every button of a card, those inside its containers and unfolding cards too. */
export function actionsIn(node: unknown): Json[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(actionsIn);
  const object = node as Json;
  const own = typeof object['type'] === 'string' && object['type'].startsWith('Action.') ? [object] : [];
  const inner = [object['body'], object['items'], object['actions'], object['card']].flatMap(actionsIn);
  return [...own, ...inner];
}

/** Every word a card shows, in order. */
function wordsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(wordsIn);
  const { type, inlines, text, value, body, items } = node as Json;
  if (type === 'RichTextBlock') return [(inlines as Json[]).map((run) => String(run['text'])).join('')];
  if (type === 'TextBlock') return [String(text)];
  if (type === 'Input.Text' && typeof value === 'string') return [value];
  return [body, items].flatMap(wordsIn);
}
