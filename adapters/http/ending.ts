// The ending a file's name needs on a platform that tells kinds of files by their names.

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'audio/ogg': '.ogg',
  'audio/mpeg': '.mp3',
  'audio/mp4': '.m4a',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
  'application/pdf': '.pdf',
};

/** With its dot; empty for what we do not know. */
export function endingOf(mime: string): string {
  return endings[mime] ?? '';
}
