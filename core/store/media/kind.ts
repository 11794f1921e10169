// What a file is, told from its bytes: names and claimed types are the sender's word and count for nothing.

import type { MediaType } from '../../model/index.ts';
import { Refusal } from '../../model/index.ts';

export type Kind = { readonly type: MediaType; readonly mime: string };

/** Shown in place by browsers and platforms; every other picture travels as a file. */
const pictures = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/apng',
  'image/bmp',
]);

/** Documents a customer sends a shop. They keep their name for the saving dialogue; none runs in a page of ours. */
const documents = new Set([
  'application/pdf',
  'application/zip',
  'application/x-7z-compressed',
  'application/x-rar-compressed',
  'application/gzip',
  'application/rtf',
  'application/x-cfb',
  'application/epub+zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'image/heic',
  'image/heif',
  'image/tiff',
  'image/vnd.adobe.photoshop',
]);

/** Programs. A shop's chat never needs one, and an agent who opens it has lost his machine. */
const programs = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-ms-shortcut',
  'application/x.ms.shortcut',
  'application/java-vm',
  'application/wasm',
  'application/x-shockwave-flash',
  'application/vnd.android.package-archive',
  'application/x-apple-diskimage',
  'application/x-deb',
  'application/x-rpm',
]);

const opaque: Kind = { type: 'file', mime: 'application/octet-stream' };

/**
 * Markup (SVG, HTML, XML) has no magic bytes we trust: it stays an opaque file, never a picture or a page. Throws
 * Refusal `media_kind_refused` for programs and for nothing at all.
 */
export async function kindOf(bytes: Uint8Array): Promise<Kind> {
  if (bytes.byteLength === 0) throw refused('an empty file');
  // Loaded with the first file: a hub that gets none does without its 4 MB.
  const { fileTypeFromBuffer } = await import('file-type');
  const mime = (await fileTypeFromBuffer(bytes))?.mime.split(';', 1)[0];
  if (mime === undefined) return opaque;
  if (programs.has(mime)) throw refused(`a program (${mime})`);
  if (pictures.has(mime)) return { type: 'image', mime };
  if (mime.startsWith('audio/')) return { type: 'audio', mime };
  if (mime.startsWith('video/')) return { type: 'video', mime };
  return documents.has(mime) ? { type: 'file', mime } : opaque;
}

function refused(what: string): Refusal {
  return new Refusal('media_kind_refused', `This is ${what}; such files are not taken.`, {
    remedy: 'Send a picture, a recording, a video or a document.',
    status: 415,
  });
}
