// The schemas that editors use are the ones the code checks by, and the commands say what they should.

import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files } from '../../core/knowledge/index.ts';
import { miniShop } from './mini-shop.ts';

const root = join(import.meta.dirname, '../..');
const run = (script: string, args: readonly string[], env: Record<string, string> = {}) => {
  const result = spawnSync(process.execPath, ['--disable-proto=delete', join(root, 'scripts', script), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status: result.status, out: result.stdout, err: result.stderr };
};

describe('build-schemas', { timeout: 60_000 }, () => {
  it('finds the committed schemas fresh', () => {
    const { status, err } = run('build-schemas.ts', ['--check']);
    expect([status, err]).toEqual([0, '']);
  });

  it('describes every field in Chinese and English where it has a description', () => {
    for (const name of Object.keys(files)) {
      const text = readFileSync(join(root, 'knowledge/schema', name.replace('.json', '.schema.json')), 'utf8');
      const descriptions = [...text.matchAll(/"description": "(.*)"/g)].map(([, words]) => words!);
      expect(descriptions.length).toBeGreaterThan(0);
      for (const words of descriptions) expect(words).toMatch(/\p{Script=Han}.* \/ .*[A-Za-z]/u);
    }
  });
});

describe('check-knowledge', { timeout: 120_000 }, () => {
  it('ends with 0 and a summary for a good shop, by folder or by name', () => {
    using shop = miniShop();
    const byName = run('check-knowledge.ts', ['mini', '--lang', 'en'], { HUOJI_KNOWLEDGE: shop.knowledge });
    expect(byName.status, byName.out + byName.err).toBe(0);
    expect(byName.out).toMatch(
      /mini: no errors[\s\S]*entries: 2\n[\s\S]*phrasings: 12\n[\s\S]*rules: 4\n[\s\S]*products: 2/,
    );
    expect(byName.out).not.toMatch(/\p{Script=Han}/u);
    expect(run('check-knowledge.ts', [shop.folder]).status).toBe(0);
  });

  it('ends with 1 and both languages for a broken one, among several', () => {
    using shop = miniShop();
    cpSync(shop.folder, join(shop.knowledge, 'shops', 'other'), { recursive: true });
    shop.swap('faq.json', '"related": ["refund"]', '"related": ["refnd"]');
    const { status, out } = run('check-knowledge.ts', [], { HUOJI_KNOWLEDGE: shop.knowledge });
    expect(status).toBe(1);
    expect(out).toContain(`faq.json:${shop.lineOf('faq.json', 'refnd')}:19`);
    expect(out).toContain('问题“refnd”不存在');
    expect(out).toContain('There is no entry "refnd"');
    expect(out).toContain('other: no errors');
  });

  it('speaks JSON to programs', () => {
    using shop = miniShop();
    shop.swap('faq.json', '"related": ["refund"]', '"related": ["refnd"]');
    const { status, out } = run('check-knowledge.ts', [shop.folder, '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      shops: [
        {
          shop: 'mini',
          ok: false,
          problems: [{ code: 'entry_unknown', file: 'faq.json', path: 'entries[0].related[0]' }],
        },
      ],
    });
  });

  it('says so when there is no such shop', () => {
    using shop = miniShop();
    const { status, err } = run('check-knowledge.ts', ['nobody'], { HUOJI_KNOWLEDGE: shop.knowledge });
    expect(status).toBe(1);
    expect(err).toContain('nobody');
  });
});
