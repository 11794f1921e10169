// Routes by which an agent acts on a case: claim, reply, note, transfer, resolve, return, ticket, and files to send.

import type { RequestHandler } from 'express';
import { z } from 'zod';
import {
  type Content,
  type Conversation,
  type ConversationId,
  type DeskAct,
  type DeskInlet,
  type DeskOutcome,
  type EventKey,
  eventKey,
  mediaId,
  Refusal,
} from '../../core/index.ts';
import type { ConsoleContext } from '../context.ts';
import type { Accounts } from './accounts.ts';
import { skillsOf } from './api-people.ts';
import { snapshotIn } from './api-reading.ts';
import { Held, notFound, type Route, signedInRoute } from './route.ts';
import type { SignedIn } from './sessions.ts';
import type { Lookups } from './view.ts';
import { ActRequest, Done, HouseId, type Said, SayRequest, StoredFile, TransferRequest } from './wire.ts';

export type ActingParts = {
  readonly desk: string;
  readonly account: string;
  readonly accounts: Accounts;
  readonly lookups: Lookups;
  /** The hub, once the desk was started. */
  inlet(): DeskInlet | undefined;
};

const id = { id: HouseId };

export function actingRoutes(context: ConsoleContext, parts: ActingParts): readonly Route[] {
  const { store, shop, clock, ids, limits, shelf } = context;
  const { lookups } = parts;
  const snapshotOf = (raw: string | undefined) => snapshotIn(store, shop, raw);

  function hub(): DeskInlet {
    const inlet = parts.inlet();
    if (!inlet) throw new Refusal('starting', 'The hub is still starting.', { remedy: 'Try again.', status: 503 });
    return inlet;
  }

  const keyOf = (me: SignedIn, act: string | undefined): EventKey =>
    eventKey('console', parts.account, `${me.person.id}/${act ?? ids.next<string>()}`);
  const actorOf = (me: SignedIn) => ({ agent: me.person.id, platformUser: me.login, name: me.person.name });

  /** Hands an act to the hub and tells the outcome as a page understands it. */
  async function act(me: SignedIn, { id: conversation, mode }: Conversation, what: DeskAct, key: EventKey) {
    const handoff = mode.kind === 'waiting' || mode.kind === 'agent' ? mode.handoff : undefined;
    if (!handoff) throw await refusalOf('not_claimed', conversation);
    const event = { id: key, desk: parts.desk, handoff, by: actorOf(me), at: clock.now(), ...what };
    return doneOf(await hub().handle(event), conversation);
  }

  async function doneOf(outcome: DeskOutcome, conversation: ConversationId): Promise<Done> {
    if (outcome.status === 'refused') throw await refusalOf(outcome.code, conversation);
    return { status: outcome.status };
  }

  /** Who has the case is read from the store: the outcome names him for people, the page wants his id, too. */
  async function refusalOf(code: RefusalCode, conversation: ConversationId): Promise<Refusal> {
    if (code === 'no_such_case') return notFound();
    if (code === 'not_an_agent') return new Refusal(code, 'You are not on the list of agents.', { status: 403 });
    const mode = (await store.load(conversation, 1))?.conversation.mode;
    const who = mode?.kind === 'agent' ? { id: mode.agent, name: lookups.nameOf(mode.agent) } : undefined;
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
    const isSkill = skillsOf(everybody, context.skills()).some((skill) => skill.id === to);
    const known = to === 'everyone' || isSkill || everybody.some((person) => person.id === to);
    if (!known)
      throw new Refusal('unknown_target', `Nobody is called "${to.slice(0, 80)}", and it is no skill.`, {
        remedy: "Take a person's id, a skill, or everyone.",
      });
  }

  return [
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
        const final = stale ? await claim(me, params['id'], keyOf(me, undefined)) : outcome;
        return doneOf(final, params['id'] as ConversationId);
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
        return act(me, conversation, { kind: 'said', content }, keyOf(me, body.id));
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
        return act(me, conversation, { kind: 'noted', content }, keyOf(me, body.id));
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
        return act(me, conversation, what, keyOf(me, body.id));
      },
    }),
    ...(['resolve', 'return', 'ticket'] as const).map((verb) =>
      signedInRoute({
        method: 'post',
        path: `/conversations/:id/${verb}`,
        summary: endings[verb].summary,
        params: id,
        body: ActRequest,
        answer: Done,
        codes: ['not_claimed', 'not_yours', 'case_over'],
        async run({ params, body }, me) {
          const { conversation } = await snapshotOf(params['id']);
          return act(me, conversation, endings[verb].act, keyOf(me, body.id));
        },
      }),
    ),
    signedInRoute({
      method: 'post',
      path: '/media',
      summary: 'Put a file on the shelf (multipart, field `file`), to be named in a reply or note',
      upload: oneFile(limits.mediaBytes),
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
  ];
}

const endings = {
  resolve: { summary: 'Close the case as resolved', act: { kind: 'resolved' } },
  return: { summary: 'Give the conversation back to the bot', act: { kind: 'returned' } },
  ticket: {
    summary: 'Turn the case into a ticket, whose number the customer is told; a case nobody holds, too',
    act: { kind: 'ticketed' },
  },
} as const satisfies Record<string, { summary: string; act: DeskAct }>;

type RefusalCode = Extract<DeskOutcome, { status: 'refused' }>['code'];

const refusals = {
  claimed_by_other: (name?: string) => `${name ?? 'Someone else'} was faster and has this case.`,
  not_yours: (name?: string) => `${name ?? 'Someone else'} has this case.`,
  not_claimed: () => 'Take the case before you answer.',
  case_over: () => 'This case is over.',
  cannot_recall: () => 'The customer keeps what he was sent: send a correction.',
} as const;

/** @throws Refusal `text_too_long`, `text_empty` */
function checkedText(text: string, limit: number): string {
  if ([...text].length > limit) throw new Refusal('text_too_long', `A text holds at most ${limit} characters.`);
  if (text.trim() === '') throw new Refusal('text_empty', 'There is nothing to send.');
  return text;
}

/** One file in memory. The parser is loaded with the first upload. */
function oneFile(mostBytes: number): RequestHandler {
  let opened: Promise<RequestHandler> | undefined;
  const open = async () => {
    const { default: multer } = await import('multer');
    const limits = { fileSize: mostBytes, files: 1, fields: 0, parts: 2 };
    return multer({ storage: multer.memoryStorage(), limits }).single('file');
  };
  return (request, response, next) => {
    opened ??= open();
    opened.then((parse) => parse(request, response, next), next);
  };
}
