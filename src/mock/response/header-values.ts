import type { FakeContext } from '../../compile/fakes/compile.ts';
import { characters, KINDS } from '../../compile/fakes/kinds.ts';
import { slug } from '../../compile/fakes/phrases.ts';
import type { JsonObject } from '../../contract/contract.ts';
import { httpDate } from '../../http/moments.ts';

/** Keywords by which a schema says itself what its texts look like. */
const TELLING = [
  ...['const', 'contentEncoding', 'contentMediaType', 'default', 'enum', 'example', 'examples'],
  ...['format', 'pattern', 'x-faker'],
];
const HEX = [...'0123456789abcdef'];
/** How many requests are taken, by the headers that tell of it. */
const LIMIT = 100;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * A value of the form that a header field of a name, in lower case, has by its own definition;
 * `undefined` for a field that isn't known, and where the schema says itself what it looks like or
 * asks for something else.
 */
export function headerValue(
  name: string,
  schema: JsonObject,
  context: FakeContext,
): string | undefined {
  if (TELLING.some((keyword) => keyword in schema)) return undefined;
  const form = FORMS.find(({ field }) => field.test(name));
  const types = [schema.type ?? 'string'].flat();
  const fits = types.includes('string') || (form?.isNumber && types.includes('integer'));
  return fits ? form?.make(context) : undefined;
}

interface Form {
  readonly field: RegExp;
  readonly make: (context: FakeContext) => string;
  /** Whether it is a whole number, whose schema may say so. */
  readonly isNumber?: boolean;
}

const FORMS: readonly Form[] = [
  // RFC 9110
  { field: /^etag$/, make: ({ random }) => `"${characters(random, HEX, 16)}"` },
  { field: /^date$/, make: ({ now }) => httpDate(now) },
  {
    field: /^last-modified$/,
    // The same all day, so that it can be asked for what has changed since.
    make: ({ random, now }) => httpDate(now - (now % DAY) - random.integer(1, 720) * HOUR),
  },
  {
    field: /^(content-)?location$/,
    make: ({ random }) => `https://api.example.com/${slug(random)}`,
  },
  { field: /^retry-after$/, make: ({ random }) => String(random.integer(1, 120)) },
  { field: /^vary$/, make: () => 'Accept, Accept-Encoding' },
  { field: /^allow$/, make: () => 'GET, HEAD' },
  { field: /^accept-ranges$/, make: () => 'bytes' },
  {
    field: /^content-range$/,
    make: ({ random }) => `bytes 0-1023/${random.integer(1_024, 262_144)}`,
  },
  { field: /^content-language$/, make: (context) => KINDS.language(context) },
  // RFC 9111
  { field: /^cache-control$/, make: () => 'private, max-age=60' },
  { field: /^age$/, make: ({ random }) => String(random.integer(0, 60)) },
  { field: /^expires$/, make: ({ now }) => httpDate(now + HOUR) },
  // RFC 8594
  { field: /^sunset$/, make: ({ now }) => httpDate(now + 8_760 * HOUR) },
  // RFC 9745
  {
    field: /^deprecation$/,
    make: ({ random, now }) =>
      `@${Math.floor((now - (now % DAY)) / 1000) - random.integer(1, 90) * 86_400}`,
  },
  // RFC 8288
  { field: /^link$/, make: () => '<https://api.example.com/?page=2>; rel="next"' },
  // RFC 6265
  {
    field: /^set-cookie$/,
    make: (context) => `session=${KINDS.token(context)}; Path=/; Secure; HttpOnly`,
  },
  // RFC 6266
  {
    field: /^content-disposition$/,
    make: (context) => `attachment; filename="${KINDS.fileName(context)}"`,
  },
  // Fetch
  { field: /^access-control-allow-origin$/, make: () => '*' },
  // Without a standard, but of one form wherever they are
  {
    field: /(^|-)(request|correlation|trace|transaction)-?id$/,
    make: (context) => KINDS.uuid(context),
  },
  { field: /(^|-)rate-?limit-limit/, make: () => String(LIMIT), isNumber: true },
  {
    field: /(^|-)rate-?limit-(remaining|used)/,
    make: ({ random }) => String(random.integer(0, LIMIT)),
    isNumber: true,
  },
  {
    field: /(^|-)rate-?limit-|-(count|total|pages?|per-page)$/,
    make: ({ random }) => String(random.integer(1, 100)),
  },
];
