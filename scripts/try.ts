// `npm run try [-- --why] [--say "…"] [--shop demo]`: talk to a shop in the terminal, with the engine that serves customers.

import './runtime-guard.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { systemClock } from '../config/runtime.ts';
import {
  type Content,
  type Conversation,
  type ConversationId,
  type Customer,
  type CustomerId,
  compileBook,
  type Decision,
  type Dialogue,
  type Engine,
  formatReport,
  freshDialogue,
  openEngine,
  openShopFiles,
  Refusal,
  type Snapshot,
  shopId,
  type Thought,
} from '../core/index.ts';
import { models, places, told } from './place.ts';

const { values } = parseArgs({
  options: {
    why: { type: 'boolean', default: false },
    say: { type: 'string', multiple: true, default: [] },
    shop: { type: 'string', default: 'demo' },
    help: { type: 'boolean', default: false },
  },
});

await told(async () => {
  if (values.help) {
    console.log(
      'npm run try -- [--why] [--say "什么时候发货"]… [--shop demo]\nWithout --say it reads what you type; a number picks a choice, an empty line or Ctrl-D ends.',
    );
    return 0;
  }
  const engine = await openShop(values.shop);
  const talk = openTalk(engine);
  if (values.say.length > 0) {
    for (const line of values.say) {
      console.log(`> ${line}`);
      show(talk(line));
    }
    return 0;
  }
  show(talk(undefined));
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  lines.prompt();
  for await (const line of lines) {
    if (!line.trim()) break;
    if (!process.stdin.isTTY) console.log(line);
    show(talk(line));
    lines.prompt();
  }
  return 0;
});

async function openShop(name: string): Promise<Engine> {
  const { knowledge } = places();
  const folder = join(knowledge, 'shops', name);
  if (!existsSync(folder))
    throw new Refusal('knowledge_missing', `There is no shop "${name}": ${folder} does not exist.`, {
      remedy: 'Name another with --shop, or set HUOJI_KNOWLEDGE.',
    });
  const files = openShopFiles({
    folder,
    packs: join(knowledge, 'packs'),
    clock: systemClock,
  });
  const { book, problems } = compileBook(shopId(name), await files.read(), { now: systemClock.now() });
  files.close();
  if (!book) throw new Refusal('knowledge_broken', formatReport(problems), { remedy: 'Mend what is named.' });
  return openEngine(book, models());
}

/** One conversation with nothing stored; undefined opens it, as a customer who comes in. */
function openTalk(engine: Engine): (line: string | undefined) => Thought {
  const shop = engine.book.shop;
  const customer: Customer = {
    id: 'try' as CustomerId,
    shop,
    tags: [],
    attributes: {},
    firstSeenAt: systemClock.now(),
  };
  let dialogue: Dialogue = freshDialogue;
  let seq = 0;
  return (line) => {
    const content: Content[] = line === undefined ? [] : [{ kind: 'text', text: line }];
    const conversation: Conversation = {
      id: 'try' as ConversationId,
      shop,
      customer: customer.id,
      address: { channel: 'terminal', account: 'main', peer: 'you' },
      mode: { kind: 'bot' },
      dialogue,
      version: seq,
      readTo: seq,
    };
    seq++;
    const turn = { seq, author: { kind: 'customer' as const }, content, at: systemClock.now() };
    const snapshot: Snapshot = { conversation, customer, unread: [turn], recent: [turn], failures: 0 };
    const thought = engine.decide(snapshot, { now: systemClock.now(), seed: `try-${seq}`, lookUps: [] });
    dialogue = thought.dialogue;
    return thought;
  };
}

function show(thought: Thought): void {
  const { say, decision } = thought;
  for (const part of say?.parts ?? []) {
    if (part.kind === 'text') console.log(`伙计  ${part.text.replaceAll('\n', '\n      ')}`);
    else if (part.kind === 'card')
      console.log(`伙计  [${part.title}] ${part.fields.map(({ label, value }) => `${label} ${value}`).join(', ')}`);
    else console.log(`伙计  [${part.type}${part.name ? ` ${part.name}` : ''}]`);
  }
  if (say?.menuTitle) console.log(`      ${say.menuTitle}`);
  for (const [index, { label }] of (say?.choices ?? []).entries()) console.log(`      ${index + 1}. ${label}`);
  if (decision.kind === 'hand_off')
    console.log(
      `      → a person takes over / 转人工 (${decision.reason}${decision.skill ? `, ${decision.skill}` : ''})`,
    );
  if (values.why) console.log(why(decision));
}

function why({ why, ...act }: Decision): string {
  const rows: [string, unknown][] = [
    [
      'decided',
      Object.values(act)
        .flat()
        .map((value) => (typeof value === 'object' ? JSON.stringify(value) : value))
        .join(' '),
    ],
    ['read as', `${why.normalised} (${why.language})`],
    [
      'via',
      why.via &&
        `${why.via}${why.score === undefined ? '' : `, ${why.score.toFixed(2)}`}${why.nearest ? `, nearest "${why.nearest}"` : ''}`,
    ],
    ['words', why.matched?.join(', ')],
    ['runner-up', why.runnerUp && `${why.runnerUp.entry}, ${why.runnerUp.score.toFixed(2)}`],
    ['mood', why.mood && `${why.mood.name} ${why.mood.score.toFixed(2)} (${why.mood.because.join(', ')})`],
    ['entities', why.entities?.map(({ type, value }) => `${type} ${value}`).join(', ')],
    ['note', why.note],
  ];
  return rows
    .filter(([, value]) => value)
    .map(([name, value]) => `      · ${name.padEnd(9)} ${value}`)
    .join('\n');
}
