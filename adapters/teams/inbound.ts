// Teams activity → envelope, pure: what customers do in their chat with the bot, and where they mention it.

import {
  type Address,
  type Content,
  type CustomerEvent,
  type Envelope,
  type EventKey,
  eventKey,
  type ShopId,
  type Timestamp,
  timestamp,
} from '../../core/index.ts';
import { choiceOf, contentOf, type TeamsFile } from './content.ts';
import { type Activity, CardPress, type ChannelAccount, isBot, isPersonal, momentOf } from './wire.ts';

export type Arrival = { readonly shop: ShopId; readonly account: string; readonly now: Timestamp };
/** `files` lie at Teams; their links are kept beside the envelope, which only names them. */
export type Arrived = { readonly envelope: Envelope; readonly files: readonly TeamsFile[] };

/** Activity types that say nothing a shop could answer. */
const silent = new Set(['event', 'endOfConversation', 'trace', 'contactRelationUpdate', 'deleteUserData', 'typing']);

/** The envelope, or why there is none. Never throws. */
export function toEnvelope(activity: Activity, arrival: Arrival): Arrived | { readonly ignored: string } {
  const { from, type } = activity;
  if (!from) return { ignored: 'nobody in particular' };
  if (type === 'conversationUpdate') return ofMembers(activity, from, arrival);
  if (type === 'installationUpdate') return ofInstallation(activity, from, arrival);
  if (isBot(activity)) return { ignored: 'a bot' };
  if (silent.has(type)) return { ignored: `an activity of type ${type}` };
  if (activity.id === undefined) return { ignored: 'an activity without an id' };
  if (!isPersonal(activity) && !meansBot(activity)) return { ignored: 'group talk' };
  switch (type) {
    case 'message':
      return ofMessage(activity, from, arrival);
    case 'messageUpdate':
      return ofEdit(activity, from, arrival);
    case 'messageDelete':
      return ofRecall(activity, from, arrival);
    case 'messageReaction':
      return ofReaction(activity, from, arrival);
    case 'invoke':
      return ofInvoke(activity, from, arrival);
    default:
      return envelope(activity, from, arrival, {
        id: keyOf(activity, arrival),
        event: { kind: 'said' },
        content: [{ kind: 'unreadable', platformType: type }],
      });
  }
}

/** `teams:<account>:<conversation>/<activity>`: an activity's id is unique in its conversation only. */
export function messageKey(account: string, conversation: string, activity: string): EventKey {
  return eventKey('teams', account, `${conversation}/${activity}`);
}

/** Where an answer goes. In a group the conversation is the person's, so the peer names both. */
export function addressOf(account: string, activity: Activity, from: ChannelAccount): Address {
  const { id } = activity.conversation;
  return { channel: 'teams', account, peer: isPersonal(activity) ? id : `${id}|${from.aadObjectId ?? from.id}` };
}

/** The conversation of an address: before the bar stands the group, behind it the person. */
export function conversationOf({ peer }: Address): string {
  return peer.split('|')[0]!;
}

function keyOf({ conversation, id }: Activity, { account }: Arrival): EventKey {
  return messageKey(account, conversation.id, id ?? '');
}

/** In a group the bot answers only when mentioned; Teams sends nothing else unless the team allowed it. */
function meansBot({ type, entities, recipient, value }: Activity): boolean {
  if (type !== 'message' && type !== 'messageUpdate') return true;
  return (
    value !== undefined || entities.some(({ mentioned }) => mentioned?.id === recipient?.id && mentioned !== undefined)
  );
}

function ofMessage(activity: Activity, from: ChannelAccount, arrival: Arrival): Arrived {
  const id = keyOf(activity, arrival);
  if (activity.value !== undefined && activity.value !== null)
    return ofValue(activity, from, arrival, id, activity.value);
  const read = contentOf(activity, refOf(activity, arrival));
  const content: readonly Content[] =
    read.content.length > 0 ? read.content : [{ kind: 'unreadable', platformType: 'message' }];
  return { ...envelope(activity, from, arrival, { id, event: { kind: 'said' }, content }), files: read.files };
}

/** A press on a button. One that is none of ours but speaks (a card's messageBack) is taken at its word. */
function ofValue(activity: Activity, from: ChannelAccount, arrival: Arrival, id: EventKey, value: unknown): Arrived {
  const choice = choiceOf(value);
  const said = choice ? undefined : activity.text?.trim();
  const content: Content = choice
    ? { kind: 'choice', ...choice }
    : said
      ? { kind: 'text', text: said }
      : { kind: 'unreadable', platformType: 'Action.Submit' };
  const of = activity.replyToId;
  const event: CustomerEvent = said
    ? { kind: 'said' }
    : { kind: 'chose', ...(of ? { of: messageKey(arrival.account, activity.conversation.id, of) } : {}) };
  return envelope(activity, from, arrival, { id, event, content: [content] });
}

function ofInvoke(activity: Activity, from: ChannelAccount, arrival: Arrival): Arrived | { ignored: string } {
  const press = activity.name === 'adaptiveCard/action' ? CardPress.safeParse(activity.value) : undefined;
  if (!press?.success) return { ignored: `an invoke of ${activity.name ?? 'nothing'}` };
  return ofValue({ ...activity, text: undefined }, from, arrival, keyOf(activity, arrival), press.data.action.data);
}

function ofEdit(activity: Activity, from: ChannelAccount, arrival: Arrival): Arrived {
  const of = keyOf(activity, arrival);
  const read = contentOf(activity, refOf(activity, arrival));
  const edited = envelope(activity, from, arrival, {
    id: `${of}:edit:${stampOf(activity)}` as EventKey,
    event: { kind: 'edited', of },
    content: read.content,
  });
  return { ...edited, files: read.files };
}

function ofRecall(activity: Activity, from: ChannelAccount, arrival: Arrival): Arrived {
  const of = keyOf(activity, arrival);
  return envelope(activity, from, arrival, {
    id: `${of}:recall` as EventKey,
    event: { kind: 'recalled', of },
    content: [],
  });
}

const faces: Readonly<Record<string, string>> = {
  like: '👍',
  heart: '❤️',
  laugh: '😆',
  surprised: '😮',
  sad: '😢',
  angry: '😠',
};

function ofReaction(activity: Activity, from: ChannelAccount, arrival: Arrival): Arrived {
  const { replyToId, id, conversation, reactionsAdded } = activity;
  // The reaction's own id is unique; which message it is on stands in replyToId.
  const of = messageKey(arrival.account, conversation.id, replyToId ?? id ?? '');
  const reaction = reactionsAdded.map(({ type }) => faces[type] ?? type).join('');
  return envelope(activity, from, arrival, {
    id: `${of}:reaction:${id ?? ''}-${stampOf(activity)}` as EventKey,
    event: { kind: 'reacted', of, reaction },
    content: [],
  });
}

/** The bot was added to a person's chat: he stands at the door and has said nothing yet. */
function ofMembers(activity: Activity, from: ChannelAccount, arrival: Arrival): Arrived | { ignored: string } {
  const { membersAdded, membersRemoved, recipient } = activity;
  if (!isPersonal(activity)) return { ignored: 'a change in a group' };
  const isUs = ({ id }: ChannelAccount) => id === recipient?.id;
  const person = [from, ...membersAdded, ...membersRemoved].find(
    (member) => !isUs(member) && !member.id.startsWith('28:'),
  );
  if (!person || membersAdded.length + membersRemoved.length === 0) return { ignored: 'a change of nobody' };
  const kind = membersAdded.length > 0 ? 'joined' : 'left';
  return envelope(activity, person, arrival, { id: happening(activity, arrival, kind), event: { kind }, content: [] });
}

/** Teams tells an added app twice, here and as a new member; only the removal is news. */
function ofInstallation(activity: Activity, from: ChannelAccount, arrival: Arrival): Arrived | { ignored: string } {
  if (!isPersonal(activity)) return { ignored: 'an installation in a group' };
  if (!activity.action?.startsWith('remove')) return { ignored: 'an installation' };
  return envelope(activity, from, arrival, {
    id: happening(activity, arrival, 'removed'),
    event: { kind: 'blocked' },
    content: [],
  });
}

/** Such activities may come without an id; then their moment tells them apart. */
function happening(activity: Activity, arrival: Arrival, what: string): EventKey {
  const { conversation, id } = activity;
  return messageKey(arrival.account, conversation.id, id ?? `${what}:${stampOf(activity)}`);
}

function stampOf(activity: Activity): string {
  return String(momentOf(activity) ?? activity.id ?? '');
}

function refOf(activity: Activity, { account }: Arrival): (index: number) => string {
  return (index) => `${account}/${activity.conversation.id}/${activity.id ?? ''}/${stampOf(activity)}/${index}`;
}

type Parts = { readonly id: EventKey; readonly event: CustomerEvent; readonly content: readonly Content[] };

function envelope(activity: Activity, from: ChannelAccount, { shop, account, now }: Arrival, parts: Parts): Arrived {
  const locale = activity.locale ?? activity.entities.find(({ type }) => type === 'clientInfo')?.locale;
  const at = momentOf(activity);
  return {
    files: [],
    envelope: {
      ...parts,
      shop,
      from: {
        id: from.aadObjectId ?? from.id,
        verified: 'platform',
        ...(from.name ? { name: from.name } : {}),
        ...(locale === undefined ? {} : { locale }),
      },
      replyTo: addressOf(account, activity, from),
      sentAt: at === undefined ? now : timestamp(at),
      receivedAt: now,
      raw: JSON.stringify(withoutLinks(activity)),
    },
  };
}

/** What is kept for replay, without the links to files: some open them to whoever has the link. */
function withoutLinks(activity: Activity): unknown {
  const attachments = activity.attachments.map(({ contentUrl: _url, content, ...rest }) =>
    rest.contentType === 'application/vnd.microsoft.teams.file.download.info' ? rest : { ...rest, content },
  );
  return { ...activity, attachments };
}
