// What a Teams message holds, as our content. Pure; shared by customers' messages and agents'.

import { z } from 'zod';
import type { Content, MediaType } from '../../core/index.ts';
import { cleanText } from '../http/index.ts';
import { plainOfHtml } from './html.ts';
import type { Activity, Attachment, Entity } from './wire.ts';

/** A file at Teams: where it lies, and whether only the bot's token opens it. Never leaves the adapter. */
export type TeamsFile = { readonly ref: string; readonly url: string; readonly name?: string };
export type Read = { readonly content: readonly Content[]; readonly files: readonly TeamsFile[] };

const DownloadInfo = z.looseObject({ downloadUrl: z.url({ protocol: /^https?$/ }).max(8192) });
/** What a choice of ours carries back, plain or as Teams wraps a button that also speaks. */
const OurChoice = z.looseObject({
  choice: z.string().min(1).max(256),
  label: z.string().max(200).transform(cleanText).optional().catch(undefined),
});
const Wrapped = z.looseObject({ msteams: z.looseObject({ value: z.unknown().optional() }) });

/** Attachments that repeat or frame the text. */
const frames = new Set([
  'text/html',
  'messageReference',
  'application/vnd.microsoft.teams.messaging-announcementBanner',
]);

/**
 * Everything in a message; what we cannot show is named as unreadable. Never throws.
 *
 * @param refFor the reference of the nth file, by which it can be found again
 */
export function contentOf(activity: Activity, refFor: (index: number) => string): Read {
  const { attachments } = activity;
  const files: TeamsFile[] = [];
  const content: Content[] = [];
  const said = wordsOf(activity);
  if (said !== '') content.push({ kind: 'text', text: said });
  for (const attachment of attachments) {
    if (frames.has(attachment.contentType)) continue;
    const read = fileOf(attachment);
    if (!read) {
      content.push({ kind: 'unreadable', platformType: attachment.contentType.slice(0, 64) });
      continue;
    }
    const ref = refFor(files.length);
    files.push({ ref, url: read.url, ...(attachment.name === undefined ? {} : { name: attachment.name }) });
    content.push({
      kind: 'media',
      type: read.type,
      platform: ref,
      ...(read.mime === undefined ? {} : { mime: read.mime }),
      ...(attachment.name === undefined ? {} : { name: attachment.name }),
    });
  }
  return { content, files };
}

/** The typed words: mentions of the bot taken off, those of others as names. */
export function wordsOf(activity: Activity): string {
  const html = htmlOf(activity);
  // A quoted reply has the quoted words in its text too; only the HTML tells them apart. A picture picked from a
  // gallery has no text at all.
  const isQuote = html !== undefined && /schema\.skype\.com\/Reply/.test(html);
  if (html !== undefined && (isQuote || !activity.text?.trim())) return wordsInHtml(html, activity);
  return wordsInText(activity);
}

/** The same message as its text and as its HTML say it: what is private in either is private. */
export function readingsOf(activity: Activity): readonly string[] {
  const html = htmlOf(activity);
  return [wordsInText(activity), ...(html === undefined ? [] : [wordsInHtml(html, activity)])];
}

function htmlOf({ attachments }: Activity): string | undefined {
  const html = attachments.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof html === 'string' ? html : undefined;
}

const isOurs = ({ mentioned }: Entity, { recipient }: Activity) =>
  mentioned !== undefined && mentioned.id === recipient?.id;

function wordsInText(activity: Activity): string {
  const { entities, text = '', textFormat } = activity;
  let said = text;
  for (const entity of entities)
    if (entity.type === 'mention' && entity.text && isOurs(entity, activity)) said = said.replaceAll(entity.text, ' ');
  // The rest of the marks stand around names of other people.
  said = said.replace(/<at\b[^<>]{0,200}>([^<>]{0,200})<\/at>/g, '$1').replaceAll('&nbsp;', ' ');
  if (textFormat === 'xml') said = plainOfHtml(said);
  return said.trim();
}

function wordsInHtml(html: string, activity: Activity): string {
  const own = new Set(
    activity.entities
      .filter((entity) => entity.type === 'mention' && isOurs(entity, activity))
      .map(({ text = '' }) => text.replace(/<[^<>]*>/g, '')),
  );
  const bare = html.replace(
    /<(span|at)\b([^<>]{0,300})>([^<>]{0,200})<\/\1>/g,
    (whole, tag: string, about: string, name: string) =>
      (tag === 'at' || about.includes('schema.skype.com/Mention')) && own.has(name) ? ' ' : whole,
  );
  return cleanText(plainOfHtml(bare)).trim();
}

/** The choice a press carries; undefined when the value is none of ours. */
export function choiceOf(value: unknown): { value: string; label?: string } | undefined {
  const given = typeof value === 'string' ? parsed(value) : value;
  const wrapped = Wrapped.safeParse(given);
  const read = OurChoice.safeParse(given);
  if (read.success)
    return { value: read.data.choice, ...(read.data.label === undefined ? {} : { label: read.data.label }) };
  return wrapped.success ? choiceOf(wrapped.data.msteams.value) : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function fileOf(attachment: Attachment): { type: MediaType; url: string; mime?: string } | undefined {
  const { contentType, contentUrl, content } = attachment;
  if (contentType === 'application/vnd.microsoft.teams.file.download.info') {
    const info = DownloadInfo.safeParse(content);
    return info.success ? { type: typeByName(attachment.name), url: info.data.downloadUrl } : undefined;
  }
  if (contentUrl === undefined || !/^https?:\/\//.test(contentUrl) || !/^[\w.+*-]+\/[\w.+*-]+$/.test(contentType))
    return undefined;
  if (contentType.startsWith('application/vnd.microsoft.')) return undefined;
  const major = contentType.split('/')[0];
  const type = major === 'image' || major === 'audio' || major === 'video' ? major : 'file';
  // Teams names a pasted picture `image/*`.
  return { type, url: contentUrl, ...(contentType.includes('*') ? {} : { mime: contentType }) };
}

const kinds: readonly (readonly [MediaType, RegExp])[] = [
  ['image', /\.(png|jpe?g|gif|webp|bmp|heic)$/i],
  ['audio', /\.(mp3|m4a|ogg|opus|wav|aac)$/i],
  ['video', /\.(mp4|mov|webm|mkv)$/i],
];
function typeByName(name: string | undefined): MediaType {
  return kinds.find(([, pattern]) => pattern.test(name ?? ''))?.[0] ?? 'file';
}
