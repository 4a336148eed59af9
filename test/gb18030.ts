/** GB 18030 by the decoder’s own table: every two-byte sign, looked up the other way round. */
export function gb18030(content: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
  }
  return Uint8Array.from([...content].flatMap((sign) => codes.get(sign) ?? [sign.charCodeAt(0)]));
}
