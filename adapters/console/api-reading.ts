// Routes that only look: the queue, the lists, a thread, a message's fate, and how the house is doing.

import { z } from 'zod';
import {
  type Content,
  type ConversationId,
  type ShopId,
  type Snapshot,
  type Store,
  timestamp,
  wordsOf,
} from '../../core/index.ts';
import type { ConsoleContext } from '../context.ts';
import { cleanText } from '../http/index.ts';
import { notFound, type Route, signedInRoute } from './route.ts';
import { briefOf, fateOf, type Lookups, pairsOf, summaryOf, summaryOfSnapshot, timeOf, turnOf } from './view.ts';
import { ConversationList, FateReport, HealthList, HouseId, ListQuery, Queue, Thread, ThreadQuery } from './wire.ts';

/** So many conversations may have their last line in one millisecond before a page could miss one. */
const sameInstant = 200;

/** The conversation an address names. What another shop owns is answered like what nobody owns. */
export async function snapshotIn(store: Pick<Store, 'load'>, shop: ShopId, raw: string | undefined): Promise<Snapshot> {
  const snapshot = await store.load(raw as ConversationId, 1);
  if (!snapshot || snapshot.conversation.shop !== shop) throw notFound();
  return snapshot;
}

/** A wording with a blank still open must not be one click away from a customer. */
const isWhole = ({ text }: { readonly text: string }) => !text.includes('{{');

export function readingRoutes(context: ConsoleContext, lookups: Lookups): readonly Route[] {
  const { store, shop } = context;

  return [
    signedInRoute({
      method: 'get',
      path: '/queue',
      summary: 'Waiting customers, longest wait first, and those being served',
      answer: Queue,
      async run() {
        const all = (await store.queue(shop)).map((one) => summaryOf(one, lookups));
        return {
          waiting: all.filter((one) => one.owner === 'waiting'),
          claimed: all.filter((one) => one.owner !== 'waiting'),
        };
      },
    }),
    signedInRoute({
      method: 'get',
      path: '/conversations',
      summary: 'All conversations, newest first; search by name and text',
      query: ListQuery,
      answer: ConversationList,
      async run({ query }) {
        const search = query.search && cleanText(query.search).trim();
        const [time, after] = query.before?.split('~') ?? [];
        const before = time === undefined ? undefined : Date.parse(time);
        const found = await store.conversations({
          shop,
          limit: query.limit + (after ? sameInstant : 0),
          ...(query.owner ? { owner: query.owner } : {}),
          ...(search ? { search } : {}),
          ...(before === undefined ? {} : { before: timestamp(after ? before + 1 : before) }),
        });
        // Several may share the last instant of a page: the next one begins behind the one that ended it.
        const start = found.findIndex(({ conversation }) => conversation.id === after) + 1;
        const page = found.slice(start, start + query.limit);
        const last = page.at(-1);
        const more = last && page.length === query.limit;
        return {
          conversations: page.map((one) => summaryOf(one, lookups)),
          ...(more ? { next: `${timeOf(last.lastAt)}~${last.conversation.id}` } : {}),
        };
      },
    }),
    signedInRoute({
      method: 'get',
      path: '/conversations/:id',
      summary: 'A thread: who, why, what was said, and what became of it',
      params: { id: HouseId },
      query: ThreadQuery,
      answer: Thread,
      async run({ params, query }) {
        const snapshot = await snapshotIn(store, shop, params['id']);
        const found = await store.turns(snapshot.conversation.id, query.before, query.limit + 1);
        const turns = found.slice(-query.limit);
        const first = turns[0];
        const deliveries = first ? await store.deliveriesOf(snapshot.conversation.id, first.seq) : [];
        const brief = snapshot.handoff?.brief;
        const words = wordsOf(
          (turns.findLast((turn) => turn.author.kind === 'customer')?.content ?? []) as readonly Content[],
        );
        const live = query.before === undefined && words ? context.suggest(words).filter(isWhole) : [];
        return {
          summary: summaryOfSnapshot(snapshot, lookups),
          attributes: pairsOf(snapshot.customer.attributes),
          firstSeenAt: timeOf(snapshot.customer.firstSeenAt),
          ...(brief ? { brief: briefOf(brief) } : {}),
          suggestions: (live.length ? live : (brief?.suggestions ?? []).filter(isWhole)).map((one) => ({ ...one })),
          turns: turns.map((turn) =>
            turnOf(
              turn,
              deliveries.filter((delivery) => delivery.turn === turn.seq),
              lookups,
            ),
          ),
          more: found.length > query.limit,
        };
      },
    }),
    signedInRoute({
      method: 'get',
      path: '/fate/:id',
      summary: 'What became of a message: by event key, delivery id or the platform’s own id',
      params: { id: z.string().min(1).max(300) },
      answer: FateReport,
      async run({ params }) {
        const report = await store.fate(params['id']!);
        if (!report) throw notFound();
        return {
          conversation: report.conversation,
          consumed: report.consumed,
          ...(report.turn ? { turn: turnOf(report.turn, [], lookups) } : {}),
          answers: report.answers.map(({ turn, deliveries }) => turnOf(turn, deliveries, lookups)),
          fates: report.deliveries.map(fateOf),
        };
      },
    }),
    signedInRoute({
      method: 'get',
      path: '/health',
      summary: 'How channels and desks are doing',
      answer: HealthList,
      run: async () => ({
        parts: context.health().map(({ what, health }) => ({
          what,
          state: health.state,
          ...(health.detail ? { detail: health.detail } : {}),
          since: timeOf(health.since),
          ...(health.alerts?.length
            ? {
                alerts: health.alerts.map(({ id, text, picture }) => ({
                  id,
                  text,
                  ...(picture ? { picture: lookups.linkTo(picture) } : {}),
                })),
              }
            : {}),
        })),
      }),
    }),
  ];
}
