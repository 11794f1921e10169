// Numbers in answers held against the shop's policies: 48 小时发货 in an answer where the policy says 24.

import type { KnowledgeBook } from '../knowledge/index.ts';
import { cosine, vectorsOf } from './likeness.ts';

/** `on`: what the statement is an answer to, in customers' words; it must be about a policy's topic as well. */
export type Statement = { readonly about: string; readonly text: string; readonly on: string };
export type Contradiction = {
  readonly kind: 'contradicts_policy' | 'hard_coded' | 'past_date';
  readonly about: string;
  readonly zh: string;
  readonly en: string;
};

/** What a policy of this name is about, in customers' words. Names are the merchant's own; these are the usual ones. */
const topics: readonly (readonly [name: RegExp, words: RegExp])[] = [
  [
    /^(?:shipping|ship|delivery|dispatch)\.(?:within|time|hours)/,
    /发货|发出|寄出|出库|\bship(?:s|ped)?\b|\bshipping\b(?! (?:fee|cost))|\bdispatch/i,
  ],
  [/^(?:returns?|return_policy)\.(?:window|days|within)/, /无理由|退货|退换|可以?退|\breturns?\b/i],
  [/^returns?\.quality/, /质量问题|质量.{0,4}退|\bfault(?:y)?\b|\bdefect/i],
  [/^refunds?\.(?:within|days|time)/, /退款|到账|\brefund/i],
  [/^(?:warranty|repair)\b/, /保修|质保|维修|\bwarrant|\brepair/i],
  [/^invoice\b/, /发票|开票|\binvoice/i],
  [/^price\.protect/, /保价|价保|补差|降价|\bprice (?:match|protect)/i],
  [/^shipping\.free/, /包邮|免运费|免邮|\bfree shipping/i],
  [/^shipping\.(?:fee|cost)/, /运费|邮费|快递费|\bshipping (?:fee|cost)|\bpostage/i],
  [/^shipping\.remote/, /偏远|\bremote/i],
];

const quoted = /\{\{\s*policy\.([a-z0-9_.]+)\s*\}\}/g;
const literal =
  /(\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3})\s*(?:个)?(小时|工作日|天|日|个?月|分钟|元|块|%|％|折|hours?|hrs?|business days?|working days?|days?|months?|minutes?|yuan|rmb|cny|percent)|[¥￥]\s*(\d+(?:\.\d+)?)/gi;

type Amount = { readonly dimension: 'time' | 'money' | 'percent'; readonly value: number; readonly written: string };

export function contradictions(
  statements: readonly Statement[],
  policies: KnowledgeBook['policies'],
  today: string,
): Contradiction[] {
  const contexts = contextsOf(statements, policies);
  const found: Contradiction[] = [];
  for (const { about, text, on } of statements) {
    found.push(...pastDates(about, text, today));
    for (const clause of clausesOf(text)) {
      for (const amount of amountsIn(clause.replaceAll(quoted, ' '))) {
        const name = policyMeant(clause, on, amount, contexts);
        if (name === undefined) continue;
        const policy = amountOf(policies[name]!)!;
        const same = Math.abs(policy.value - amount.value) < 1e-9;
        found.push(same ? hardCoded(about, amount, name) : contradicts(about, amount, name, policy, clause));
      }
    }
  }
  return unique(found);
}

type Context = {
  readonly name: string;
  readonly amount: Amount;
  readonly words: RegExp | undefined;
  readonly clauses: readonly string[];
};

/** Each policy with a number: its usual words, and the clauses in which answers quote it. */
function contextsOf(statements: readonly Statement[], policies: KnowledgeBook['policies']): Context[] {
  const clauses = new Map<string, string[]>();
  for (const { text } of statements)
    for (const clause of clausesOf(text))
      for (const [, name = ''] of clause.matchAll(quoted)) {
        const list = clauses.get(name);
        const rest = clause.replaceAll(quoted, ' ');
        if (list) list.push(rest);
        else clauses.set(name, [rest]);
      }
  return Object.entries(policies).flatMap(([name, policy]) => {
    const amount = amountOf(policy);
    return amount
      ? [{ name, amount, words: topics.find(([pattern]) => pattern.test(name))?.[1], clauses: clauses.get(name) ?? [] }]
      : [];
  });
}

/** How like a clause must be to one that quotes a policy to speak of the same. */
const SAME_TOPIC = 0.6;
/** A promise with one of these is another promise than the usual one. */
const special =
  /预售|尾款|定金|定制|刻字|节假日|大促|偏远|加急|\bpre-?orders?\b|\bcustom|\bremote|\bexpress\b|\bholiday/i;

function policyMeant(clause: string, on: string, amount: Amount, contexts: readonly Context[]): string | undefined {
  const rest = clause.replace(literal, ' ');
  if (special.test(rest) || special.test(on)) return undefined;
  const fitting = contexts.filter((context) => context.amount.dimension === amount.dimension);
  const byWords = fitting.filter(({ words }) => words?.test(rest) && words.test(on));
  // 退款 within a sentence about 退货: the policy whose words stand nearest to the number wins by being the only one.
  if (byWords.length === 1) return byWords[0]!.name;
  const nearest = byWords
    .map(({ name, words }) => ({ name, away: distance(clause, words!, amount.written) }))
    .sort((a, b) => a.away - b.away);
  if (nearest[0] && nearest[0].away < (nearest[1]?.away ?? Number.POSITIVE_INFINITY)) return nearest[0].name;
  let best: string | undefined;
  let most = SAME_TOPIC;
  for (const { name, clauses } of fitting) {
    if (clauses.length === 0) continue;
    const [one, ...others] = vectorsOf([rest, ...clauses]);
    for (const other of others) {
      const like = cosine(one!, other);
      if (like > most) [best, most] = [name, like];
    }
  }
  return best;
}

function distance(clause: string, words: RegExp, written: string): number {
  const [at, number] = [clause.search(words), clause.indexOf(written)];
  return Math.abs(at - number);
}

function amountOf(policy: KnowledgeBook['policies'][string]): Amount | undefined {
  if (!('value' in policy)) return undefined;
  const value = Number(policy.value);
  if (Number.isNaN(value)) return undefined;
  const written = `${policy.value} ${policy.unit}`;
  switch (policy.unit) {
    case 'minutes':
      return { dimension: 'time', value: value / 60, written };
    case 'hours':
      return { dimension: 'time', value, written };
    case 'days':
      return { dimension: 'time', value: value * 24, written };
    case 'months':
      return { dimension: 'time', value: value * 720, written };
    case 'CNY':
      return { dimension: 'money', value, written };
    case 'percent':
      return { dimension: 'percent', value, written };
    case 'USD':
    case 'times':
    case 'none':
      return undefined;
    default:
      return policy.unit satisfies never;
  }
}

function amountsIn(clause: string): Amount[] {
  return [...clause.matchAll(literal)].flatMap(([written, number = '', unit = '', money]): Amount[] => {
    if (money !== undefined) return [{ dimension: 'money', value: Number(money), written }];
    const value = /^\d/.test(number) ? Number(number) : chineseNumber(number);
    if (value === undefined) return [];
    const name = unit.toLowerCase();
    if (/分钟|minute/.test(name)) return [{ dimension: 'time', value: value / 60, written }];
    if (/小时|hour|hr/.test(name)) return [{ dimension: 'time', value, written }];
    if (/天|日|day/.test(name)) return [{ dimension: 'time', value: value * 24, written }];
    if (/月|month/.test(name)) return [{ dimension: 'time', value: value * 720, written }];
    if (/元|块|yuan|rmb|cny/.test(name)) return [{ dimension: 'money', value, written }];
    if (/%|％|percent/.test(name)) return [{ dimension: 'percent', value, written }];
    return [];
  });
}

const digits = '一二三四五六七八九';
function chineseNumber(text: string): number | undefined {
  const digit = (character: string) => (character === '两' ? 2 : digits.indexOf(character) + 1);
  const tens = /^([一二两三四五六七八九])?十([一二三四五六七八九])?$/.exec(text);
  if (tens) return (tens[1] ? digit(tens[1]) : 1) * 10 + (tens[2] ? digit(tens[2]) : 0);
  return text.length === 1 && digit(text) > 0 ? digit(text) : undefined;
}

const clausesOf = (text: string): string[] =>
  text.split(/[。！？!?\n；;，,、]|\.(?!\d)/u).filter((each) => each.trim() !== '');

/** A day written out that has passed: 活动到 2025 年 11 月 12 日. */
function pastDates(about: string, text: string, today: string): Contradiction[] {
  return [...text.matchAll(/(20\d{2})\s*(?:年|-|\/|\.)\s*(\d{1,2})\s*(?:月|-|\/|\.)\s*(\d{1,2})/g)].flatMap(
    ([written, year, month, date]): Contradiction[] => {
      const day = `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`;
      if (day >= today) return [];
      return [
        {
          kind: 'past_date',
          about,
          zh: `“${about}”里写着 ${written.trim()}，已经过去了。`,
          en: `"${about}" names ${written.trim()}, which has passed.`,
        },
      ];
    },
  );
}

const contradicts = (about: string, amount: Amount, name: string, policy: Amount, clause: string): Contradiction => ({
  kind: 'contradicts_policy',
  about,
  zh: `“${about}”说“${clause.trim()}”，而政策 ${name} 是 ${policy.written}。`,
  en: `"${about}" says "${clause.trim()}", while the policy ${name} is ${policy.written} (found ${amount.written.trim()}).`,
});

const hardCoded = (about: string, amount: Amount, name: string): Contradiction => ({
  kind: 'hard_coded',
  about,
  zh: `“${about}”里直接写了 ${amount.written.trim()}；引用 {{policy.${name}}}，政策改了才会跟着变。`,
  en: `"${about}" writes ${amount.written.trim()} out; quote {{policy.${name}}} so that it follows the policy.`,
});

function unique(found: readonly Contradiction[]): Contradiction[] {
  return [...new Map(found.map((each) => [each.en, each])).values()];
}
