// What people must be told of one account beyond its state: a code to scan, what was missed, what to decide.

import type { Alert } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { qrPicture } from './client-qr.ts';
import type { Gap } from './gaps.ts';
import { lineWords } from './words.ts';

export interface Notices {
  raise(alert: Alert): void;
  settle(id: string): void;
  /** The alert's id says from when to when, so that a program can read it. */
  gap(gap: Gap): void;
  /** The latest code. It is drawn first, and shown only if it is still `wanted` then. */
  code(code: string, wanted: () => boolean): Promise<void>;
  codeOver(): void;
  /** For health: nothing at all when there is nothing to tell. */
  now(): { readonly alerts?: readonly Alert[] };
}

/** A code ends after a minute or two; the desks get a fresh one this often, the console always the latest, ms. */
const codeEveryMs = 5 * 60_000;
/** More of one kind say nothing new. */
const most = 20;

export function openNotices(account: string, { clock, shelf }: Pick<AdapterContext, 'clock' | 'shelf'>): Notices {
  const alerts = new Map<string, Alert>();

  function raise(alert: Alert): void {
    alerts.set(alert.id, alert);
    const kind = alert.id.split(':')[0]!;
    const alike = [...alerts.keys()].filter((id) => id.startsWith(`${kind}:`));
    for (const id of alike.slice(0, Math.max(0, alike.length - most))) alerts.delete(id);
  }

  function codeOver(): void {
    for (const id of alerts.keys()) if (id.startsWith('code:')) alerts.delete(id);
  }

  return {
    raise,
    settle: (id) => void alerts.delete(id),
    gap: (gap) =>
      gap.isOne
        ? raise({ id: `missed:${gap.from}..${gap.to}`, text: lineWords.missed(account, gap.why) })
        : raise({ id: `gap:${gap.from}..${gap.to}`, text: lineWords.gap(account, gap) }),
    async code(code, wanted) {
      if (code === '') return;
      const { media } = await shelf.put(await qrPicture(code), { name: 'wechat-login.png', mime: 'image/png' });
      if (!wanted()) return;
      codeOver();
      const id = `code:${Math.floor(clock.now() / codeEveryMs)}`;
      raise({ id, text: lineWords.scan(account), picture: media });
    },
    codeOver,
    now: () => (alerts.size === 0 ? {} : { alerts: [...alerts.values()] }),
  };
}
