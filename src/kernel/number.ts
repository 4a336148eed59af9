/** So many digits always fit into the 53 bits of a double. */
const EXACT_DIGITS: u32 = 15;
/** More are left to the caller. */
const MANY_DIGITS: u32 = 19;

const LT: u32 = 0x3c;
const MINUS: u32 = 0x2d;
const DOT: u32 = 0x2e;

/** Splits a double into halves whose products are exact (Dekker 1971). */
const SPLIT: f64 = 134217729;

/** Far more than the error of the second quotient below, far less than half a unit in the last place. */
const DOUBT: f64 = 9.094947017729282e-13;

/** Powers of ten that a double holds exactly. */
const POWERS = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]);

function power(exponent: u32): f64 {
  return load<f64>(POWERS + (exponent << 3));
}

/** What rounding took from a product. */
function error(one: f64, other: f64, product: f64): f64 {
  const oneBig = one * SPLIT;
  const oneHigh = oneBig - (oneBig - one);
  const oneLow = one - oneHigh;
  const otherBig = other * SPLIT;
  const otherHigh = otherBig - (otherBig - other);
  const otherLow = other - otherHigh;
  return (
    oneLow * otherLow - (product - oneHigh * otherHigh - oneLow * otherHigh - oneHigh * otherLow)
  );
}

/**
 * The double nearest to the whole number of so many `digits`, divided by 10^`decimals`. Up to 15 digits that is
 * one division of exact numbers, rounded once. For more (times of day have 17) the remainder is divided again;
 * NaN where that leaves doubt.
 */
export function decimal(whole: u64, digits: u32, decimals: u32): f64 {
  if (decimals > 22) return NaN;
  const divisor = power(decimals);
  if (digits <= EXACT_DIGITS) return (whole as f64) / divisor;
  const scale = power(digits - EXACT_DIGITS);
  const head = whole / (scale as u64);
  const product = (head as f64) * scale;
  const small = error(head as f64, scale, product) + ((whole - head * (scale as u64)) as f64);
  const quotient = product / divisor;
  const back = quotient * divisor;
  const second = (product - back - error(quotient, divisor, back) + small) / divisor;
  const nearest = quotient + second * (1 + DOUBT);
  return nearest === quotient + second * (1 - DOUBT) ? nearest : NaN;
}

/** The `<` behind the number read last. */
export let behind: usize = 0;

/** The number that stands at a place, up to the next `<`; NaN for anything but digits with a sign and a point. */
export function readNumber(from: usize): f64 {
  const negative = load<u8>(from) === MINUS;
  const start = from + (negative ? 1 : 0);
  let at = start;
  let whole: u64 = 0;
  let point: usize = 0;
  for (let byte: u32 = load<u8>(at); byte !== LT; byte = load<u8>(++at)) {
    const digit = byte - 48;
    if (digit <= 9) whole = whole * 10 + digit;
    else if (byte === DOT && point === 0 && at > start) point = at;
    else return NaN;
  }
  behind = at;
  const digits = (at - start - (point === 0 ? 0 : 1)) as u32;
  if (digits === 0 || digits > MANY_DIGITS) return NaN;
  const number = decimal(whole, digits, point === 0 ? 0 : ((at - point - 1) as u32));
  return negative && number !== 0 ? -number : number;
}
