// What an agent says, notes, changes and takes back: one unit, or a refusal with its reason.

import type { Content, Part } from '../model/index.ts';
import { type Act, baseOf, deniedToOthers, owned, refused } from './act-guards.ts';
import { type ActScene, authorOf, nameOf, onOtherDesks, replyAuthor, textParts, toCustomer } from './act-scene.ts';
import { deskLanguageOf, excerptOf, languageOf, systemPost } from './case.ts';
import { fromStates, mayHappen } from './handoff.ts';
import { isPrivateText } from './privacy.ts';
import { partsOf } from './transcript.ts';
import { deskWord } from './words.ts';

/** An agent's words cross to the customer; the other desks see them too. */
export function said(scene: ActScene, content: readonly Content[], everywhere = false): Act {
  const denied = deniedToOthers(scene);
  if (denied) return denied;
  const { event, now, handoff, showing, threads } = scene;
  const parts = partsOf(content, deskLanguageOf(scene.engine));
  const line = { kind: 'agent' as const, name: nameOf(event.by.agent, scene), parts, at: now };
  return {
    write: {
      ...owned(scene),
      turns: [{ author: authorOf(scene), content: parts, at: now }],
      deliveries: [
        ...toCustomer(replyAuthor(scene), parts, scene),
        ...(everywhere ? threads.posts(handoff.id, showing, [line], now) : onOtherDesks([line], scene)),
      ],
    },
  };
}

/** For agents only, whoever holds the case. */
export function noted(scene: ActScene, content: readonly Content[]): Act {
  const { event, handoff, now } = scene;
  if (!mayHappen('noted', handoff.state.kind)) return refused('case_over', scene);
  const parts = partsOf(content, deskLanguageOf(scene.engine));
  return {
    write: {
      ...baseOf(scene),
      handoff: { id: handoff.id, from: fromStates('noted') },
      turns: [{ author: authorOf(scene), content: parts, at: now, private: true }],
      deliveries: onOtherDesks([{ kind: 'note', name: nameOf(event.by.agent, scene), parts, at: now }], scene),
    },
  };
}

/** An edit never makes a note public: what was not certainly said to the customer stays among agents. */
export function edited(scene: ActScene, content: readonly Content[]): Act {
  const { original, engine, snapshot, now } = scene;
  if (!mayHappen('edited', scene.handoff.state.kind)) return refused('case_over', scene);
  if (!original || original.turn.private || isPrivate(content)) return noted(scene, content);
  const denied = deniedToOthers(scene);
  if (denied) return denied;
  const { address } = snapshot.conversation;
  const parts = partsOf(content, deskLanguageOf(engine));
  const corrected = correctionOf(parts, languageOf(snapshot, engine));
  // Changed in place only where one message becomes one message.
  const inPlace =
    original.platformIds.length === 1 && scene.voice.canEdit(address)
      ? toCustomer(replyAuthor(scene), parts, scene, original.platformIds)
      : [];
  const deliveries = inPlace.length === 1 ? inPlace : toCustomer(replyAuthor(scene), corrected, scene);
  return {
    write: {
      ...owned(scene),
      turns: [{ author: authorOf(scene), content: corrected, at: now }],
      deliveries: [
        ...deliveries,
        ...onOtherDesks(
          [{ kind: 'agent', name: nameOf(scene.event.by.agent, scene), parts: corrected, at: now }],
          scene,
        ),
      ],
    },
  };
}

/**
 * His own words vanish at the customer, where the channel can do that; his colleagues see that they were said. A note has
 * nobody to be taken back from.
 */
export function recalled(scene: ActScene): Act {
  const { original, event, handoff, snapshot, engine, now, showing, threads, voice } = scene;
  if (!original || original.turn.private) return { status: 'done' };
  const { author, content } = original.turn;
  if (author.kind !== 'agent' || author.agent !== event.by.agent) return refused('not_yours', scene);
  if (!mayHappen('recalled', handoff.state.kind)) return refused('case_over', scene);
  const language = deskLanguageOf(engine);
  const parts = partsOf(content as readonly Content[], language);
  const line = deskWord('took_back', language, { name: nameOf(author.agent, scene), text: excerptOf(parts, language) });
  const words = { author: replyAuthor(scene), parts, shows: { turn: 0 }, platformIds: original.platformIds };
  const taken = voice.takeBack(snapshot.conversation.address, words, now);
  if (taken.length === 0) return refused('cannot_recall', scene);
  return {
    write: {
      ...baseOf(scene),
      handoff: { id: handoff.id, from: fromStates('recalled') },
      turns: [{ author: { kind: 'system', what: 'took_back' }, content: textParts(line), at: now, private: true }],
      deliveries: [...taken, ...threads.posts(handoff.id, showing, [systemPost(line, now)], now)],
    },
  };
}

function correctionOf(parts: readonly Part[], language: string): Part[] {
  const mark = deskWord('correction', language);
  const [first, ...rest] = parts;
  return first?.kind === 'text'
    ? [{ ...first, text: `${mark}${first.text}` }, ...rest]
    : [...textParts(mark.trim()), ...parts];
}

export function isPrivate(content: readonly Content[]): boolean {
  return content.some((piece) => {
    const words = piece.kind === 'text' ? piece.text : piece.kind === 'media' ? piece.caption : undefined;
    return words !== undefined && isPrivateText(words);
  });
}
