// Guarded JSON against a noun of ours: what does not fit is refused with the place and the reason.

import type { z } from 'zod';
import { Refusal } from '../../core/index.ts';

/** @throws Refusal 400 `body_invalid`; never repeats what was sent, since that may be a secret */
export function shaped<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  code = 'body_invalid',
): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const place = issue.path.length ? `${issue.path.map(String).join('.')}: ` : '';
  const reason = issue.code === 'unrecognized_keys' ? 'a key that is not known here' : issue.message;
  throw new Refusal(code, `${place}${reason}.`);
}
