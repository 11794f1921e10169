// Rungs that answer from the shop's rules and entries, or say that they cannot.

import type { Faq } from '../../knowledge/schema.ts';
import type { Choice, Match } from '../../model/index.ts';
import { answerWith, entryChoice } from '../entries.ts';
import { askNeeds, startFlow } from '../flows/index.ts';
import { handOver } from '../handover.ts';
import { type Plan, type Rung, type Saying, type Scene, whyMatch } from '../plan.ts';
import { OFFER_SHARE, PIECE, thresholdsOf } from '../thresholds.ts';
import { phraseText } from '../wording.ts';

/** A keyword rule of the shop: it answers, points to an entry, starts a flow, or fetches a person. */
export const rule: Rung = (scene) => {
  const hit = scene.reading.rule;
  if (!hit) return undefined;
  const { id, answer, entry, handOff, flow } = hit.rule;
  const match: Match = { entry: entry ?? `rule:${id}`, score: 1, via: 'keyword', matched: hit.matched };
  const runnerUp = scene.reading.matches.find((each) => each.entry !== entry);
  const why = { ...whyMatch(match, runnerUp), note: `rule ${id} matched ${hit.matched.join(', ')}` };
  const said: Saying[] = answer ? [{ kind: 'text', text: answer }] : [];
  if (handOff)
    return handOver(scene, { reason: 'keyword', skill: handOff.skill, topic: handOff.topic ?? id, why, first: said });
  if (flow !== undefined) return startFlow(scene, flow, why);
  const faq = entry === undefined ? undefined : scene.book.faqById.get(entry);
  if (faq) return askNeeds(scene, faq, why) ?? merge(answerWith(scene, [faq], match, runnerUp), { why });
  if (said.length === 0) return undefined;
  return { act: { kind: 'answer', entry: `rule:${id}` }, why, sayings: said, dialogue: { misses: 0 } };
};

/** Words that start a flow. */
export const flowStart: Rung = (scene) => {
  for (const { flow, find } of scene.prepared.flowStarts) {
    const matched = find(scene.reading.said);
    if (matched) return startFlow(scene, flow, { via: 'flow', score: 1, matched });
  }
  return undefined;
};

/** A stored phrasing, word for word. */
export const exact: Rung = (scene) => {
  const [best, second] = scene.reading.matches;
  if (best?.via !== 'exact' || best.score < thresholdsOf(scene.book).answer) return undefined;
  return answerMatch(scene, best, second);
};

/** Several questions, each clear by itself, answered in one reply. */
export const several: Rung = (scene) => {
  const clear = scene.reading.questions().flatMap(({ matches: [best] }) => {
    const entry = best && best.score >= PIECE ? scene.book.faqById.get(best.entry) : undefined;
    return entry && best ? [{ entry, match: best }] : [];
  });
  const meant = clear.filter(({ entry }) => entry.category !== 'chat');
  const entries = [...new Set(meant.map(({ entry }) => entry))];
  if (entries.length < 2) return undefined;
  return answerWith(
    scene,
    entries.slice(0, 2),
    meant[0]!.match,
    meant.find(({ entry }) => entry !== entries[0])!.match,
  );
};

/** The recogniser is sure enough of the whole message, or of the one question in it. */
export const similar: Rung = (scene) => {
  const [best, second] = scene.reading.matches;
  if (best && isSure(best, scene)) return answerMatch(scene, best, second);
  const sure = scene.reading
    .questions()
    .map(({ matches: [top] }) => top)
    .filter((top): top is Match => top !== undefined && isSure(top, scene) && notChat(top, scene));
  return sure.length === 1 ? answerMatch(scene, sure[0]!, best) : undefined;
};

function isSure({ entry, score }: Match, { book }: Scene): boolean {
  const { answer, handOver } = thresholdsOf(book);
  return score >= (book.faqById.get(entry)?.handOff ? handOver : answer);
}

function answerMatch(scene: Scene, match: Match, runnerUp?: Match): Plan | undefined {
  const entry = scene.book.faqById.get(match.entry);
  if (!entry) return undefined;
  const flow = [...scene.book.flows.values()].find(({ start }) => start.entries.includes(entry.id));
  if (flow) return startFlow(scene, flow.id, whyMatch(match, runnerUp), entry);
  return askNeeds(scene, entry, whyMatch(match, runnerUp)) ?? answerWith(scene, [entry], match, runnerUp);
}

const notChat = ({ entry }: Match, { book }: Scene): boolean => book.faqById.get(entry)?.category !== 'chat';

/** Hello and thanks in a shop whose FAQ has no small talk. */
export const courtesy: Rung = ({ reading, dialogue }) => {
  const key =
    /^(?:你好呀?|哈喽|嗨|在吗|在不在|有人吗|早上好|晚上好|下午好|hi|hello|hey|good (?:morning|afternoon|evening))$/.test(
      reading.normalised,
    )
      ? 'greeting'
      : /^(?:谢谢.?|多谢|感谢|再见|拜拜|好的|thanks|thank you|bye|goodbye|ok)$/.test(reading.normalised)
        ? 'closing'
        : undefined;
  if (!key) return undefined;
  return {
    act: { kind: 'answer', entry: `phrase:${key}` },
    why: { note: `courtesy ${reading.normalised}`, matched: [reading.normalised], score: 1 },
    sayings: [{ kind: 'phrase', key }],
    dialogue: { misses: dialogue.misses },
  };
};

/** Not sure, but close: the customer chooses. */
export const clarify: Rung = (scene) => {
  const { matches, questions } = scene.reading;
  const pool = [...matches, ...questions().flatMap((question) => question.matches)].sort((a, b) => b.score - a.score);
  const best = pool[0];
  if (!best || best.score < thresholdsOf(scene.book).clarify) return undefined;
  const between: Faq[] = [];
  for (const match of pool) {
    const entry = scene.book.faqById.get(match.entry);
    if (!entry || between.includes(entry) || match.score < best.score * OFFER_SHARE) continue;
    if (between.length < 4) between.push(entry);
  }
  if (between.length === 0) return undefined;
  const none: Choice = {
    value: 'none',
    label: phraseText(scene.book, 'clarify_none', { language: scene.language, seed: '' }),
  };
  return {
    act: { kind: 'clarify', between: between.map(({ id }) => id) },
    why: {
      ...whyMatch(
        best,
        pool.find(({ entry }) => entry !== best.entry),
      ),
      note: 'close, but not sure',
    },
    sayings: [{ kind: 'phrase', key: 'clarify' }],
    choices: [...between.map((entry) => entryChoice(entry, scene.language, scene.book)), none],
  };
};

/** Nothing fits. After so many in a row a person is fetched. */
export const miss = (scene: Scene, note = 'nothing known fits'): Plan => {
  const count = scene.dialogue.misses + 1;
  const [best, second] = scene.reading.matches;
  const why = { ...(best && whyMatch(best, second)), note };
  if (count >= scene.book.routing.escalate.afterMisses)
    return handOver(scene, { reason: 'misses', why: { ...why, note: `${note}; ${count} in a row` } });
  return {
    act: { kind: 'admit_miss', count },
    why,
    sayings: [{ kind: 'phrase', key: count === 1 ? 'miss' : 'miss_again' }],
    choices: [{ value: 'human', label: scene.language.startsWith('zh') ? '转人工' : 'Talk to a person' }],
    dialogue: { misses: count },
  };
};

function merge(plan: Plan, change: Pick<Plan, 'why'>): Plan {
  return { ...plan, why: { ...plan.why, ...change.why } };
}
