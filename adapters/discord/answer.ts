// The answer to a press or a slash command. Discord waits three seconds; the event is on disk first, and where the disk
// is slow the wait is prolonged, which promises nothing.

import type { Clock, Log } from '../../core/index.ts';
import type { Client } from './client.ts';
import { type MessageBody, noMentions, onlyForHim } from './outbound.ts';
import { type Dispatch, Interaction } from './wire.ts';

export type Answer = {
  /** Nothing is shown; the button stops waiting. */
  silently(): void;
  /** Words for the person who acted, seen by nobody else. */
  privately(body: MessageBody): void;
};

/** Discord's three seconds, less the way there and back. */
const prolongAfterMs = 1_800;

/** Callback types (discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback-type). */
const kinds = { message: 4, waitingMessage: 5, waitingPress: 6 } as const;

export type AnswerParts = {
  readonly client: Client;
  readonly clock: Clock;
  readonly log: Log;
  readonly aside: Set<Promise<unknown>>;
};

/** The answer to an event, the same one when the event is taken again because it could not be stored. */
export function openAnswers(parts: AnswerParts): (dispatch: Dispatch) => Answer | undefined {
  const open = new WeakMap<Dispatch, Answer>();
  return (dispatch) => {
    const answer = open.get(dispatch) ?? openAnswer(dispatch, parts);
    if (answer) open.set(dispatch, answer);
    return answer;
  };
}

/** Undefined for events that are no interaction. Each answer is given once; what fails is only logged. */
function openAnswer({ t, d }: Dispatch, { client, clock, log, aside }: AnswerParts): Answer | undefined {
  if (t !== 'INTERACTION_CREATE') return undefined;
  const read = Interaction.safeParse(d);
  if (!read.success) return undefined;
  const { id, token, type, application_id: app = '' } = read.data;
  const given = new AbortController();
  const isPress = type === 3;
  let prolonged: Promise<unknown> | undefined;

  void clock.sleep(prolongAfterMs, given.signal).then(() => {
    if (given.signal.aborted) return;
    prolonged = callback(
      isPress ? { type: kinds.waitingPress } : { type: kinds.waitingMessage, data: { flags: onlyForHim } },
    );
  });

  function callback(body: object): Promise<unknown> {
    return kept(client.call('POST', `/interactions/${id}/${token}/callback`, { body, timeoutMs: 10_000 }));
  }

  function kept(run: Promise<unknown>): Promise<unknown> {
    const done: Promise<unknown> = run
      .catch((error: unknown) => log.debug({ error: String(error) }, 'an interaction was not answered'))
      .finally(() => aside.delete(done));
    aside.add(done);
    return done;
  }

  function give(soon: object, late: (() => Promise<unknown>) | undefined): void {
    if (given.signal.aborted) return;
    given.abort();
    if (!prolonged) void callback(soon);
    else if (late) void prolonged.then(() => kept(late()));
  }

  return {
    silently: () =>
      // A command must be answered with something; a press needs nothing.
      give(
        isPress ? { type: kinds.waitingPress } : { type: kinds.message, data: { content: '✅', flags: onlyForHim } },
        isPress ? undefined : () => edit({ content: '✅' }),
      ),
    privately(body) {
      const data = { ...body, ...noMentions, flags: (body.flags ?? 0) | onlyForHim };
      give({ type: kinds.message, data }, () => (isPress ? followUp(data) : edit(body)));
    },
  };

  function edit(body: MessageBody): Promise<unknown> {
    return client.call('PATCH', `/webhooks/${app}/${token}/messages/@original`, { body: { ...body, ...noMentions } });
  }

  function followUp(data: object): Promise<unknown> {
    return client.call('POST', `/webhooks/${app}/${token}`, { body: data });
  }
}
