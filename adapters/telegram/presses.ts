// Buttons on the card: each press is answered, and those of listed agents become desk events.

import {
  type DeskAct,
  type DeskEvent,
  type DeskInlet,
  type DeskLanguage,
  type DeskSuggestion,
  eventKey,
  type Handoff,
  type HandoffId,
  refusalText,
  simpleActs,
  type TypedActs,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { keyboardFor, type PressVerb, readPress, suggestionsMessage, transferKeyboard } from './card.ts';
import type { DeskDeed } from './inbound-desk.ts';
import type { Roster } from './roster.ts';
import { words } from './words.ts';

type Press = Extract<DeskDeed, { kind: 'press' }>;

export type PressParts = {
  readonly desk: string;
  readonly settings: { readonly account: string };
  readonly context: Pick<AdapterContext, 'clock'>;
  readonly roster: Roster;
  readonly acts: Pick<TypedActs, 'suggestedAct'>;
  inlet(): DeskInlet;
  inPassing(method: string, payload: object): void;
  chat(): string;
};

export type Presses = {
  takePress(deed: Press): Promise<void>;
  /** Shows the team what could be answered. */
  showSuggestions(
    handoff: HandoffId,
    suggestions: readonly DeskSuggestion[],
    thread: string,
    language: DeskLanguage,
  ): void;
};

export function openPresses({
  desk,
  settings: { account },
  context: { clock },
  roster,
  acts: { suggestedAct },
  inlet,
  inPassing,
  chat,
}: PressParts): Presses {
  function showKeyboard(deed: Press, handoff: Handoff, language: DeskLanguage, which: 'transfer' | 'menu'): void {
    if (deed.message === undefined) return;
    const keyboard =
      which === 'menu' ? keyboardFor(handoff, language) : transferKeyboard(handoff, roster.targets(), language);
    inPassing('editMessageReplyMarkup', {
      chat_id: Number(chat()),
      message_id: Number(deed.message),
      reply_markup: { inline_keyboard: keyboard },
    });
  }

  function showSuggestions(
    ...[handoff, suggestions, thread, language]: Parameters<Presses['showSuggestions']>
  ): ReturnType<Presses['showSuggestions']> {
    const { text, keyboard } = suggestionsMessage({ id: handoff }, suggestions, language);
    inPassing('sendMessage', {
      chat_id: Number(chat()),
      message_thread_id: Number(thread),
      text,
      link_preview_options: { is_disabled: true },
      disable_notification: true,
      reply_markup: { inline_keyboard: keyboard },
    });
  }

  async function takePress(deed: Press): Promise<void> {
    const language = roster.languageOf(deed.by);
    const { answer } = words[language];
    const actor = roster.actorOf(deed.by);
    const press = readPress(deed.data);
    const alert = (text: string, show = true) =>
      inPassing('answerCallbackQuery', { callback_query_id: deed.id, text: text.slice(0, 200), show_alert: show });
    if (!actor) return alert(answer.notListed(String(deed.by.id)));
    const handoff = press && (await inlet().find(press.handoff as HandoffId));
    if (!press || !handoff) return alert(answer.noCase);
    const act = pressAct(press.verb, press.argument);
    if (act === 'note') return alert(answer.noteHow);
    if (act === 'suggest') {
      const thread = handoff.threads.find((one) => one.desk === desk)?.thread;
      const found = thread === undefined ? [] : await inlet().suggest(handoff.id, desk);
      if (thread === undefined || found.length === 0) return alert(answer.noSuggestions);
      showSuggestions(handoff.id, found, thread, language);
      return alert('', false);
    }
    if (act === 'transfer' || act === 'menu') {
      showKeyboard(deed, handoff, language, act);
      return alert('', false);
    }
    const what = act === 'send' ? await suggestedAct(handoff.id, press.argument) : act;
    if (!what) return alert(answer.noSuchSuggestion);
    const id = eventKey('telegram', account, `press:${deed.id}`);
    const event: DeskEvent = { id, desk, handoff: handoff.id, by: actor, at: clock.now(), ...what };
    const outcome = await inlet().handle(event);
    const refusal = refusalText(outcome, actor, words[language], roster.nameOf);
    if (refusal !== undefined) alert(refusal);
    else alert(what.kind === 'claimed' ? answer.claimed : answer.done, false);
  }

  return { takePress, showSuggestions };
}

function pressAct(verb: PressVerb, argument: string): DeskAct | 'note' | 'transfer' | 'menu' | 'suggest' | 'send' {
  switch (verb) {
    case 'claim':
    case 'resolve':
    case 'bot':
    case 'ticket':
      return simpleActs[verb];
    case 'to':
      return { kind: 'transferred', to: argument };
    case 'note':
    case 'transfer':
    case 'menu':
    case 'suggest':
    case 'send':
      return verb;
    default:
      return verb satisfies never;
  }
}
