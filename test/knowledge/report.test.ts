// A merchant makes every mistake there is; each time the report names the file, the line, the field and what to do.

import { symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatReport, type ProblemCode } from '../../core/knowledge/index.ts';
import { warningCodes, words } from '../../core/knowledge/words.ts';
import { type MiniShop, miniShop } from './mini-shop.ts';

type Mistake = {
  readonly code: ProblemCode;
  readonly make: (shop: MiniShop) => void;
  readonly file: string;
  /** A piece of text on the line that must be named; none when the problem is the file itself. */
  readonly line?: string;
  readonly path?: string;
  readonly entry?: string;
  /** What the Chinese and the English remedy or message must mention. */
  readonly says?: string;
};

const replaced =
  (file: string, from: string, to: string) =>
  (shop: MiniShop): void =>
    shop.swap(file, from, to);

const pack = JSON.stringify({
  id: 'general',
  version: 1,
  entries: [{ id: 'opening', category: 'chat', question: { zh: '几点开门' }, variants: { zh: ['营业时间'] } }],
});

const mistakes: readonly Mistake[] = [
  // The folder.
  {
    code: 'file_missing',
    make: (shop) => unlinkSync(join(shop.folder, 'faq.json')),
    file: 'faq.json',
    says: 'faq.json',
  },
  { code: 'file_unknown', make: (shop) => shop.write('faqs.json', '{}'), file: 'faqs.json', says: 'faq.json' },
  {
    code: 'file_outside',
    make(shop) {
      unlinkSync(join(shop.folder, 'policies.json'));
      symlinkSync('/etc/hostname', join(shop.folder, 'policies.json'));
    },
    file: 'policies.json',
  },
  {
    code: 'file_unreadable',
    make(shop) {
      unlinkSync(join(shop.folder, 'policies.json'));
      symlinkSync('media', join(shop.folder, 'policies.json'));
    },
    file: 'policies.json',
  },
  {
    code: 'file_too_large',
    make: (shop) => shop.write('faq.json', ' '.repeat(5 * 1024 * 1024 + 1)),
    file: 'faq.json',
    says: '5 MB',
  },
  { code: 'file_empty', make: (shop) => shop.write('faq.json', ''), file: 'faq.json' },
  {
    code: 'file_not_utf8',
    make: (shop) => shop.write('faq.json', Buffer.from([0x22, 0xcd, 0xcb, 0xbb, 0xf5, 0x22])),
    file: 'faq.json',
    says: 'GBK',
  },
  // JSON.
  {
    code: 'json_syntax',
    make: replaced('faq.json', '"related": ["refund"],', '"related": ["refund"]，'),
    file: 'faq.json',
    line: '"related": ["refund"]，',
    says: '，',
  },
  {
    code: 'json_too_deep',
    make: (shop) => shop.write('faq.json', `{"entries":\n${'['.repeat(100_000)}`),
    file: 'faq.json',
    line: '[[[',
    says: '32',
  },
  {
    code: 'key_forbidden',
    make: replaced('policies.json', '"policies": {', '"policies": {\n "__proto__": {"value": 1, "unit": "days"},'),
    file: 'policies.json',
    line: '__proto__',
    says: '__proto__',
  },
  {
    code: 'key_twice',
    make: replaced('policies.json', '"return.address"', '"return.days"'),
    file: 'policies.json',
    line: '"return.days": { "text"',
    says: 'return.days',
  },
  {
    code: 'text_unprintable',
    make: replaced('policies.json', '杭州市余杭区', '杭州\\u0000'),
    file: 'policies.json',
    line: '\\u0000',
  },
  // The schema.
  {
    code: 'field_unknown',
    make: replaced('faq.json', '"variants": {\n        "zh": ["多久', '"varients": {\n        "zh": ["多久'),
    file: 'faq.json',
    line: 'varients',
    path: 'entries[0].varients',
    entry: 'ship_when',
    says: 'variants',
  },
  {
    code: 'field_missing',
    make: replaced('products.json', '"names": ["草帽", "straw hat"], ', ''),
    file: 'products.json',
    line: '"straw_hat", "stock"',
    path: 'products[1].names',
    entry: 'straw_hat',
    says: 'names',
  },
  {
    code: 'wrong_type',
    make: replaced('routing.json', '"notice": 1', '"notice": "一分钟"'),
    file: 'routing.json',
    line: '一分钟',
    path: 'waitMinutes.notice',
  },
  {
    code: 'wrong_value',
    make: replaced('policies.json', '"unit": "hours"', '"unit": "hour"'),
    file: 'policies.json',
    line: '"hour"',
    path: 'policies["shipping.within"].unit',
    says: 'hours',
  },
  {
    code: 'wrong_form',
    make: replaced('products.json', '"199.00"', '"199元"'),
    file: 'products.json',
    line: '199元',
    path: 'products[0].price.amount',
    entry: 'linen_dress',
    says: '199元',
  },
  {
    code: 'too_few',
    make: replaced('shop.json', '"languages": ["zh", "en"]', '"languages": []'),
    file: 'shop.json',
    line: '"languages": []',
    path: 'languages',
  },
  {
    code: 'too_many',
    make: replaced('faq.json', '"related": ["refund"]', '"related": ["a", "b", "c", "d", "e", "f"]'),
    file: 'faq.json',
    line: '"f"]',
    path: 'entries[0].related',
    says: '5',
  },
  {
    code: 'text_empty',
    make: replaced('shop.json', '{ "zh": "退货", "en": "Returns" }', '{}'),
    file: 'shop.json',
    line: '"label": {}',
    path: 'welcome.cards[1].label',
  },
  {
    code: 'language_key',
    make: replaced('shop.json', '"name": { "zh"', '"name": { "中文"'),
    file: 'shop.json',
    line: '"中文"',
    path: 'name["中文"]',
    says: '中文',
  },
  // The files against each other.
  {
    code: 'id_twice',
    make: replaced('faq.json', '"id": "refund"', '"id": "ship_when"'),
    file: 'faq.json',
    line: '"id": "ship_when"',
    path: 'entries[1].id',
    entry: 'ship_when',
    says: 'faq.json:5',
  },
  {
    code: 'phrasing_shared',
    make: replaced('faq.json', '"我要退货"', '"多久 发货？"'),
    file: 'faq.json',
    line: '多久 发货',
    path: 'entries[1].variants.zh[0]',
    entry: 'refund',
    says: 'ship_when',
  },
  {
    code: 'entry_unknown',
    make: replaced('faq.json', '"related": ["refund"]', '"related": ["refnd"]'),
    file: 'faq.json',
    line: 'refnd',
    path: 'entries[0].related[0]',
    entry: 'ship_when',
    says: 'refund',
  },
  {
    code: 'product_unknown',
    make: replaced('products.json', '"goesWith": ["straw_hat"]', '"goesWith": ["straw_hats"]'),
    file: 'products.json',
    line: 'straw_hats',
    path: 'products[0].goesWith[0]',
    says: 'straw_hat',
  },
  {
    code: 'flow_unknown',
    make: replaced('keywords.json', '"flow": "return_flow"', '"flow": "return_flo"'),
    file: 'keywords.json',
    line: 'return_flo',
    path: 'rules[3].flow',
    entry: 'kw_return',
    says: 'return_flow',
  },
  {
    code: 'step_unknown',
    make: replaced('flows.json', '"otherwise": "where"', '"otherwise": "wher"'),
    file: 'flows.json',
    line: '"wher"',
    path: 'flows[0].steps[3].otherwise',
    entry: 'return_flow',
    says: 'where',
  },
  {
    code: 'slot_unknown',
    make: replaced('faq.json', '"needs": ["order_no"]', '"needs": ["order_nr"]'),
    file: 'faq.json',
    line: 'order_nr',
    path: 'entries[1].needs[0]',
    says: 'order_no',
  },
  {
    code: 'skill_unknown',
    make: replaced('keywords.json', '"skill": "aftersales"', '"skill": "aftersale"'),
    file: 'keywords.json',
    line: '"aftersale"',
    path: 'rules[2].handOff.skill',
    says: 'aftersales',
  },
  {
    code: 'entry_asleep',
    make: replaced('faq.json', '"id": "refund",', '"id": "refund", "active": false,'),
    file: 'faq.json',
    line: '"related": ["refund"]',
    path: 'entries[0].related[0]',
    says: 'refund',
  },
  {
    code: 'points_to_itself',
    make: replaced('faq.json', '"related": ["refund"]', '"related": ["ship_when"]'),
    file: 'faq.json',
    line: '"related": ["ship_when"],',
    path: 'entries[0].related[0]',
  },
  {
    code: 'expired',
    make: replaced('faq.json', '"until": "2099-12-31"', '"until": "2026-11-20"'),
    file: 'faq.json',
    line: '2026-11-20',
    path: 'entries[0].answers[1].when.until',
    says: '2026-11-20',
  },
  {
    code: 'dates_reversed',
    make: replaced('faq.json', '"from": "2026-01-01"', '"from": "2100-01-01"'),
    file: 'faq.json',
    line: '2100-01-01',
    path: 'entries[0].answers[1].when.until',
  },
  {
    code: 'variable_unknown',
    make: replaced('faq.json', '{{policy.return.days}} 内', '{{policy.return.day}} 内'),
    file: 'faq.json',
    line: 'policy.return.day}}',
    path: 'entries[1].answers[0].text.zh',
    says: 'policy.return.days',
  },
  {
    code: 'media_missing',
    make: replaced('faq.json', '"return.png"', '"retrun.png"'),
    file: 'faq.json',
    line: 'retrun.png',
    path: 'entries[1].answers[0].media[0]',
    says: 'media/',
  },
  {
    code: 'example_failed',
    make: replaced('keywords.json', '"几时发货呀"', '"几时寄出呀"'),
    file: 'keywords.json',
    line: '几时寄出呀',
    path: 'rules[0].examples.must[0]',
    entry: 'kw_ship',
    says: '几时寄出呀',
  },
  {
    code: 'counterexample_failed',
    make: replaced('keywords.json', '"条码"', '"M码"'),
    file: 'keywords.json',
    line: '"M码"',
    path: 'rules[1].examples.mustNot[0]',
    says: 'M码',
  },
  {
    code: 'rule_without_words',
    make: replaced('keywords.json', '"any": ["投诉", "12315"], ', ''),
    file: 'keywords.json',
    line: 'kw_complain',
    path: 'rules[2]',
    says: 'any',
  },
  {
    code: 'rule_without_outcome',
    make: replaced('keywords.json', '"handOff": { "skill": "aftersales" }, ', ''),
    file: 'keywords.json',
    line: 'kw_complain',
    path: 'rules[2]',
    says: 'handOff',
  },
  {
    code: 'rule_outcomes',
    make: replaced('keywords.json', '"flow": "return_flow"', '"flow": "return_flow", "entry": "refund"'),
    file: 'keywords.json',
    line: 'kw_return',
    path: 'rules[3]',
    says: 'entry',
  },
  {
    code: 'rule_match',
    make: replaced('keywords.json', '"match": "pattern",', '"match": "contains",'),
    file: 'keywords.json',
    line: '"pattern":',
    path: 'rules[1].pattern',
    says: 'contains',
  },
  {
    code: 'pattern_refused',
    make: replaced('keywords.json', '[smlx]{1,3}码', '(?<!条)码'),
    file: 'keywords.json',
    line: '(?<!条)码',
    path: 'rules[1].pattern',
    entry: 'kw_size_code',
    says: 'none',
  },
  {
    code: 'step_reserved',
    make: replaced('flows.json', '"id": "person"', '"id": "end"'),
    file: 'flows.json',
    line: '"id": "end"',
    path: 'flows[0].steps[5].id',
  },
  {
    code: 'step_unreachable',
    make: replaced('flows.json', '"otherwise": "where"', '"otherwise": "person"'),
    file: 'flows.json',
    line: '"id": "where"',
    path: 'flows[0].steps[4].id',
    says: 'where',
  },
  {
    code: 'flow_never_ends',
    make: (shop) => {
      shop.swap('flows.json', '"next": "end"', '"next": "order"');
      shop.swap('flows.json', '"is": ["flaw"], "next": "person"', '"is": ["flaw"], "next": "where"');
      shop.swap('flows.json', '"failed": "person"', '"failed": "order"');
    },
    file: 'flows.json',
    line: '"id": "order"',
    path: 'flows[0].steps[0].id',
    says: 'hand_off',
  },
  {
    code: 'flow_spins',
    make: replaced('flows.json', '"notFound": "order"', '"notFound": "look"'),
    file: 'flows.json',
    line: '"notFound": "look"',
    path: 'flows[0].steps[1]',
    says: 'look → look',
  },
  {
    code: 'flow_without_start',
    make: (shop) => {
      shop.swap('flows.json', '"entries": ["refund"]', '"entries": []');
      shop.swap('keywords.json', '"flow": "return_flow"', '"entry": "refund"');
    },
    file: 'flows.json',
    line: '"entries": []',
    path: 'flows[0].start',
  },
  {
    code: 'slot_without_choices',
    make: replaced('flows.json', '"type": "order_no"', '"type": "choice"'),
    file: 'flows.json',
    line: '"type": "choice" }',
    path: 'flows[0].slots[0].type',
  },
  {
    code: 'case_unknown',
    make: replaced('flows.json', '"is": ["flaw"]', '"is": ["broken"]'),
    file: 'flows.json',
    line: 'broken',
    path: 'flows[0].steps[3].cases[0].is[0]',
    says: 'flaw',
  },
  {
    code: 'range_reversed',
    make: replaced('products.json', '[150, 160]', '[160, 150]'),
    file: 'products.json',
    line: '[160, 150]',
    path: 'products[0].sizeChart[0].height',
  },
  {
    code: 'range_unlikely',
    make: replaced('products.json', '[150, 160]', '[1.5, 1.6]'),
    file: 'products.json',
    line: '[1.5, 1.6]',
    path: 'products[0].sizeChart[0].height',
    says: 'cm',
  },
  {
    code: 'timezone_unknown',
    make: replaced('shop.json', 'Asia/Shanghai', 'Asia/Bejing'),
    file: 'shop.json',
    line: 'Bejing',
    path: 'timezone',
    says: 'Asia/Shanghai',
  },
  {
    code: 'waits_reversed',
    make: replaced('routing.json', '"ticket": 8', '"ticket": 2'),
    file: 'routing.json',
    line: '"ticket": 2',
    path: 'waitMinutes',
  },
  // Packs.
  {
    code: 'pack_name',
    make: replaced('shop.json', '"holidays"', '"packs": ["general"], "holidays"'),
    file: 'shop.json',
    line: '"packs"',
    path: 'packs[0]',
    says: 'general@1',
  },
  {
    code: 'pack_unknown',
    make: (shop) => {
      shop.write('packs/general.json', pack);
      shop.swap('faq.json', '"id": "refund",', '"id": "opening", "from": "general@2",');
    },
    file: 'faq.json',
    line: 'general@2',
    path: 'entries[1].from',
    entry: 'opening',
    says: 'general@1',
  },
  {
    code: 'pack_phrasing_yields',
    make(shop) {
      shop.write('packs/general.json', pack.replace('营业时间', '啥时发货'));
      shop.swap('shop.json', '"holidays"', '"packs": ["general@1"], "holidays"');
      shop.swap('faq.json', '"variants": {', '"variants": { "zh-CN": ["啥时发货"],');
    },
    file: 'shop.json',
    line: '"packs"',
    path: 'packs[0]',
    says: 'general@1 opening',
  },
  {
    code: 'thresholds_reversed',
    make: replaced('shop.json', '"holidays"', '"thresholds": { "answer": 0.8 }, "holidays"'),
    file: 'shop.json',
    line: '"thresholds"',
    path: 'thresholds',
    says: 'clarify',
  },
  {
    code: 'pack_entry_unknown',
    make: (shop) => {
      shop.write('packs/general.json', pack);
      shop.swap('faq.json', '"id": "refund",', '"id": "openin", "from": "general@1",');
    },
    file: 'faq.json',
    line: 'openin',
    path: 'entries[1].id',
    says: 'opening',
  },
];

describe('the report', () => {
  it.each(mistakes)('names $code with its place and remedy', async ({ code, make, file, line, path, entry, says }) => {
    using shop = miniShop();
    make(shop);
    const { book, problems } = await shop.compile();
    const found = problems.find((one) => one.code === code);
    expect(found, formatReport(problems, 'en')).toBeDefined();
    expect(found!.file).toBe(file);
    if (line !== undefined) expect(shop.read(file).split('\n')[found!.line! - 1]).toContain(line);
    if (path !== undefined) expect(found!.path).toBe(path);
    if (entry !== undefined) expect(found!.entry).toBe(entry);
    for (const language of ['zh', 'en'] as const) {
      expect(found!.message[language]).not.toBe('');
      expect(found!.remedy[language]).not.toBe('');
      expect(found!.message[language] + found!.remedy[language]).not.toMatch(/undefined|\[object/);
      if (says !== undefined) expect(found!.message[language] + found!.remedy[language]).toContain(says);
    }
    expect(found!.message.zh).toMatch(/\p{Script=Han}/u);
    expect(found!.message.en).not.toMatch(/[\u4e00-\u9fff]{6}/);
    expect(found!.severity).toBe(warningCodes.has(code) ? 'warning' : 'error');
    expect(book === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
  });

  it('is proven for every code there is', () => {
    expect(Object.keys(words).filter((code) => !mistakes.some((mistake) => mistake.code === code))).toEqual([]);
  });

  it('tells everything at once, from top to bottom', async () => {
    using shop = miniShop();
    shop.swap('faq.json', '"category": "aftersales"', '"category": "aftersale"');
    shop.swap('policies.json', '"unit": "days"', '"unit": "day"');
    shop.swap('shop.json', 'Asia/Shanghai', 'Mars/Olympus');
    const { problems } = await shop.compile();
    const places = problems.map(({ file, line, code }) => `${file}:${line} ${code}`);
    expect(places).toEqual([
      `faq.json:${shop.lineOf('faq.json', '"aftersale"')} wrong_value`,
      `policies.json:${shop.lineOf('policies.json', '"day"')} wrong_value`,
      `shop.json:${shop.lineOf('shop.json', 'Mars')} timezone_unknown`,
    ]);
  });

  it('names each slip of a file that is not JSON, not only the first', async () => {
    using shop = miniShop();
    shop.swap('policies.json', '"unit": "hours" },', '"unit": "hours" }');
    shop.swap('policies.json', '"en": "Yuhang, Hangzhou" }', '"en": "Yuhang, Hangzhou", }');
    const { problems } = await shop.compile();
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['json_syntax', 5],
      ['json_syntax', 6],
    ]);
  });

  it('reads well in a terminal, in one language or both', async () => {
    using shop = miniShop();
    shop.swap('faq.json', '"related": ["refund"]', '"related": ["refnd"]');
    const { problems } = await shop.compile();
    const line = shop.lineOf('faq.json', 'refnd');
    expect(formatReport(problems, 'zh')).toBe(
      [
        `faq.json:${line}:19  entries[0].related[0] (ship_when)  [entry_unknown]`,
        '  错误: 问题“refnd”不存在。',
        '  → 您是不是想写“refund”？改成已有的编号，或先把它加上。',
      ].join('\n'),
    );
    expect(formatReport(problems)).toContain('→ Did you mean "refund"?');
  });
});
