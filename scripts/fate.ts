// `npm run fate -- <message id>`: what became of a message, asked of the running hub or of the store itself.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askHub } from '../config/control.ts';
import { type DeliveryReport, type FateReport, openSqlite, type Turn } from '../core/index.ts';
import { places, told } from './place.ts';

await told(async () => {
  const id = process.argv[2];
  if (!id) {
    console.error(
      'Usage: npm run fate -- <message id>\nAn id is an event key (web:main:<visitor>/<id>, telegram:main:…), a delivery id or the platform’s own message id.',
    );
    return 64;
  }
  const { data } = places();
  const answer = await askHub(data, { verb: 'fate', argument: id });
  if (answer?.error) throw new Error(answer.error);
  const report = (answer ? answer.result : await fromStore(join(data, 'hub.db'), id)) as FateReport | null | undefined;
  if (!report) {
    console.log(`No message is known by "${id}".`);
    return 1;
  }
  if (process.argv.includes('--json')) console.log(JSON.stringify(report));
  else for (const line of lines(report)) console.log(line);
  return 0;
});

async function fromStore(file: string, id: string): Promise<FateReport | undefined> {
  if (!existsSync(file)) return undefined;
  const store = await openSqlite({ file });
  try {
    return await store.fate(id);
  } finally {
    await store.close();
  }
}

function lines(report: FateReport): string[] {
  const { address, event, turn } = report;
  const out = [`conversation  ${report.conversation} (${address.channel}:${address.account}, ${address.peer})`];
  if (event) out.push(`stored        ${time(event.at)} as ${event.key}`);
  if (turn) out.push(`turn ${turn.seq}        ${who(turn)}: ${said(turn)}`);
  if (turn?.author.kind === 'customer') out.push(`handled       ${report.consumed ? 'yes' : 'not yet'}`);
  for (const delivery of report.deliveries) out.push(`delivery      ${fateOf(delivery)}`);
  for (const { turn: answer, deliveries } of report.answers) {
    out.push(`answered by   turn ${answer.seq}, ${who(answer)}: ${said(answer)}`);
    if (answer.author.kind === 'bot')
      out.push(`  because     ${answer.author.decision.why.note ?? answer.author.decision.kind}`);
    for (const delivery of deliveries) out.push(`  delivery    ${fateOf(delivery)}`);
  }
  if (report.handoff) out.push(`case          #${report.handoff.number}, ${report.handoff.state.kind}`);
  return out;
}

function time(at: number): string {
  return new Date(at).toISOString();
}

function who(turn: Turn): string {
  return turn.author.kind === 'agent' ? `agent ${turn.author.name ?? turn.author.agent}` : turn.author.kind;
}

function said(turn: Turn): string {
  const words = turn.content
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'card' ? part.title : `[${part.kind}]`))
    .join(' ');
  return words || '(nothing in words)';
}

function fateOf({ id, kind, state, attempts, resent }: DeliveryReport): string {
  const detail =
    state.kind === 'sent'
      ? ` as ${state.platformIds.join(', ')}`
      : state.kind === 'dead'
        ? `: ${state.error}`
        : state.kind === 'unknown' || state.kind === 'withdrawn'
          ? `: ${state.why}`
          : '';
  return `${kind} ${id}: ${state.kind}${detail}, ${attempts} attempt${attempts === 1 ? '' : 's'}${resent ? ', sent once more after a restart' : ''}`;
}
