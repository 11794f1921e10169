// What a message fills a slot with: an entity of its type, one of its choices, or the words themselves.

import { textIn } from '../../knowledge/book.ts';
import type { Flow } from '../../knowledge/schema.ts';
import type { Choice, Entity } from '../../model/index.ts';
import { openWords } from '../keywords.ts';
import { chosenValue } from '../menu.ts';
import { normalise } from '../normalise.ts';
import type { Scene } from '../plan.ts';

export type Slot = Flow['slots'][number];

/** A slot type may be a family of entity types. In an order number's place a bare 12-digit number is one. */
const families: Readonly<Record<string, (type: string) => boolean>> = {
  tracking_no: (type) => type.startsWith('tracking_'),
  order_no: (type) => type === 'order_no' || type === 'item_id',
  height: (type) => type === 'height_weight',
  weight: (type) => type === 'height_weight',
  number: (type) => type === 'quantity' || type === 'money',
  date: (type) => type === 'date_time',
  colour: (type) => type === 'color',
};

/** The value for an asked slot, undefined if the message does not fit. */
export function valueFor(slot: Slot, scene: Scene): string | undefined {
  const pressed = chosenValue(scene);
  if (slot.type === 'choice') {
    if (pressed?.startsWith('flow:')) return slot.choices.find(({ value }) => value === pressed.slice(5))?.value;
    return choiceIn(slot, scene);
  }
  const text = scene.reading.text.trim();
  if (slot.type === 'text') return text === '' ? undefined : text.slice(0, 500);
  const typed = typedEntity(slot, scene.reading.entities);
  if (typed !== undefined) return typed;
  if ((slot.type === 'quantity' || slot.type === 'number') && /^\d{1,9}$/.test(scene.reading.said.plain.trim()))
    return scene.reading.said.plain.trim();
  return undefined;
}

/** What the message that starts a flow already says; free text is never taken from it. */
export function givenAlready(slot: Slot, scene: Scene): string | undefined {
  if (slot.type === 'text') return undefined;
  return slot.type === 'choice' ? byWords(slot, scene, 2) : typedEntity(slot, scene.reading.entities);
}

function typedEntity({ type }: Slot, entities: readonly Entity[]): string | undefined {
  const fits = families[type] ?? ((each: string) => each === type);
  const found = entities.findLast((each) => fits(each.type));
  if (found?.type !== 'height_weight' || type === 'height_weight') return found?.value;
  return (type === 'height' ? /[\d.]+(?=cm)/ : /[\d.]+(?=kg)/).exec(found.value)?.[0];
}

function choiceIn(slot: Slot, scene: Scene): string | undefined {
  const said = scene.reading.said.plain.trim();
  const number = /^(?:第|选)?(\d{1,2})(?:个|项)?[.。)）]?$/.exec(said)?.[1];
  if (number !== undefined) return slot.choices[Number(number) - 1]?.value;
  const same = slot.choices.find(
    ({ value, label }) => value === said || Object.values(label).some((text) => normalise(text).plain.trim() === said),
  );
  return same?.value ?? byWords(slot, scene, 1);
}

/** The choice whose longest word stands in the text; a `没` or `不` of another choice is not stolen (没穿 before 穿). */
function byWords({ choices }: Slot, { reading }: Scene, shortest: number): string | undefined {
  let best: { value: string; length: number } | undefined;
  for (const { value, words } of choices) {
    const long = words.filter((word) => word.length >= shortest);
    const length = openWords(long)(reading.said)?.[0]?.length ?? 0;
    if (length > (best?.length ?? 0)) best = { value, length };
  }
  return best?.value;
}

export function slotChoices({ choices }: Slot, { language, book }: Scene): Choice[] {
  return choices.map(({ value, label }) => ({ value: `flow:${value}`, label: textIn(label, language, book) }));
}

/** A filled slot as people read it: a choice by its label. */
export function shown(
  slot: Slot | undefined,
  value: string,
  { language, book }: Pick<Scene, 'language' | 'book'>,
): string {
  const choice = slot?.choices.find((each) => each.value === value);
  return choice ? textIn(choice.label, language, book) : value;
}
