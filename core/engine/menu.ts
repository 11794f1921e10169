// What a customer picked: a button's value, or a menu's entry typed by number or label.

import type { Choice } from '../model/index.ts';
import type { Scene } from './plan.ts';

/** The value behind a press, a number (`2`, `２`, `2.`, 第二个) or a typed label; only the newest press counts. */
export function chosenValue({ content, dialogue, reading }: Scene): string | undefined {
  const pressed = content.findLast((part) => part.kind === 'choice');
  if (pressed?.kind === 'choice') return pressed.value;
  return dialogue.menu && typed(reading.said.plain, dialogue.menu);
}

function typed(plain: string, menu: readonly Choice[]): string | undefined {
  const said = plain.trim();
  const number = /^(?:第|选|选择|no\.? ?|#)?(\d{1,2})(?:个|项|号)?[.。,、)!]?$/.exec(said)?.[1];
  if (number !== undefined) return menu[Number(number) - 1]?.value;
  const chinese = /^(?:第|选)?([一二三四五六七八九])(?:个|项)?$/.exec(said)?.[1];
  if (chinese !== undefined) return menu['一二三四五六七八九'.indexOf(chinese)]?.value;
  return menu.find(({ label }) => fold(label) === said)?.value;
}

const fold = (label: string): string => label.normalize('NFKC').toLowerCase().trim();
