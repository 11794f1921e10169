// The one way in, from POST and from sockets alike: checks a message, finds its files, hands it over, says when it is safe.

import {
  type Accepted,
  type Choice,
  type Envelope,
  type Inlet,
  mediaId,
  Refusal,
  type StoredMedia,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { type Limiter, openLimiter } from '../http/index.ts';
import { checkTexts, mediaIn, toEnvelope } from './inbound.ts';
import type { Known } from './visitors.ts';
import type { Said, Stored } from './wire.ts';

export interface Intake {
  /** @throws TooOften when the visitor wrote more than his share */
  admit(known: Known): void;
  /** @throws Refusal `text_empty`, `text_too_long`, `media_unknown` */
  envelope(known: Known, said: Said): Envelope | Promise<Envelope>;
  /**
   * Answers after the message is durable.
   *
   * @throws Refusal 503 `not_stored`: nothing is lost, the client sends the same id again
   */
  accept(said: Said, envelope: Envelope): Promise<Stored>;
  /** Buttons the visitor was shown, so that his choice can be told in words. */
  shown(visitor: string, choices: readonly Choice[]): void;
}

const noFiles: ReadonlyMap<string, StoredMedia> = new Map();
/** Visitors whose last buttons are remembered. */
const mostRemembered = 5000;

export function openIntake(
  account: string,
  { shop, clock, limits, shelf, log, welcome }: AdapterContext,
  inlet: () => Inlet,
): Intake {
  const messages: Limiter = openLimiter(limits.messagesPerMinute, 60_000, clock);
  const buttons = new Map<string, readonly Choice[]>();

  function arrival(known: Known, files: ReadonlyMap<string, StoredMedia>) {
    const among = (choices: readonly Choice[], value: string) => choices.find((one) => one.value === value)?.label;
    // The welcome's buttons stand in no message.
    const labelOf = (value: string) =>
      among(buttons.get(known.visitor) ?? [], value) ?? among(welcome(known.locale).choices, value);
    return { shop, account, from: known, now: clock.now(), files, labelOf };
  }

  async function find(media: readonly string[]): Promise<ReadonlyMap<string, StoredMedia>> {
    const files = new Map<string, StoredMedia>();
    for (const id of media) {
      const file = await shelf.find(mediaId(id));
      if (!file)
        throw new Refusal('media_unknown', 'The message names a file that is not here.', {
          remedy: 'Upload it with POST /api/v1/media first.',
        });
      files.set(id, file);
    }
    return files;
  }

  return {
    admit: (known) => messages.take(known.visitor),
    envelope(known, said) {
      checkTexts(said, limits.textCharacters);
      const media = mediaIn(said);
      if (media.length === 0) return toEnvelope(said, arrival(known, noFiles));
      return find(media).then((files) => toEnvelope(said, arrival(known, files)));
    },
    async accept(said, envelope) {
      const { status, cursor } = await handOver(envelope);
      return { id: said.id, status, cursor: cursor! };
    },
    shown(visitor, choices) {
      buttons.delete(visitor);
      if (choices.length === 0) return;
      buttons.set(visitor, choices);
      if (buttons.size > mostRemembered) buttons.delete(buttons.keys().next().value!);
    },
  };

  async function handOver(envelope: Envelope): Promise<Accepted> {
    try {
      return await inlet().accept(envelope);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      log.error({ stack: error instanceof Error ? error.stack : String(error) }, 'a message could not be stored');
      throw new Refusal('not_stored', 'The message could not be stored just now.', {
        status: 503,
        remedy: 'Send it again with the same id.',
        cause: error,
      });
    }
  }
}
