import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a security scheme that is not declared',
    `
paths: {}
security:
  - key: []
  - kee: []
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: Key }`,
    '/security/1/kee',
    '6:5',
  ],
  [
    'a scope that no flow has',
    `
paths: {}
security:
  - login: [read, wriet]
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        clientCredentials: { tokenUrl: 'https://a.example', scopes: { read: Read } }`,
    '/security/0/login/1',
    '5:19',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['security-schemes-declared', pointer, at]]);
});
