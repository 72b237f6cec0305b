import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a variable in a server URL that is not declared',
    `
paths: {}
servers:
  - url: https://{region}.example.com`,
    '/servers/0/url',
    '5:5',
  ],
  [
    'a default of a server variable that is none of its values',
    `
paths: {}
servers:
  - url: https://{region}.example.com
    variables:
      region: { enum: [eu, us], default: uk }`,
    '/servers/0/variables/region/default',
    '7:33',
  ],
  [
    'a server variable that is not in the URL',
    `
paths: {}
servers:
  - url: https://eu.example.com
    variables:
      region: { default: eu }`,
    '/servers/0/variables/region',
    '7:7',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['server-variables-declared', pointer, at]]);
});
