import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeOf, sampleOf, validatorOf } from './proof.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => `seed ${index}`);

test.each<JsonObject>([
  { format: 'date-time', pattern: '\\.\\d{3}Z$' },
  { format: 'iso-time' },
  { format: 'json-pointer-uri-fragment' },
  { format: 'json-pointer-uri-fragment', minLength: 30 },
  { format: 'email', pattern: '@acme\\.com$' },
  { format: 'ipv4', maxLength: 12 },
  { format: 'ipv4', minLength: 14 },
  { format: 'uri', maxLength: 6 },
  { format: 'uri', minLength: 60 },
  { pattern: '^(?=.*[A-Z])(?=.*\\d)(?=.*[^\\w\\s]).{8,12}$' },
  { pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d@$!%*?&]{8,}$' },
  { pattern: '\\bfoo\\b.*\\bbar\\b' },
  { pattern: '(?<=a)b$' },
  { pattern: '^a(?<=a)b$' },
  { allOf: [{ pattern: '^a' }, { pattern: 'z$' }, { pattern: '\\d' }] },
])('a text that few are: %j', (schema) => {
  const text = { type: 'string', ...schema };
  const isValid = validatorOf(text);
  const fake = fakeOf(text);
  for (const seed of SEEDS) {
    const value = sampleOf(fake, seed);
    expect(isValid(value), `${value}`).toBe(true);
  }
});
