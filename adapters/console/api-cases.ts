// Routes of the cases: the queue, the threads, and what an agent does with them.

import multer from 'multer';
import { z } from 'zod';
import {
  type Content,
  type ConversationId,
  type DeskAct,
  type DeskInlet,
  type DeskOutcome,
  type EventKey,
  eventKey,
  type HandoffId,
  mediaId,
  Refusal,
  type Snapshot,
  timestamp,
  wordsOf,
} from '../../core/index.ts';
import type { ConsoleContext } from '../context.ts';
import { cleanText } from '../http/index.ts';
import type { Accounts } from './accounts.ts';
import { Held, notFound, type Route, signedInRoute } from './route.ts';
import type { SignedIn } from './sessions.ts';
import { briefOf, fateOf, type Lookups, pairsOf, summaryOf, summaryOfSnapshot, timeOf, turnOf } from './view.ts';
import {
  ActRequest,
  ConversationList,
  Done,
  FateReport,
  HealthList,
  HouseId,
  ListQuery,
  Queue,
  type Said,
  SayRequest,
  StoredFile,
  Thread,
  ThreadQuery,
  TransferRequest,
} from './wire.ts';

export type CaseParts = {
  readonly desk: string;
  readonly account: string;
  readonly accounts: Accounts;
  readonly lookups: Lookups;
  /** The hub, once the desk was started. */
  inlet(): DeskInlet | undefined;
};

const id = { id: HouseId };

export function caseRoutes(context: ConsoleContext, parts: CaseParts): readonly Route[] {
  const { store, shop, clock, ids, limits, shelf } = context;
  const { lookups } = parts;

  async function snapshotOf(raw: string | undefined, recent = 1): Promise<Snapshot> {
    const snapshot = await store.load(raw as ConversationId, recent);
    if (!snapshot || snapshot.conversation.shop !== shop) throw notFound();
    return snapshot;
  }

  function hub(): DeskInlet {
    const inlet = parts.inlet();
    if (!inlet) throw new Refusal('starting', 'The hub is still starting.', { remedy: 'Try again.', status: 503 });
    return inlet;
  }

  const keyOf = (me: SignedIn, act: string | undefined): EventKey =>
    eventKey('console', parts.account, `${me.person.id}/${act ?? ids.next<string>()}`);
  const actorOf = (me: SignedIn) => ({ agent: me.person.id, platformUser: me.login, name: me.person.name });

  /** Hands an act to the hub and tells the outcome as a page understands it. */
  async function act(me: SignedIn, handoff: HandoffId | undefined, what: DeskAct, key: EventKey): Promise<Done> {
    if (!handoff) throw refusalOf({ status: 'refused', code: 'not_claimed' });
    const event = { id: key, desk: parts.desk, handoff, by: actorOf(me), at: clock.now(), ...what };
    return doneOf(await hub().handle(event));
  }

  function doneOf(outcome: DeskOutcome): Done {
    if (outcome.status === 'refused') throw refusalOf(outcome);
    return { status: outcome.status };
  }

  function refusalOf({ code, holder }: Extract<DeskOutcome, { status: 'refused' }>): Refusal {
    const who =
      holder === undefined ? undefined : { id: holder, name: parts.accounts.personOf(holder)?.name ?? holder };
    if (code === 'no_such_case') return notFound();
    if (code === 'not_an_agent') return new Refusal(code, 'You are not on the list of agents.', { status: 403 });
    return new Held(code, refusals[code](who?.name), who);
  }

  async function claim(me: SignedIn, raw: string | undefined, key: EventKey): Promise<DeskOutcome> {
    const { conversation } = await snapshotOf(raw);
    const { mode } = conversation;
    if (mode.kind === 'waiting' || mode.kind === 'agent')
      return hub().handle({
        id: key,
        desk: parts.desk,
        handoff: mode.handoff,
        by: actorOf(me),
        at: clock.now(),
        kind: 'claimed',
      });
    return hub().takeOver(conversation.id, actorOf(me), parts.desk, key);
  }

  async function contentOf(said: readonly Said[]): Promise<Content[]> {
    const content: Content[] = [];
    for (const part of said) {
      if (part.kind === 'text') content.push({ kind: 'text', text: checkedText(part.text, limits.textCharacters) });
      else content.push(await fileOf(part.media));
    }
    return content;
  }

  async function fileOf(name: string): Promise<Content> {
    const file = await shelf.find(mediaId(name));
    if (!file) throw new Refusal('no_such_media', 'This file is not on the shelf.', { remedy: 'Upload it first.' });
    const { media, type, mime, bytes, width, height } = file;
    return {
      kind: 'media',
      type,
      media,
      mime,
      bytes,
      ...(file.name ? { name: file.name } : {}),
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
    };
  }

  function refuseUnknownTarget(to: string): void {
    const everybody = parts.accounts.everybody();
    const known = to === 'everyone' || everybody.some((person) => person.id === to || person.skills.includes(to));
    if (!known)
      throw new Refusal('unknown_target', `Nobody is called "${to.slice(0, 80)}", and it is no skill.`, {
        remedy: "Take a person's id, a skill, or everyone.",
      });
  }

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
        const found = await store.conversations({
          shop,
          limit: query.limit,
          ...(query.owner ? { owner: query.owner } : {}),
          ...(search ? { search } : {}),
          ...(query.before ? { before: timestamp(Date.parse(query.before)) } : {}),
        });
        const conversations = found.map((one) => summaryOf(one, lookups));
        const last = found.at(-1);
        return { conversations, ...(last && found.length === query.limit ? { next: timeOf(last.lastAt) } : {}) };
      },
    }),
    signedInRoute({
      method: 'get',
      path: '/conversations/:id',
      summary: 'A thread: who, why, what was said, and what became of it',
      params: id,
      query: ThreadQuery,
      answer: Thread,
      async run({ params, query }) {
        const snapshot = await snapshotOf(params['id']);
        const found = await store.turns(snapshot.conversation.id, query.before, query.limit + 1);
        const turns = found.slice(-query.limit);
        const first = turns[0];
        const deliveries = first ? await store.deliveriesOf(snapshot.conversation.id, first.seq) : [];
        const brief = snapshot.handoff?.brief;
        const words = wordsOf(
          (turns.findLast((turn) => turn.author.kind === 'customer')?.content ?? []) as readonly Content[],
        );
        const live = query.before === undefined && words ? context.suggest(words) : [];
        return {
          summary: summaryOfSnapshot(snapshot, lookups),
          attributes: pairsOf(snapshot.customer.attributes),
          firstSeenAt: timeOf(snapshot.customer.firstSeenAt),
          ...(brief ? { brief: briefOf(brief) } : {}),
          suggestions: (live.length ? live : (brief?.suggestions ?? [])).map((one) => ({ ...one })),
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
      method: 'post',
      path: '/conversations/:id/claim',
      summary: 'Take the waiting case, or the conversation from the bot. One of several wins; the others learn who',
      params: id,
      body: ActRequest,
      answer: Done,
      codes: ['claimed_by_other', 'case_over', 'not_an_agent'],
      async run({ params, body }, me) {
        const key = keyOf(me, body.id);
        const outcome = await claim(me, params['id'], key);
        // The case may have opened or ended between the look and the act: one more look decides.
        const stale = outcome.status === 'refused' && (outcome.code === 'case_over' || outcome.code === 'no_such_case');
        return doneOf(stale ? await claim(me, params['id'], keyOf(me, undefined)) : outcome);
      },
    }),
    signedInRoute({
      method: 'post',
      path: '/conversations/:id/reply',
      summary: 'Say something to the customer',
      params: id,
      body: SayRequest,
      answer: Done,
      codes: ['not_claimed', 'not_yours', 'case_over', 'no_such_media', 'text_too_long'],
      async run({ params, body }, me) {
        const { conversation } = await snapshotOf(params['id']);
        const content = await contentOf(body.content);
        return act(me, handoffIn(conversation.mode), { kind: 'said', content }, keyOf(me, body.id));
      },
    }),
    signedInRoute({
      method: 'post',
      path: '/conversations/:id/note',
      summary: 'Write a note that only agents see',
      params: id,
      body: SayRequest,
      answer: Done,
      codes: ['not_claimed', 'case_over', 'no_such_media', 'text_too_long'],
      async run({ params, body }, me) {
        const { conversation } = await snapshotOf(params['id']);
        const content = await contentOf(body.content);
        return act(me, handoffIn(conversation.mode), { kind: 'noted', content }, keyOf(me, body.id));
      },
    }),
    signedInRoute({
      method: 'post',
      path: '/conversations/:id/transfer',
      summary: 'Hand the case to a person, a skill or everyone, with a note',
      params: id,
      body: TransferRequest,
      answer: Done,
      codes: ['unknown_target', 'not_claimed', 'not_yours', 'case_over'],
      async run({ params, body }, me) {
        const { conversation } = await snapshotOf(params['id']);
        refuseUnknownTarget(body.to);
        const note = body.note === undefined ? undefined : checkedText(body.note, limits.textCharacters).trim();
        const what = { kind: 'transferred' as const, to: body.to, ...(note ? { note } : {}) };
        return act(me, handoffIn(conversation.mode), what, keyOf(me, body.id));
      },
    }),
    ...(['resolve', 'return'] as const).map((verb) =>
      signedInRoute({
        method: 'post',
        path: `/conversations/:id/${verb}`,
        summary: verb === 'resolve' ? 'Close the case as resolved' : 'Give the conversation back to the bot',
        params: id,
        body: ActRequest,
        answer: Done,
        codes: ['not_claimed', 'not_yours', 'case_over'],
        async run({ params, body }, me) {
          const { conversation } = await snapshotOf(params['id']);
          const what: DeskAct = { kind: verb === 'resolve' ? 'resolved' : 'returned' };
          return act(me, handoffIn(conversation.mode), what, keyOf(me, body.id));
        },
      }),
    ),
    signedInRoute({
      method: 'post',
      path: '/media',
      summary: 'Put a file on the shelf (multipart, field `file`), to be named in a reply or note',
      upload: multer({
        storage: multer.memoryStorage(),
        limits: { fileSize: limits.mediaBytes, files: 1, fields: 0, parts: 2 },
      }).single('file'),
      body: z.looseObject({}),
      answer: StoredFile,
      status: 201,
      codes: ['media_too_large', 'media_kind_refused', 'no_file'],
      async run({ request }) {
        if (!request.file) throw new Refusal('no_file', 'Send one file in the field `file`.');
        const stored = await shelf.put(request.file.buffer, {
          name: request.file.originalname,
          mime: request.file.mimetype,
        });
        const { media, type, mime, bytes, name } = stored;
        return { media, type, mime, bytes, ...(name ? { name } : {}), url: lookups.linkTo(media) };
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
        })),
      }),
    }),
  ];
}

const refusals = {
  claimed_by_other: (name?: string) => `${name ?? 'Someone else'} was faster and has this case.`,
  not_yours: (name?: string) => `${name ?? 'Someone else'} has this case.`,
  not_claimed: () => 'Take the case before you answer.',
  case_over: () => 'This case is over.',
} as const;

function handoffIn(mode: Snapshot['conversation']['mode']): HandoffId | undefined {
  return mode.kind === 'waiting' || mode.kind === 'agent' ? mode.handoff : undefined;
}

/** @throws Refusal `text_too_long`, `text_empty` */
function checkedText(text: string, limit: number): string {
  if ([...text].length > limit) throw new Refusal('text_too_long', `A text holds at most ${limit} characters.`);
  if (text.trim() === '') throw new Refusal('text_empty', 'There is nothing to send.');
  return text;
}
