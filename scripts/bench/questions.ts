// What customers ask in the bench: the demo shop's own phrasings, changed as people change them, so that most of them
// need the recogniser and few are found word for word.

import { systemClock } from '../../config/runtime.ts';
import {
  type ConversationId,
  type CustomerId,
  compileBook,
  type Engine,
  freshDialogue,
  openEngine,
  openShopFiles,
  type Snapshot,
  shopId,
} from '../../core/index.ts';
import { models } from '../place.ts';

/** Questions asked in turn: enough that no cache holds their answers. */
const most = 4000;

const openings = ['请问', '亲，', '老板，', '你好，', '想问下', ''];
const endings = ['呀', '呢？', '？谢谢', '～', ' 急', ''];
const englishOpenings = ['Hi, ', 'hello - ', 'Quick question: ', ''];
const englishEndings = ['?', ' please', ' thanks', ''];

export type Asked = { readonly engine: Engine; readonly questions: readonly string[] };

/**
 * Opens the shop's engine and asks it which questions it answers by itself: a hand-off ends a conversation's talk with
 * the bot, and a bench that piled up thousands of waiting customers would measure something else.
 */
export async function readQuestions(folder: string): Promise<Asked> {
  const files = openShopFiles({ folder, clock: systemClock });
  const { book } = compileBook(shopId('demo'), await files.read(), { now: systemClock.now() });
  files.close();
  if (!book) throw new Error('the demo shop does not compile');
  const engine = openEngine(book, models());
  const questions: string[] = [];
  for (const { variants } of book.faq) {
    for (const [language, phrasings] of Object.entries(variants))
      for (const [index, phrasing] of (phrasings ?? []).entries()) {
        const [before, after] = language.startsWith('zh')
          ? [openings[index % openings.length], endings[questions.length % endings.length]]
          : [englishOpenings[index % englishOpenings.length], englishEndings[questions.length % englishEndings.length]];
        questions.push(`${before}${phrasing}${after}`);
      }
  }
  // A pack brings tens of thousands: every so many of them stand for all.
  const stride = Math.ceil(questions.length / most);
  const sample = questions.filter((_, at) => at % stride === 0);
  const answered = sample.filter((text) => think(engine, text).decision.kind !== 'hand_off');
  return { engine, questions: shuffled(answered) };
}

/** The engine alone on one message of a customer it does not know. */
export function think(engine: Engine, text: string): ReturnType<Engine['decide']> {
  return engine.decide(snapshotOf(text), { now: systemClock.now(), seed: text, lookUps: [] });
}

function snapshotOf(text: string): Snapshot {
  const now = systemClock.now();
  const customer = 'bench' as CustomerId;
  return {
    conversation: {
      id: 'bench' as ConversationId,
      shop: shopId('demo'),
      customer,
      address: { channel: 'telegram', account: 'main', peer: '1' },
      mode: { kind: 'bot' },
      dialogue: freshDialogue,
      version: 1,
      readTo: 0,
    },
    customer: { id: customer, shop: shopId('demo'), tags: [], attributes: {}, firstSeenAt: now },
    unread: [{ seq: 1, at: now, author: { kind: 'customer' }, content: [{ kind: 'text', text }] }],
    recent: [],
    failures: 0,
  };
}

/** The same order in every run, and no two neighbours of one entry. */
function shuffled(list: readonly string[]): string[] {
  const out = [...list];
  let seed = 7;
  for (let i = out.length - 1; i > 0; i--) {
    seed = (seed * 16_807) % 2_147_483_647;
    const j = seed % (i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
