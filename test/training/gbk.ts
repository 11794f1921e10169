// Text in GBK, as Chinese spreadsheets save it; Node only decodes it.

/** GBK bytes of a text, by looking every character up in the decoder's own table. */
export function gbkOf(text: string): Buffer {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && !table.has(character)) table.set(character, [high, low]);
    }
  return Buffer.from(
    [...text].flatMap((character) => (character < '\u0080' ? [character.charCodeAt(0)] : table.get(character)!)),
  );
}
