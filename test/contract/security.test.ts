import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/contract/contract.ts';
import { load, operation } from './operation.ts';

describe('security', () => {
  test.each<[own: JsonObject, document: JsonObject, wanted: [string, string[]][][]]>([
    [{}, {}, []],
    [{}, { security: [{ key: [] }] }, [[['key', []]]]],
    [{ security: [] }, { security: [{ key: [] }] }, []],
    [
      { security: [{}, { a: ['read'], b: [] }] },
      {},
      [
        [],
        [
          ['a', ['read']],
          ['b', []],
        ],
      ],
    ],
  ])('%j under %j', async (own, document, wanted) => {
    const { security } = await operation(own, {}, document);
    expect(security.map((requirement) => [...requirement])).toEqual(wanted);
  });

  test('schemes are read by their types; what is no scheme is left out', async () => {
    const { securitySchemes } = await load({
      components: {
        securitySchemes: {
          key: { type: 'apiKey', in: 'header', name: 'X-Key', description: 'd' },
          bearer: { type: 'http', scheme: 'Bearer' },
          oauth: { type: 'oauth2', flows: {} },
          oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://example.com' },
          tls: { type: 'mutualTLS' },
          alias: { $ref: '#/components/securitySchemes/key' },
          nameless: { type: 'apiKey', in: 'header' },
          unknown: { type: 'basic' },
        },
      },
    });
    expect(Object.fromEntries(securitySchemes)).toEqual({
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      bearer: { type: 'http', scheme: 'bearer' },
      oauth: { type: 'oauth2' },
      oidc: { type: 'openIdConnect' },
      tls: { type: 'mutualTLS' },
      alias: { type: 'apiKey', in: 'header', name: 'X-Key' },
    });
  });
});
