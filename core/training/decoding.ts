// Bytes of a file somebody brought, as text: UTF-8, UTF-16 by its mark, or GBK, which Chinese spreadsheets still save.

export type Encoding = 'utf-8' | 'utf-16' | 'gbk';

/**
 * Reads bytes as text. UTF-8 is tried first and strictly; what is no UTF-8 is read as GB 18030 (which holds GBK). A
 * byte-order mark is taken off. Undefined: neither, so the file is no text or is damaged.
 */
export function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } | undefined {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (mark) return read(bytes, mark, 'utf-16');
  return read(bytes, 'utf-8', 'utf-8') ?? read(bytes, 'gb18030', 'gbk');
}

function read(bytes: Uint8Array, label: string, encoding: Encoding) {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? undefined : { text, encoding };
  } catch {
    return undefined;
  }
}
