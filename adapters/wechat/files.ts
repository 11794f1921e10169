// A file of a WeChat message, from the gateway itself or from where the gateway says it lies.

import { DeliveryError, type Media } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import type { Line } from './face.ts';
import { deliveryErrorOf } from './failure.ts';

export type Fetched = { readonly bytes: Uint8Array; readonly name?: string; readonly mime?: string };

/** @throws DeliveryError; a link goes through the hub's guarded client, so a gateway cannot send us to private hosts */
export async function fetchFile(
  media: Media,
  line: Line,
  { limits, outbound }: Pick<AdapterContext, 'limits' | 'outbound'>,
  signal?: AbortSignal,
): Promise<Fetched> {
  if (media.platform === undefined) throw new DeliveryError({ kind: 'reject' }, 'this file is not at WeChat');
  const limit = limits.mediaBytes;
  try {
    const file = await line.call('fetch', media.platform, limit);
    const about = { name: media.name ?? file.name, ...(file.mime === undefined ? {} : { mime: file.mime }) };
    if ('bytes' in file) return { ...about, bytes: file.bytes };
    const { headers } = file;
    const answer = await outbound.request(file.url, { headers, limit, ...(signal ? { signal } : {}) });
    if (answer.status >= 300) throw new DeliveryError({ kind: 'reject' }, `the file's host answers ${answer.status}`);
    return { ...about, bytes: answer.body };
  } catch (error) {
    throw deliveryErrorOf(error);
  }
}
