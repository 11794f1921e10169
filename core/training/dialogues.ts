// Scripted dialogues: a conversation played with the engine, each turn held against what it must lead to.

import type { Engine, Thought } from '../engine/index.ts';
import type { DialogueFile, Expectation } from '../knowledge/index.ts';
import { type Choice, type Content, type Timestamp, timestamp } from '../model/index.ts';
import { entriesReached, openTalk } from './talk.ts';

/** One turn that did not go as written. */
export type Lapse = {
  /** 1-based. */
  readonly turn: number;
  readonly said: string;
  readonly wanted: string;
  readonly got: string;
};

export type DialogueResult = { readonly name: string; readonly turns: number; readonly lapses: readonly Lapse[] };

/** Plays a dialogue to its end, however many turns fail. `name` is how its file is called. */
export function playDialogue(name: string, dialogue: DialogueFile, engine: Engine, now: Timestamp): DialogueResult {
  const talk = openTalk(engine, {
    now: dialogue.at === undefined ? now : timestamp(Date.parse(dialogue.at)),
    channel: dialogue.channel,
    tags: dialogue.tags,
    seed: name,
    ...(dialogue.orders && { orders: dialogue.orders }),
  });
  const lapses: Lapse[] = [];
  let shown: readonly Choice[] = [];
  for (const [index, { say, choose, expect }] of dialogue.turns.entries()) {
    const choice =
      choose === undefined ? undefined : shown.find(({ label, value }) => label === choose || value === choose);
    const said = say ?? (choose === undefined ? '' : `[${choose}]`);
    const fault = (wanted: string, got: string) => lapses.push({ turn: index + 1, said, wanted, got });
    if (choose !== undefined && !choice)
      fault(`a choice "${choose}"`, shown.map(({ label }) => label).join(' | ') || 'no choices');
    const content: Content[] = [
      ...(say === undefined ? [] : [{ kind: 'text' as const, text: say }]),
      ...(choice ? [{ kind: 'choice' as const, value: choice.value, label: choice.label }] : []),
    ];
    const thought = talk(content);
    for (const [wanted, got] of faults(expect, thought, engine)) fault(wanted, got);
    shown = thought.say?.choices ?? thought.dialogue.menu ?? [];
  }
  return { name, turns: dialogue.turns.length, lapses };
}

function faults(expect: Expectation, thought: Thought, engine: Engine): [wanted: string, got: string][] {
  const { decision, understanding, say } = thought;
  const found: [string, string][] = [];
  const same = (what: string, wanted: string | undefined, got: string | undefined) => {
    if (wanted !== undefined && wanted !== got) found.push([`${what} ${wanted}`, got ?? 'none']);
  };
  same('kind', expect.kind, decision.kind);
  const reached = entriesReached(thought, engine);
  if (expect.entry !== undefined && !reached.includes(expect.entry))
    found.push([`entry ${expect.entry}`, reached[0] ?? decision.kind]);
  same('reason', expect.reason, decision.kind === 'hand_off' ? decision.reason : undefined);
  same('skill', expect.skill, decision.kind === 'hand_off' ? decision.skill : undefined);
  same('mood', expect.mood, understanding.mood.name);
  const words = wordsIn(thought);
  for (const text of expect.says) if (!words.includes(text)) found.push([`says "${text}"`, words || 'nothing']);
  for (const text of expect.saysNot) if (words.includes(text)) found.push([`never says "${text}"`, words]);
  const labels = (say?.choices ?? []).map(({ label }) => label);
  for (const text of expect.offers)
    if (!labels.some((label) => label.includes(text)))
      found.push([`offers "${text}"`, labels.join(' | ') || 'no choices']);
  for (const [type, value] of Object.entries(expect.entities)) {
    const got = understanding.entities.filter((entity) => entity.type === type).map((entity) => entity.value);
    if (!got.includes(value)) found.push([`${type} ${value}`, got.join(', ') || 'none']);
  }
  return found;
}

const wordsIn = ({ say }: Thought): string =>
  (say?.parts ?? [])
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'card')
        return [part.title, ...part.fields.flatMap(({ label, value }) => [label, value])].join('\n');
      return part.name ?? part.type;
    })
    .join('\n');
