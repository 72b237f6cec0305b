import { expect, test } from 'vitest';
import { presentedSchemes } from '../../src/compile/security-requirement.ts';
import type { SecurityScheme } from '../../src/contract/contract.ts';

const schemes = new Map<string, SecurityScheme>([
  ['bearer', { type: 'http', scheme: 'bearer' }],
  ['key', { type: 'apiKey', in: 'query', name: 'key' }],
  ['certificate', { type: 'mutualTLS' }],
]);

test('reads what is presented for each scheme that a request can show', () => {
  const requirement = new Map([
    ['certificate', []],
    ['key', []],
    ['undeclared', []],
    ['bearer', ['read']],
  ]);
  const presented = { headers: { authorization: 'Bearer a' }, query: '' };
  expect(presentedSchemes(requirement, schemes, presented)).toEqual([
    { name: 'key', scheme: schemes.get('key'), scopes: [], credential: { state: 'missing' } },
    {
      name: 'bearer',
      scheme: schemes.get('bearer'),
      scopes: ['read'],
      credential: { state: 'present', text: 'Bearer a', value: 'a' },
    },
  ]);
});
