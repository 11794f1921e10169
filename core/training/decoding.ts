// Bytes of a file somebody brought, as text: UTF-8, UTF-16 by its mark, or GBK, which Chinese spreadsheets still save.

export type Encoding = 'utf-8' | 'utf-16' | 'gbk';

export type Decoded = {
  readonly text: string;
  readonly encoding: Encoding;
  /** Some lines hold bytes that are none of this encoding; there U+FFFD stands in the text. */
  readonly damaged: boolean;
};

/**
 * Reads bytes as text. What is no UTF-8 is GB 18030 (which holds GBK) if most of its Chinese lines are; otherwise it is
 * UTF-8 with damaged lines. A byte-order mark is taken off. Undefined: it holds NUL characters, so it is no text.
 */
export function decode(bytes: Uint8Array): Decoded | undefined {
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  if (wide) return read(bytes, wide, 'utf-16');
  const whole = strictly(bytes);
  if (whole !== undefined)
    return whole.includes('\u0000') ? undefined : { text: whole, encoding: 'utf-8', damaged: false };
  return mostlyUtf8(bytes) ? read(bytes, 'utf-8', 'utf-8') : read(bytes, 'gb18030', 'gbk');
}

const strict = new TextDecoder('utf-8', { fatal: true });

function strictly(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Lines of more than ASCII vote. A short GBK word may by chance be UTF-8; a file of them is not. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let votes = 0;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    from = end < 0 ? bytes.length : end + 1;
    if (line.some((byte) => byte >= 0x80)) votes += strictly(line) === undefined ? -1 : 1;
  }
  return votes > 0;
}

function read(bytes: Uint8Array, label: string, encoding: Encoding): Decoded | undefined {
  const text = new TextDecoder(label).decode(bytes);
  return text.includes('\u0000') ? undefined : { text, encoding, damaged: text.includes('\ufffd') };
}
