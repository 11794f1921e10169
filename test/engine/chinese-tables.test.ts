// The tables of Chinese characters are what OpenCC and pinyin-pro say. After an update of either,
// `vitest run test/engine/chinese-tables.test.ts --update=all` writes them anew.

import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { syllables } from '../../core/engine/nlu/chinese-pinyin.ts';

const require = createRequire(import.meta.url);
const { Converter } = require('opencc-js/t2cn') as typeof import('opencc-js');
const { pinyin } = require('pinyin-pro') as typeof import('pinyin-pro');

const characters = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i));

it('traditional characters and their simplified ones are OpenCC’s', async () => {
  const all = characters(0x3400, 0x9fff);
  // A line break between the characters keeps OpenCC from reading them as words.
  const simple = Converter({ from: 't', to: 'cn' })(all.join('\n')).split('\n');
  const pairs = all.flatMap((character, i) =>
    simple[i]!.length === 1 && simple[i] !== character ? [`${character}${simple[i]}`] : [],
  );
  expect(pairs).toContain('體体');
  await expect(`// Traditional characters with their simplified ones, as OpenCC has them: written by
// test/engine/chinese-tables.test.ts and never by hand.

export const simplifications = \`
${inLines(pairs, 55)}
\`;
`).toMatchFileSnapshot('../../core/engine/nlu/table-simplified.ts');
});

it('the sound of each character is pinyin-pro’s', async () => {
  const sounding = new Map<string, string[]>(syllables.map((syllable) => [syllable, []]));
  for (const character of characters(0x4e00, 0x9fff)) {
    // 了 is read liao in a dictionary and le in a chat.
    const sound = character === '了' ? 'le' : pinyin(character, { toneType: 'none', v: true });
    sounding.get(sound)?.push(character);
  }
  expect(sounding.get('fa')).toContain('发');
  const lines = [...sounding].map(([syllable, alike]) => `${syllable} ${alike.join('')}`);
  await expect(`// Characters by the toneless syllable they are mostly read with, as pinyin-pro has them: written by
// test/engine/chinese-tables.test.ts and never by hand.

export const sounds = \`
${lines.join('\n')}
\`;
`).toMatchFileSnapshot('../../core/engine/nlu/table-sounds.ts');
});

function inLines(pieces: readonly string[], most: number): string {
  const lines: string[] = [];
  for (let i = 0; i < pieces.length; i += most) lines.push(pieces.slice(i, i + most).join(''));
  return lines.join('\n');
}
