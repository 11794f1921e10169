// A file out of a multipart body: one, in memory, within its size.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { MulterError } from 'multer';
import { Refusal } from '../../core/index.ts';
import { cleanText, TooOften } from '../http/index.ts';

export type UploadedFile = { readonly bytes: Uint8Array; readonly name: string; readonly mime: string };

/** Files are held in memory until the shelf has looked at them, so only so many come at once. */
const mostAtOnce = 8;
/** Boundaries and part headers around the file itself. */
const envelopeBytes = 64 * 1024;

/**
 * @throws Refusal 413 `media_too_large`, `upload_too_many_parts`, 415 `content_type_unsupported`, `media_kind_refused`, 400 `file_missing`,
 * `file_name_refused`, `upload_invalid`, 429 when too many come at once
 */
export function openUploads(
  mostBytes: number,
): (request: IncomingMessage, response: ServerResponse) => Promise<UploadedFile> {
  const parser = async (): Promise<RequestHandler> => {
    const { default: multer } = await import('multer');
    return multer({
      storage: multer.memoryStorage(),
      // The name as the client wrote it, so that a path in it is seen and refused rather than quietly cut.
      preservePath: true,
      defParamCharset: 'utf8',
      limits: {
        fileSize: mostBytes,
        files: 1,
        fields: 8,
        parts: 9,
        fieldSize: 4096,
        fieldNameSize: 100,
        headerPairs: 32,
      },
    }).any();
  };
  // Loaded with the first file: most hubs idle without its 4 MB.
  let opened: Promise<RequestHandler> | undefined;
  let running = 0;

  return async (request, response) => {
    const type = request.headers['content-type'] ?? '';
    if (!/^multipart\/form-data\s*(;|$)/i.test(type))
      throw new Refusal('content_type_unsupported', 'A file comes as multipart/form-data.', { status: 415 });
    if (Number(request.headers['content-length'] ?? 0) > mostBytes + envelopeBytes) throw tooLarge(mostBytes);
    if (running >= mostAtOnce) throw new TooOften(1);
    running++;
    try {
      opened ??= parser();
      const parse = await opened;
      await new Promise<void>((resolve, reject) => {
        parse(request as Request, response as Response, (error: unknown) => (error ? reject(error) : resolve()));
      });
    } catch (error) {
      throw asRefusal(error, mostBytes);
    } finally {
      running--;
    }
    const files = (request as Request).files;
    const file = Array.isArray(files) ? files[0] : undefined;
    if (!file) throw new Refusal('file_missing', 'The body holds no file.');
    refuseMarkup(file.buffer);
    return { bytes: file.buffer, name: checkedName(file.originalname), mime: file.mimetype };
  };
}

/**
 * The shelf keeps markup as an opaque download; from a stranger's browser it is not taken at all, since nobody sends a shop
 * an SVG or a page but to have it opened.
 */
function refuseMarkup(bytes: Uint8Array): void {
  const opening = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (/^(\xEF\xBB\xBF)?\s*<(!doctype|html|svg|\?xml|script|!--)/i.test(opening))
    throw new Refusal('media_kind_refused', 'Pages and vector drawings are not taken.', {
      status: 415,
      remedy: 'Send a picture, a recording, a video or a document.',
    });
}

/** A name is shown, never used as a path; one that tries to be a path is no honest name. */
function checkedName(raw: string): string {
  const name = cleanText(raw);
  if (name !== raw || /[/\\\p{Cc}]/u.test(name) || name === '.' || name === '..')
    throw new Refusal('file_name_refused', 'The file name holds a path or control characters.');
  return name.slice(0, 200).toWellFormed();
}

function asRefusal(error: unknown, mostBytes: number): Refusal {
  if (!isMulterError(error)) return new Refusal('upload_invalid', 'The body is not a readable multipart body.');
  if (error.code === 'LIMIT_FILE_SIZE') return tooLarge(mostBytes);
  return new Refusal('upload_too_many_parts', 'The body holds more than one file and a few fields.', { status: 413 });
}

function isMulterError(error: unknown): error is MulterError {
  return error instanceof Error && error.name === 'MulterError';
}

function tooLarge(mostBytes: number): Refusal {
  return new Refusal('media_too_large', `A file has at most ${mostBytes} bytes.`, { status: 413 });
}
