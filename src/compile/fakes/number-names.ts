/** How a number of a kind looks. `decimals` is 0 for whole numbers. */
interface NumberRow {
  readonly name: RegExp;
  /** Where given, the words of the enclosing component or property must match too. */
  readonly owner?: RegExp;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}

/** Which numbers a property's name calls for. The first row that matches decides. */
const NUMBER_NAMES: readonly NumberRow[] = [
  { name: /\b(lat|latitude)$/, min: -60, max: 70, decimals: 5 },
  { name: /\b(lng|lon|long|longitude)$/, min: -180, max: 180, decimals: 5 },
  {
    name: /\b(percent|percentage)$/,
    owner: /\b(tax|vat)\b/,
    min: 5,
    max: 25,
    decimals: 1,
  },
  { name: /\b(percent|percentage|pct)$/, min: 0, max: 100, decimals: 1 },
  { name: /\b(tax|vat) rate$/, min: 0.05, max: 0.25, decimals: 2 },
  {
    name: /\b(ratio|rate|fraction|probability|confidence|score normali[sz]ed|share)$/,
    min: 0,
    max: 1,
    decimals: 3,
  },
  {
    name: /\b((annual|yearly) (revenue|income|turnover)|turnover|salary|market cap)$/,
    min: 40_000,
    max: 5_000_000,
    decimals: 0,
  },
  { name: /\b(in cents|cents)$/, min: 100, max: 50_000, decimals: 0 },
  {
    name: /\b(price|amount|cost|revenue|balance|total price|subtotal|fee|tax|spend|budget|value usd)$/,
    min: 1,
    max: 500,
    decimals: 2,
  },
  { name: /^(quantity|qty)$/, min: 1, max: 12, decimals: 0 },
  { name: /\b(rating|stars)$/, min: 1, max: 5, decimals: 1 },
  { name: /\bscore$/, min: 0, max: 100, decimals: 1 },
  { name: /\b(status code|http status)$/, min: 200, max: 204, decimals: 0 },
  {
    name: /\b(duration|elapsed|latency|response time|took|delay|timeout|interval|ttl)( ms| millis| milliseconds| seconds| secs)?$/,
    min: 1,
    max: 5_000,
    decimals: 0,
  },
  { name: /\b(milliseconds|millis|ms|seconds|secs)$/, min: 1, max: 5_000, decimals: 0 },
  {
    name: /^(width|height|length|depth)$/,
    owner: /\bdimensions?$/,
    min: 1,
    max: 60,
    decimals: 1,
  },
  { name: /\b(size|bytes|length|content length)$/, min: 256, max: 262_144, decimals: 0 },
  { name: /\bport$/, min: 1_024, max: 49_151, decimals: 0 },
  { name: /\b(expiry|expiration|exp) year$/, min: 2_027, max: 2_031, decimals: 0 },
  { name: /\byears?$/, min: 2_015, max: 2_026, decimals: 0 },
  { name: /\bmonths?$/, min: 1, max: 12, decimals: 0 },
  { name: /\bday$/, min: 1, max: 28, decimals: 0 },
  { name: /\bhours?$/, min: 0, max: 23, decimals: 0 },
  { name: /\bminutes?$/, min: 0, max: 59, decimals: 0 },
  { name: /^second$/, min: 0, max: 59, decimals: 0 },
  { name: /^depth$/, min: 0, max: 3, decimals: 0 },
  { name: /\bage$/, min: 18, max: 79, decimals: 0 },
  { name: /\b(page|page number)$/, min: 1, max: 5, decimals: 0 },
  { name: /\b(limit|per page|page size)$/, min: 10, max: 100, decimals: 0 },
  {
    name: /\b(offset|skip|index|position|rank|order|priority|level|version)$/,
    min: 0,
    max: 20,
    decimals: 0,
  },
  { name: /\b(width|height)$/, min: 100, max: 1_920, decimals: 0 },
  { name: /\btemp(erature)?( c| celsius)?$/, min: -5, max: 35, decimals: 1 },
  { name: /\b(weight|distance)$/, min: 1, max: 100, decimals: 1 },
  { name: /\b(id|ids|identifier|uid|number)$/, min: 1_000, max: 999_999, decimals: 0 },
  {
    name: /\b(count|counts|total|quantity|qty|sum|num|hits|views|clicks|opens|sent|deliveries|bounces|unsubscribes|users|sessions|visits|conversions|impressions|entries|entrants|installs|dau|mau|nau|stars|forks|followers|size)$/,
    min: 0,
    max: 500,
    decimals: 0,
  },
];

/** How a number looks whose name, in words, and what encloses it tell so. */
export function numberNamed(words: string, owner: string): NumberRow | undefined {
  return NUMBER_NAMES.find(
    (row) => row.name.test(words) && (row.owner === undefined || row.owner.test(owner)),
  );
}

/** Integers of these names are points in time, in seconds since the epoch unless milliseconds are named. */
export const EPOCH_NAME =
  /\b(at|timestamp|ts|epoch|unix|unix time|created|updated|deleted|expires|modified|(start|end|begin|first|last|event|created|updated|finish) time|(start|end|from|to|due|created|updated|birth) date)( (ms|millis|milliseconds|seconds|secs|utc))?$|^time$/;

/** What tells that a point in time, or a span, is in milliseconds. */
export const MILLISECONDS = /\b(ms|millis|milliseconds?)\b/i;
