// The reference by which a channel fetches a file of the shop's media folder.

import type { Part } from '../model/index.ts';

/** `shop:<file>`: the file lies in the shop folder's `media/`. */
export function picture(file: string): Part {
  return { kind: 'media', type: /\.(mp4|mov|webm)$/i.test(file) ? 'video' : 'image', platform: `shop:${file}` };
}
