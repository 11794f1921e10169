// Width and height of a picture, read from its header without decoding a pixel.

export type Dimensions = { readonly width: number; readonly height: number };

/** Undefined for other formats and for headers that are cut off or wrong. */
export function dimensionsOf(bytes: Uint8Array, mime: string): Dimensions | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const found = measure(view, mime);
    return found && found.width > 0 && found.height > 0 ? found : undefined;
  } catch (error) {
    // A read past the end: the file says less than its header promises.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function measure(view: DataView, mime: string): Dimensions | undefined {
  switch (mime) {
    case 'image/png':
    case 'image/apng':
      // The IHDR chunk always comes first: https://www.w3.org/TR/png/#11IHDR
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case 'image/gif':
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'image/jpeg':
      return jpeg(view);
    case 'image/webp':
      return webp(view);
    default:
      return undefined;
  }
}

/** Walks the segments to the first frame header (SOF0–SOF15 without DHT, JPG and DAC): ITU T.81, B.2.2. */
function jpeg(view: DataView): Dimensions | undefined {
  for (let at = 2; at < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return undefined;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** The three shapes of a WebP: https://developers.google.com/speed/webp/docs/riff_container */
function webp(view: DataView): Dimensions | undefined {
  const chunk = String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15));
  if (chunk === 'VP8X') return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return undefined;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
