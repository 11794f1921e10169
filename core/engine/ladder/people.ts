// Rungs that fetch a person before anything is answered: a wish, anger, a grave topic, a special customer.

import { handOver } from '../handover.ts';
import type { Rung, Scene } from '../plan.ts';
import { thresholdsOf } from '../thresholds.ts';

/** He said so, or pressed the button. */
export const wish: Rung = (scene) => {
  const pressed = scene.content.some(
    (part) => part.kind === 'human' || (part.kind === 'choice' && part.value === 'human'),
  );
  const { wantsHuman } = scene.reading;
  if (!pressed && !wantsHuman.wish) return undefined;
  const words = pressed ? ['button'] : wantsHuman.because;
  return handOver(scene, {
    reason: 'wish',
    why: {
      via: pressed ? 'choice' : 'command',
      score: pressed ? 1 : wantsHuman.score,
      matched: words,
      note: `asks for a person: ${words.join(', ')}`,
    },
  });
};

/** The shop names the moods that go to a person; the FAQ is not quoted at someone who shouts. */
export const mood: Rung = (scene) => {
  const { mood: felt } = scene.reading;
  const escalates: readonly string[] = scene.book.routing.escalate.moods;
  if (!escalates.includes(felt.name)) return undefined;
  // A tone may be misheard, a question that is clear is not: it is answered.
  if (felt.byTone && isClear(scene)) return undefined;
  // Who shouts about a grave topic goes to the people for that topic.
  const grave = topic(scene)?.act;
  const ruled = scene.reading.rule?.rule.handOff;
  const known = grave?.kind === 'hand_off' ? grave : undefined;
  return handOver(scene, {
    reason: 'angry',
    skill: ruled?.skill ?? known?.skill,
    topic: ruled?.topic ?? known?.topic,
    why: { score: felt.score, matched: felt.because, note: `${felt.name}: ${felt.because.join(', ')}` },
    first: [{ kind: 'phrase', key: 'apology' }],
  });
};

function isClear({ reading: { rule, matches }, book }: Scene): boolean {
  const best = matches[0];
  return rule !== undefined || (best !== undefined && best.score >= thresholdsOf(book).answer);
}

export const topic: Rung = (scene) => {
  for (const { id, skill, find } of scene.prepared.topics) {
    const matched = find(scene.reading.said);
    if (matched)
      return handOver(scene, {
        reason: 'topic',
        topic: id,
        skill,
        why: { via: 'keyword', score: 1, matched, note: `topic ${id}: ${matched.join(', ')}` },
      });
  }
  return undefined;
};

export const vip: Rung = (scene) => {
  const tag = scene.snapshot.customer.tags.find((each) => scene.book.routing.escalate.vip.includes(each));
  if (tag === undefined) return undefined;
  return handOver(scene, { reason: 'vip', why: { note: `customer is tagged ${tag}` } });
};
