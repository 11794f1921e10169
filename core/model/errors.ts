// Errors name the reaction: whoever catches one knows what to do next.

/** What the outbox does after a failed send. Adapters never wait or retry by themselves. */
export type Reaction =
  /** The platform said when to come back. */
  | { readonly kind: 'retry_after'; readonly ms: number }
  | { readonly kind: 'retry' }
  /** This message will never pass. */
  | { readonly kind: 'reject' }
  /** The customer (or thread) cannot be reached any more. */
  | { readonly kind: 'gone' }
  /** It may have arrived: a timeout after the request was written. */
  | { readonly kind: 'unknown' }
  /** The operator must act: a revoked token, a missing right. */
  | { readonly kind: 'unauthorised' };

export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly reaction: Reaction;
  constructor(reaction: Reaction, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.reaction = reaction;
  }
}

/**
 * A refusal people can act on: `code` is stable (`config_unknown_key`), `message` says what and where, `remedy` the
 * next step. Holds no secret.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly remedy: string;
  /** HTTP status a door answers with. */
  readonly status: number;
  constructor(code: string, message: string, options: { remedy?: string; status?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.remedy = options.remedy ?? '';
    this.status = options.status ?? 400;
  }
}
