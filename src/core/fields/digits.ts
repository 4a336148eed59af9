/** Whether ASCII digits, and nothing else, stand in a text from one place to before another. */
export function areDigits(text: string, from: number, to: number): boolean {
  if (text.length < to) return false;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return false;
  }
  return true;
}

/** The number that the digits from one place to before another make; what stands there must be digits. */
export function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** Whether a capital of ASCII stands there. */
export function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x41 && unit <= 0x5a;
}
