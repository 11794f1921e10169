// Commands that find what to learn: gaps, suggestions, past chats.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readersOf, type Workbench } from '../../config/workbench.ts';
import { Refusal } from '../../core/index.ts';
import {
  addDraft,
  askOnce,
  draftLine,
  findGaps,
  type Gap,
  type GapSuggestion,
  importChats,
  languageKey,
  rowsOfBook,
  suggestFor,
  troubleOfAnswer,
} from '../../core/training/index.ts';
import { moment, type Report, short } from './output.ts';

export type LearningOptions = {
  readonly days: number;
  readonly most: number;
  readonly dialogues: boolean;
  readonly take: boolean;
  readonly id: string | undefined;
  readonly entry: string | undefined;
  readonly answer: string | undefined;
};

async function gapsOf(bench: Workbench, days: number) {
  const book = await bench.book();
  const questions = await bench.questions(days);
  const { classifier, read } = readersOf(book);
  return {
    book,
    read,
    questions,
    gaps: findGaps(
      questions,
      classifier,
      bench.clock.now(),
      rowsOfBook(book).map(({ text }) => text),
    ),
  };
}

export async function gaps(bench: Workbench, { days, most, dialogues }: LearningOptions): Promise<Report> {
  const { gaps: found, questions } = await gapsOf(bench, days);
  const troubled = questions.filter(({ trouble }) => trouble).length;
  return {
    lines: [
      `最近 ${days} 天 ${questions.length} 个问题，其中 ${troubled} 个没答好，分成 ${found.length} 组。 / ${questions.length} questions in ${days} days, ${troubled} of them not answered well, in ${found.length} groups.`,
      ...found.slice(0, most).flatMap((gap) => gapLines(gap, dialogues)),
      ...(found.length > most ? [`… 还有 ${found.length - most} 组 / ${found.length - most} more (--most)`] : []),
    ],
    json: { days, questions: questions.length, troubled, gaps: found.map(plainGap) },
  };
}

const troubleNames = {
  unanswered: '没答上 unanswered',
  unsure: '没把握 unsure',
  corrected: '被纠正 corrected',
  handed_off: '转人工 handed off',
  disliked: '说没用 disliked',
} as const;

function gapLines(
  { id, title, questions, wordings, troubles, channels, trend, nearest }: Gap,
  dialogues: boolean,
): string[] {
  const why = Object.entries(troubles)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${troubleNames[name as keyof typeof troubleNames]} ${count}`);
  const arrow = trend.week > trend.before ? '↑' : trend.week < trend.before ? '↓' : '→';
  return [
    '',
    `${id}  ${short(title, 60)}  ×${questions.length}  ${arrow} 本周 this week ${trend.week}, 上周 before ${trend.before}`,
    `        ${why.join(', ')}; ${Object.entries(channels)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
    `        最像 nearest: ${nearest.map(({ label, score }) => `${label} ${score.toFixed(2)}`).join(', ') || '–'}`,
    ...wordings.slice(0, 5).map(({ text, count }) => `        ${count > 1 ? `${count}× ` : ''}${short(text, 70)}`),
    ...(dialogues ? questions.slice(0, 2).flatMap(dialogueLines) : []),
  ];
}

function dialogueLines({ channel, conversation, at, around }: Gap['questions'][number]): string[] {
  return [
    `        ── ${channel} ${conversation} ${at > 0 ? moment(at) : ''}`,
    ...around.map(({ who, text }) => `           ${who.padEnd(8)} ${short(text, 80)}`),
  ];
}

const plainGap = ({ questions, ...gap }: Gap) => ({
  ...gap,
  count: questions.length,
  dialogues: questions
    .slice(0, 3)
    .map(({ conversation, channel, at, around }) => ({ conversation, channel, at, around })),
});

export async function suggest(bench: Workbench, gapId: string | undefined, options: LearningOptions): Promise<Report> {
  const { gaps: found, book, read } = await gapsOf(bench, options.days);
  const chosen = gapId === undefined ? found.slice(0, options.most) : found.filter(({ id }) => id === gapId);
  if (gapId !== undefined && chosen.length === 0)
    throw new Refusal('gap_unknown', `There is no gap "${gapId}". / 没有“${gapId}”这一组。`, {
      remedy: 'See npm run train -- gaps. / 用 npm run train -- gaps 查看。',
    });
  const suggestions = chosen.map((gap) => ({ gap, suggestion: suggestFor(gap, book, read) }));
  if (options.take) return takeSuggestion(bench, suggestions, options);
  return {
    lines: suggestions.flatMap(({ gap, suggestion }) => ['', ...suggestionLines(gap, suggestion)]),
    json: { suggestions: suggestions.map(({ suggestion }) => suggestion) },
  };
}

function suggestionLines(gap: Gap, suggestion: GapSuggestion): string[] {
  const { texts, because } = suggestion;
  const answer = 'answer' in suggestion ? suggestion.answer : undefined;
  return [
    `${gap.id}  ${short(gap.title, 60)}  ×${gap.questions.length}`,
    `        → ${whatTo(suggestion)}  (${because})`,
    `        ${texts
      .slice(0, 6)
      .map((text) => short(text, 30))
      .join(' | ')}`,
    ...(answer ? [`        草稿 draft (${answer.like}/${answer.of} 条回复 replies): ${short(answer.text, 100)}`] : []),
    `        npm run train -- suggest ${gap.id} --take`,
  ];
}

function whatTo(suggestion: GapSuggestion): string {
  switch (suggestion.kind) {
    case 'phrasing':
      return `加到 ${suggestion.entry} 的问法 / phrasings for ${suggestion.entry}`;
    case 'answer':
      return `给 ${suggestion.entry} 写答案 / an answer for ${suggestion.entry}`;
    case 'product':
      return `补充商品 ${suggestion.product} 的资料 / facts about product ${suggestion.product} (products.json)`;
    case 'flow':
      return `做一个流程，先问 ${suggestion.asks.join('、')} / a flow that asks ${suggestion.asks.join(', ')} (flows.json)`;
    case 'entry':
      return `新建一条 ${suggestion.id}（${suggestion.category}） / a new entry ${suggestion.id}`;
    default:
      return suggestion satisfies never;
  }
}

/** Makes drafts of suggestions; what needs a person's hand (products, flows) is left to him unless he names an entry. */
async function takeSuggestion(
  bench: Workbench,
  suggestions: readonly { gap: Gap; suggestion: GapSuggestion }[],
  { id, entry, answer }: LearningOptions,
): Promise<Report> {
  const lines: string[] = [];
  const drafts: unknown[] = [];
  for (const { gap, suggestion } of suggestions) {
    const said = answer ?? ('answer' in suggestion ? suggestion.answer?.text : undefined);
    const to = entry ?? ('entry' in suggestion ? suggestion.entry : undefined);
    const add = async (draft: Parameters<typeof addDraft>[1]) => {
      const added = await addDraft(bench.notebook, draft, bench.clock.now());
      drafts.push(added);
      lines.push(`${added.id}  ${draftLine(added)}`);
    };
    if (suggestion.kind === 'answer' && said === undefined)
      lines.push(`${gap.id}: 没有客服答过，请用 --answer 写答案 / no agent answered it; write one with --answer`);
    else if (suggestion.texts.length === 0) lines.push(`${gap.id}: 没有可学的句子 / nothing to learn in it`);
    else if (to !== undefined) {
      await add({ kind: 'add_phrasings', by: bench.by, entry: to, texts: [...suggestion.texts] });
      if (said !== undefined && suggestion.kind === 'answer')
        await add({ kind: 'set_answer', by: bench.by, entry: to, text: { [languageKey(said)]: said } });
    } else if (said === undefined)
      lines.push(`${gap.id}: 没有客服答过，请用 --answer 写答案 / no agent answered it; write one with --answer`);
    else {
      const [question, ...rest] = [gap.title, ...suggestion.texts.filter((text) => text !== gap.title)];
      const variants: Record<string, string[]> = {};
      for (const text of rest) variants[languageKey(text)] = [...(variants[languageKey(text)] ?? []), text];
      await add({
        kind: 'add_entry',
        by: bench.by,
        faq: {
          id: id ?? ('id' in suggestion ? suggestion.id : `new_${gap.id}`),
          category: 'category' in suggestion ? suggestion.category : 'more',
          question: { [languageKey(question!)]: question! },
          variants,
          answers: [{ text: { [languageKey(said)]: said }, media: [] }],
          needs: [],
          active: true,
        },
      });
    }
  }
  return { lines: [...lines, '下一步 / next: npm run train -- gate'], json: { drafts } };
}

export async function importFile(bench: Workbench, path: string): Promise<Report> {
  const bytes = readFileSyncTold(path);
  const name = `imports/${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`;
  if ((await bench.notebook.read(name)) !== undefined)
    return {
      lines: [`这个文件已经导入过。 / ${basename(path)} was imported before; nothing is counted twice.`],
      json: { imported: 0, again: true },
    };
  const book = await bench.book();
  const engine = bench.open(book);
  const report = await importChats(basename(path), bytes, (text) => {
    const { decision } = askOnce(engine, text, bench.clock.now());
    return { decision, trouble: troubleOfAnswer(decision, book) };
  });
  if ('fault' in report)
    throw new Refusal(`import_${report.fault}`, `${path}: ${report.told}.`, {
      remedy:
        'CSV, JSON or XLSX, a message a row (内容, 发送者, 时间, 会话) or a question and its answer (问题, 回复).',
    });
  const { questions, lines, encoding, dropped } = report;
  await bench.notebook.edit(name, () => ({ file: basename(path), by: bench.by, at: bench.clock.now(), questions }));
  const troubled = questions.filter(({ trouble }) => trouble).length;
  return {
    lines: [
      `${basename(path)} (${encoding}): ${lines} 行，留下 ${questions.length} 个问题，其中 ${troubled} 个现在还答不好。 / ${lines} lines, ${questions.length} questions kept, ${troubled} of them the shop does not answer well today.`,
      `去掉：系统消息 ${dropped.system}，寒暄 ${dropped.courtesy}，重复 ${dropped.repeated}，空行 ${dropped.unreadable}。 / left out: system ${dropped.system}, courtesy ${dropped.courtesy}, repeated ${dropped.repeated}, empty ${dropped.unreadable}.`,
      '下一步 / next: npm run train -- gaps',
    ],
    json: { imported: questions.length, troubled, lines, encoding, dropped },
  };
}

function readFileSyncTold(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Refusal('file_missing', `${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`, {
      remedy: 'Correct the path. / 看看路径。',
    });
  }
}
