// What each act of an agent becomes: one unit, or a refusal with its reason. Pure but for the ids it draws.

import { textIn } from '../knowledge/book.ts';
import type { Dialogue } from '../model/index.ts';
import { freshDialogue } from '../model/index.ts';
import { type Act, baseOf, deniedToOthers, owned, refused } from './act-guards.ts';
import { type ActScene, authorOf, nameOf, stateLine, tellCustomer, textParts, toCustomer } from './act-scene.ts';
import { edited, isPrivate, noted, recalled, said } from './act-words.ts';
import { deskLanguageOf, dueAt, dueUnanswered, languageOf, waitingMode } from './case.ts';
import { fromStates, mayHappen, waitingStates } from './handoff.ts';
import { transcriptOf } from './transcript.ts';
import { deskWord } from './words.ts';

export function planAct(scene: ActScene): Act {
  const { event } = scene;
  switch (event.kind) {
    case 'claimed':
      return claimed(scene);
    case 'said':
      return isPrivate(event.content) ? noted(scene, event.content) : said(scene, event.content, event.suggested);
    case 'noted':
      return noted(scene, event.content);
    case 'edited':
      return edited(scene, event.content);
    case 'recalled':
      return recalled(scene);
    case 'transferred':
      return transferred(scene, event.to, event.note);
    case 'returned':
      return ended(scene, 'returned_to_bot', returnedDialogue(scene.snapshot.conversation.dialogue));
    case 'resolved':
      return ended(scene, 'resolved', newSession(scene.snapshot.conversation.dialogue));
    case 'ticketed':
      return ticketed(scene);
    case 'thread_gone':
      throw new Error('a lost thread is no act of an agent');
    default:
      return event satisfies never;
  }
}

/** One winner; the others are told who. The bot falls silent in the same write. */
function claimed(scene: ActScene): Act {
  const { event, handoff, snapshot, engine, now } = scene;
  const { agent } = event.by;
  if (handoff.state.kind === 'claimed')
    return handoff.state.agent === agent ? { status: 'done' } : refused('claimed_by_other', scene);
  if (!mayHappen('claimed', handoff.state.kind)) return refused('case_over', scene);
  const { mode, version } = snapshot.conversation;
  const isTicket = handoff.state.kind === 'left_message';
  // A ticket is taken up from the bot; somebody else's new case is not.
  if (isTicket && (mode.kind === 'waiting' || mode.kind === 'agent')) return refused('case_over', scene);
  const name = nameOf(agent, scene);
  return {
    write: {
      ...baseOf(scene),
      ...(isTicket && { version }),
      handoff: {
        id: handoff.id,
        from: isTicket ? ['left_message'] : fromStates('claimed').filter((state) => state !== 'left_message'),
        to: { kind: 'claimed', agent },
        due: dueUnanswered(now, engine),
      },
      mode: { kind: 'agent', handoff: handoff.id, agent },
      withdrawBot: { why: `claimed by ${name}` },
      ...tellCustomer('agent_joined', { agent: name }, scene, [stateLine('claimed', { name }, scene)]),
    },
  };
}

function transferred(scene: ActScene, to: string, note: string | undefined): Act {
  const denied = deniedToOthers(scene);
  if (denied) return denied;
  const { event, handoff, engine, now, further, people, threads, turns } = scene;
  const name = nameOf(event.by.agent, scene);
  const language = deskLanguageOf(engine);
  const skill = engine.book.routing.skills.find(({ id }) => id === to);
  const skillName = skill?.name && textIn(skill.name, language, engine.book);
  const target = to === 'everyone' ? deskWord('everyone', language) : (people.byId(to)?.name ?? skillName ?? to);
  const told = tellCustomer('agent_left', { agent: name }, scene, [
    stateLine('transferred', { name, to: target }, scene),
    ...(note ? [{ kind: 'note' as const, name, parts: textParts(note), at: now }] : []),
  ]);
  const brief = { ...handoff.brief, transcript: transcriptOf(turns, language) };
  return {
    write: {
      ...owned(scene),
      handoff: {
        id: handoff.id,
        from: fromStates('transferred'),
        to: { kind: 'transferred', to, ...(note && { note }) },
        due: dueAt('notice', now, engine),
        ...(skill && { skill: to }),
      },
      mode: waitingMode(handoff.id, now),
      turns: [
        ...(told.turns ?? []),
        ...(note ? [{ author: authorOf(scene), content: textParts(note), at: now, private: true }] : []),
      ],
      deliveries: [
        ...told.deliveries,
        ...further.map((desk) => threads.opening({ handoff: handoff.id, desk, brief }, now)),
      ],
    },
  };
}

/** Back to the bot or done: one phrase, and every thread closes. */
function ended(scene: ActScene, to: 'returned_to_bot' | 'resolved', dialogue: Dialogue): Act {
  const denied = deniedToOthers(scene);
  if (denied) return denied;
  const { event, handoff, now, showing, threads, engine } = scene;
  const word = to === 'resolved' ? 'resolved' : 'returned';
  const outcome = deskWord(word, deskLanguageOf(engine), { name: nameOf(event.by.agent, scene) });
  const told = tellCustomer(to, {}, scene, []);
  return {
    write: {
      ...owned(scene),
      handoff: { id: handoff.id, from: fromStates(word), to: { kind: to }, due: null },
      mode: { kind: 'bot' },
      dialogue,
      turns: told.turns,
      deliveries: [...told.deliveries, ...threads.closings(handoff.id, showing, outcome, now)],
    },
  };
}

/**
 * The case waits as a ticket, as it would if nobody had come: the bot serves on, the threads stay, and whoever finds the
 * ticket can claim it. What nobody holds yet, any agent may put there.
 */
function ticketed(scene: ActScene): Act {
  const { event, handoff, now, showing, threads, engine, snapshot } = scene;
  const { state } = handoff;
  if (state.kind === 'left_message') return { status: 'done' };
  if (!mayHappen('ticketed', state.kind)) return refused('case_over', scene);
  const isHeld = state.kind === 'claimed';
  if (isHeld && state.agent !== event.by.agent) return refused('not_yours', scene);
  const ticket = '{{ticket}}';
  const line = deskWord('ticketed', deskLanguageOf(engine), { name: nameOf(event.by.agent, scene), ticket });
  const parts = textParts(deskWord('ticket_given', languageOf(snapshot, engine), { ticket }));
  return {
    write: {
      ...(isHeld ? owned(scene) : baseOf(scene)),
      handoff: {
        id: handoff.id,
        from: isHeld ? ['claimed'] : waitingStates,
        to: { kind: 'left_message', ticket: '' },
        ticket: true,
        due: null,
      },
      mode: { kind: 'bot' },
      dialogue: returnedDialogue(snapshot.conversation.dialogue),
      turns: [{ author: { kind: 'system', what: 'left_message' }, content: parts, at: now }],
      deliveries: [
        ...toCustomer({ kind: 'system' }, parts, scene),
        ...threads.posts(handoff.id, showing, [{ kind: 'state', text: line }], now),
      ],
    },
  };
}

/** The bot starts again, and still knows what the customer told. */
function returnedDialogue({ menu: _, topic: _topic, ...dialogue }: Dialogue): Dialogue {
  return { ...dialogue, misses: 0, flows: [] };
}

/** The session is over; the language stays his. */
function newSession({ language, welcomed }: Dialogue): Dialogue {
  return {
    ...freshDialogue,
    ...(language !== undefined && { language }),
    ...(welcomed !== undefined && { welcomed }),
  };
}
