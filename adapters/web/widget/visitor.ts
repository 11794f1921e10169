// Who this browser is to the shop: a token, made once, shared by the shop's tabs, renewed when it is spent.

import type { Keep } from './keep.ts';

/** The hub answered and said no; `code` is its own word for why. */
export class HubRefused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

type Pass = { readonly token: string; readonly visitor: string; readonly subject: string | undefined };

/**
 * The visitor's pass. With a signed identity, another subject means another person at the same screen: he gets a
 * visitor of his own and sees nothing of the one before.
 */
export class Visitor {
  readonly #keep: Keep;
  readonly #api: string;
  readonly #language: string;
  readonly #identity: string | undefined;
  #asking: Promise<Pass> | undefined;

  constructor(keep: Keep, api: string, language: string, identity: string | undefined) {
    this.#keep = keep;
    this.#api = api;
    this.#language = language;
    this.#identity = identity;
    const known = this.#pass();
    if (!known || known.subject === subjectOf(identity)) return;
    this.forget();
    // What somebody else wrote and the hub has not confirmed is not shown to this person, nor sent as his. Whoever had
    // no name before is taken for the same person, signed in by now.
    if (known.subject !== undefined) for (const key of keep.keys('out:')) keep.remove(key);
  }

  /** True when he has been here before, so there may be messages waiting. */
  get isKnown(): boolean {
    return this.#pass() !== undefined;
  }

  /** His token; asks the hub for one the first time. Throws `HubRefused`, or a `TypeError` when there is no network. */
  async token(signal: AbortSignal): Promise<string> {
    const known = this.#pass();
    if (known) return known.token;
    this.#asking ??= this.#ask(signal).finally(() => {
      this.#asking = undefined;
    });
    return (await this.#asking).token;
  }

  /** After `token_expired`. Another tab may have asked already; then its token is taken. */
  forget(spent?: string): void {
    if (spent === undefined || this.#pass()?.token === spent) {
      this.#keep.remove('visitor');
      this.#keep.remove('last');
      this.#keep.remove('read');
    }
  }

  async #ask(signal: AbortSignal): Promise<Pass> {
    const body = { locale: this.#language, ...(this.#identity ? { identity: this.#identity } : {}) };
    const answer = await askJson(`${this.#api}visitors`, { method: 'POST', body: JSON.stringify(body), signal });
    // Another tab may have been faster: one shop, one visitor.
    const known = this.#pass();
    if (known) return known;
    const subject = subjectOf(this.#identity);
    const pass: Pass = { token: String(answer['token']), visitor: String(answer['visitor']), subject };
    this.#keep.set('visitor', JSON.stringify(pass));
    return pass;
  }

  #pass(): Pass | undefined {
    try {
      const pass = JSON.parse(this.#keep.get('visitor') ?? '') as Pass;
      return pass.token ? pass : undefined;
    } catch {
      return undefined;
    }
  }
}

/** One JSON question to the hub. Throws `HubRefused` for any answer that is not a success. */
export async function askJson(url: string, init: RequestInit): Promise<Record<string, unknown>> {
  const headers = new Headers(init.headers);
  if (typeof init.body === 'string') headers.set('content-type', 'application/json');
  const response = await fetch(url, { ...init, headers, credentials: 'omit', cache: 'no-store' });
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (response.ok) return answer;
  const error = (answer['error'] ?? {}) as { code?: unknown; message?: unknown };
  throw new HubRefused(response.status, String(error.code ?? ''), String(error.message ?? ''));
}

/** Whom the shop says he is. Only to compare with last time: the hub is the one that checks the signature. */
function subjectOf(identity: string | undefined): string | undefined {
  try {
    const payload = (identity ?? '').split('.')[1] ?? '';
    const json = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    return String((JSON.parse(json) as { sub?: unknown }).sub);
  } catch {
    return undefined;
  }
}
