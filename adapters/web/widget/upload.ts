// Files the visitor sends: what is refused before it leaves the page, and the way to the hub's shelf.

import { askJson } from './visitor.ts';

/** The hub's default; its own answer decides where a shop has set another. */
export const mostBytes = 20 * 1024 * 1024;
/** Pictures and recordings a customer shows a fault with, and papers. SVG is a program, not a picture. */
const welcome =
  /^(image\/(png|jpeg|gif|webp)|video\/(mp4|webm|quicktime)|audio\/(mpeg|mp4|ogg|wav|x-wav|aac|webm|x-m4a)|application\/pdf)$/;
export const accept =
  'image/png,image/jpeg,image/gif,image/webp,video/mp4,video/webm,video/quicktime,audio/*,application/pdf';

export type Unwelcome = 'fileKind' | 'fileTooLarge' | 'fileEmpty';

/** Why this file would not be taken, or nothing. */
export function refusalOf(file: Pick<File, 'type' | 'size'>): Unwelcome | undefined {
  if (!welcome.test(file.type)) return 'fileKind';
  if (file.size > mostBytes) return 'fileTooLarge';
  return file.size === 0 ? 'fileEmpty' : undefined;
}

/** Puts the file on the hub's shelf and answers its name there. Throws `HubRefused`, or a `TypeError` without network. */
export async function upload(api: string, token: string, file: File, signal: AbortSignal): Promise<string> {
  const form = new FormData();
  form.append('file', file, file.name);
  const stored = await askJson(`${api}media`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${token}` },
    signal,
  });
  return String(stored['media']);
}
