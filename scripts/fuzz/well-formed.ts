import { SaxesParser } from 'saxes';

/** Whether a text is XML, by a parser that is not ours. */
export function isWellFormed(xml: string): boolean {
  const parser = new SaxesParser({ xmlns: false });
  let sound = true;
  parser.on('error', () => {
    sound = false;
  });
  try {
    parser.write(xml).close();
  } catch {
    return false;
  }
  return sound;
}
