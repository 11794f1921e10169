// Where and with what a picture was taken is nobody's business: what cameras and editors write beside the pixels goes.

/**
 * The same picture without Exif, XMP, IPTC, comments and whatever hangs behind its end. Which way up it is stays known,
 * and so does its colour profile. JPEG, PNG and WebP; other formats, and what breaks off, come back as they are.
 */
export function withoutMetadata(bytes: Uint8Array, mime: string): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (mime) {
      case 'image/jpeg':
        return joined(file, jpegParts(file));
      case 'image/png':
      case 'image/apng':
        return joined(file, pngParts(file));
      case 'image/webp':
        return webp(file);
      default:
        return bytes;
    }
  } catch (error) {
    // A read past the end: the file says less than its header promises.
    if (error instanceof RangeError) return bytes;
    throw error;
  }
}

/** One buffer of the parts; the file itself when nothing was left out. */
function joined(file: Buffer, parts: readonly Buffer[]): Buffer {
  const kept = parts.reduce((sum, part) => sum + part.byteLength, 0);
  return kept === file.byteLength ? file : Buffer.concat(parts);
}

/** What pictures are shown by: JFIF, colour profiles, Adobe's colour transform. ITU T.81, B.2.4.6; ICC.1, B.4. */
function isShownBy(marker: number, segment: Buffer): boolean {
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  if (!isApplication) return marker !== 0xfe;
  return marker === 0xe0 || marker === 0xee || (marker === 0xe2 && segment.toString('latin1', 4, 15) === 'ICC_PROFILE');
}

function jpegParts(file: Buffer): Buffer[] {
  const parts = [file.subarray(0, 2)];
  for (let at = 2; at < file.byteLength; ) {
    const marker = file.readUInt8(at + 1);
    if (file.readUInt8(at) !== 0xff || marker === 0xff) {
      // Fill bytes, or no marker at all: then the rest is beyond us.
      const end = file.readUInt8(at) === 0xff ? at + 1 : file.byteLength;
      parts.push(file.subarray(at, end));
      at = end;
      continue;
    }
    // Behind the picture's end phones keep previews and films, with places of their own.
    if (marker === 0xd9) return [...parts, file.subarray(at, at + 2)];
    const end = at + 2 + file.readUInt16BE(at + 2);
    const segment = file.subarray(at, end);
    if (isShownBy(marker, segment)) parts.push(segment);
    else if (marker === 0xe1) parts.push(...uprightSegment(segment));
    at = end;
    if (marker !== 0xda) continue;
    at = scanEnd(file, end);
    parts.push(file.subarray(end, at));
  }
  return parts;
}

/** The next marker that is neither a stuffed byte nor a restart. */
function scanEnd(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.byteLength; at = file.indexOf(0xff, at + 1)) {
    const next = file.readUInt8(at + 1);
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return file.byteLength;
}

function uprightSegment(segment: Buffer): Buffer[] {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return [];
  const tiff = uprightTiff(segment.subarray(10));
  if (!tiff) return [];
  const head = Buffer.from([0xff, 0xe1, 0, 8 + tiff.byteLength]);
  return [head, Buffer.from('Exif\0\0', 'latin1'), tiff];
}

const orientationTag = 0x0112;

/** Exif that says nothing but which way up; undefined when that is the plain one. Exif 2.32, 4.6.2. */
function uprightTiff(tiff: Buffer): Buffer | undefined {
  const orientation = orientationOf(tiff);
  if (orientation === undefined || orientation < 2 || orientation > 8) return undefined;
  const made = Buffer.from('49492a0008000000010012010300010000000000000000000000', 'hex');
  made.writeUInt16LE(orientation, 18);
  return made;
}

function orientationOf(tiff: Buffer): number | undefined {
  try {
    const isLittle = tiff.toString('latin1', 0, 2) === 'II';
    const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    for (let entry = 0; entry < short(first); entry++) {
      const at = first + 2 + 12 * entry;
      if (short(at) === orientationTag) return short(at + 8);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

const pngMetadata = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

/** https://www.w3.org/TR/png-3/#5DataRep */
function pngParts(file: Buffer): Buffer[] {
  const parts = [file.subarray(0, 8)];
  for (let at = 8; at < file.byteLength; ) {
    const kind = file.toString('latin1', at + 4, at + 8);
    const end = at + 12 + file.readUInt32BE(at);
    // No chunk, or one that is cut off: the rest is beyond us.
    if (!/^[A-Za-z]{4}$/.test(kind) || end > file.byteLength) return [...parts, file.subarray(at)];
    if (!pngMetadata.has(kind)) parts.push(file.subarray(at, end));
    if (kind === 'IEND') return parts;
    at = end;
  }
  return parts;
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webp(file: Buffer): Buffer {
  const [exifFlag, xmpFlag] = [0x08, 0x04];
  const parts: Buffer[] = [];
  let upright: Buffer | undefined;
  let isChanged = false;
  const fileEnd = Math.min(file.byteLength, 8 + file.readUInt32LE(4));
  for (let at = 12; at < fileEnd; ) {
    const kind = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (end > file.byteLength) return file;
    const isExif = kind === 'EXIF';
    if (isExif) upright = uprightTiff(exifBody(file.subarray(at + 8, at + 8 + size)));
    if (isExif || kind === 'XMP ') isChanged = true;
    else parts.push(Buffer.from(file.subarray(at, end)));
    at = end;
  }
  if (!isChanged) return file;
  if (upright) {
    const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
    head.writeUInt32LE(upright.byteLength, 4);
    parts.push(head, upright);
  }
  const [first] = parts;
  if (first?.toString('latin1', 0, 4) === 'VP8X')
    first.writeUInt8((first.readUInt8(8) & ~(exifFlag | xmpFlag)) | (upright ? exifFlag : 0), 8);
  const head = Buffer.from(file.subarray(0, 12));
  head.writeUInt32LE(4 + parts.reduce((sum, part) => sum + part.byteLength, 0), 4);
  return Buffer.concat([head, ...parts]);
}

/** Some writers put JPEG's preamble before it. */
function exifBody(chunk: Buffer): Buffer {
  return chunk.toString('latin1', 0, 6) === 'Exif\0\0' ? chunk.subarray(6) : chunk;
}
