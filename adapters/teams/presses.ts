// Buttons and the box on the card: each press is answered with the card as it now is, or with a sentence for one person.

import {
  type Content,
  type DeskAct,
  type DeskEvent,
  type DeskInlet,
  type DeskLanguage,
  type Handoff,
  type HandoffId,
  refusalText,
  simpleActs,
  timestamp,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { cardType, wholeCard } from './adaptive.ts';
import { type CardView, caseCard, inputs, isVerb, type PressVerb, suggestionsOf } from './card.ts';
import type { Answer } from './hook.ts';
import { messageKey } from './inbound.ts';
import type { DeskDeed } from './inbound-desk.ts';
import type { Roster } from './roster.ts';
import { type Activity, type ChannelAccount, momentOf } from './wire.ts';
import { words } from './words.ts';

type Press = Extract<DeskDeed, { kind: 'press' }>;

/** About which case an agent acts, and how he is answered. */
export type Answered = {
  readonly handoff: HandoffId;
  readonly language: DeskLanguage;
  tell(text: string): void;
};

export type PressParts = {
  readonly desk: string;
  readonly account: string;
  readonly context: Pick<AdapterContext, 'clock'>;
  readonly roster: Roster;
  inlet(): DeskInlet;
  /** Says something in the chain to one person. Nobody waits for it. */
  replyTo(who: ChannelAccount, thread: string, text: string): void;
  /** Shows in the chain what was typed on the card, which nobody else can see there. Nobody waits for it. */
  echo(thread: string, kind: 'agent' | 'note', name: string, content: readonly Content[]): void;
  viewOf(handoff: Handoff): CardView;
  /** What was typed into the box asks for; undefined when it asks for nothing and the agent was told so. */
  readonly actOf: (text: string, answered: Answered) => Promise<DeskAct | undefined>;
};

export function pressTaker(parts: PressParts): (press: Press, activity: Activity) => Promise<Answer> {
  const { desk, account, context, roster, inlet, echo, viewOf, actOf } = parts;

  const shown = (handoff: Handoff, draft?: string): Answer =>
    answered(cardType, wholeCard(caseCard(handoff, { ...viewOf(handoff), ...(draft === undefined ? {} : { draft }) })));

  return async function takePress(press, activity) {
    const { by, thread, id, verb, data } = press;
    const language = roster.languageOf(by, activity.locale);
    const { answer } = words[language];
    const actor = roster.actorOf(by);
    if (!actor) return sentence(answer.notListed(by.aadObjectId ?? '-'));
    const handoff = typeof data['case'] === 'string' ? await inlet().find(data['case'] as HandoffId) : undefined;
    // Only our own bot makes these buttons, so what they carry is what it wrote.
    if (!handoff || !isVerb(verb)) return sentence(answer.noCase);
    if (verb === 'suggest') return shown(handoff, suggestionsOf(handoff.brief)[Number(data['nth'])]?.text ?? '');
    const told: string[] = [];
    const tell = (text: string) => void told.push(text);
    const act = await actOfPress(verb, data, { language, tell, handoff: handoff.id });
    if (!act) return sentence(told[0] ?? answer.nothingTyped);
    const at = momentOf(activity);
    const event: DeskEvent = {
      id: messageKey(account, thread, id),
      desk,
      handoff: handoff.id,
      by: actor,
      at: at === undefined ? context.clock.now() : timestamp(at),
      ...act,
    };
    const outcome = await inlet().handle(event);
    const refused = refusalText(outcome, actor, words[language], roster.nameOf);
    if (refused !== undefined) return sentence(refused);
    const isTyped = act.kind === 'noted' || (act.kind === 'said' && !act.suggested);
    if (outcome.status === 'done' && isTyped)
      echo(thread, act.kind === 'said' ? 'agent' : 'note', actor.name ?? '', act.content);
    return shown((await inlet().find(handoff.id)) ?? handoff);
  };

  async function actOfPress(
    verb: Exclude<PressVerb, 'suggest'>,
    data: Press['data'],
    told: Answered,
  ): Promise<DeskAct | undefined> {
    const typed = (name: string) => (typeof data[name] === 'string' ? data[name].trim() : '');
    switch (verb) {
      case 'claim':
      case 'resolve':
      case 'bot':
      case 'ticket':
        return simpleActs[verb];
      case 'transfer': {
        const why = typed(inputs.why);
        return { kind: 'transferred', to: typed(inputs.to) || 'everyone', ...(why === '' ? {} : { note: why }) };
      }
      case 'note': {
        const note = typed(inputs.note);
        return note === '' ? undefined : { kind: 'noted', content: [{ kind: 'text', text: note }] };
      }
      case 'send': {
        // The box is read as a message in the chain would be: a note stays a note, a command acts.
        const said = typed(inputs.words);
        return said === '' ? undefined : actOf(said, told);
      }
      default:
        return verb satisfies never;
    }
  }
}

/** A sentence only the person who pressed can see. */
function sentence(text: string): Answer {
  return answered('application/vnd.microsoft.activity.message', text);
}

function answered(type: string, value: unknown): Answer {
  return { status: 200, body: { statusCode: 200, type, value } };
}
