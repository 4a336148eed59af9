/** So many digits always fit into the 53 bits of a double. */
export const EXACT_DIGITS = 15;

/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Splits a double into halves whose products are exact (Dekker 1971). */
const SPLIT = 2 ** 27 + 1;

/** Far more than the error of the second quotient below, far less than half a unit in the last place. */
const DOUBT = 2 ** -40;

/**
 * The double nearest to (`head` * 10^`more` + `rest`) / 10^`decimals`, for whole numbers `head` below 10^15
 * and `rest` below 10^`more`. Without `more` it is one division of exact numbers, rounded once. With it
 * (times of day have 17 digits) the remainder is divided again; NaN where that leaves doubt.
 */
export function decimal(head: number, more: number, rest: number, decimals: number): number {
  if (decimals > 22) return NaN;
  const divisor = POWERS[decimals]!;
  if (more === 0) return decimals === 0 ? head : head / divisor;
  const scale = POWERS[more]!;
  const product = head * scale;
  const small = error(head, scale, product) + rest;
  const quotient = product / divisor;
  const back = quotient * divisor;
  const second = (product - back - error(quotient, divisor, back) + small) / divisor;
  const nearest = quotient + second * (1 + DOUBT);
  return nearest === quotient + second * (1 - DOUBT) ? nearest : NaN;
}

/** What rounding took from a product. */
function error(one: number, other: number, product: number): number {
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
