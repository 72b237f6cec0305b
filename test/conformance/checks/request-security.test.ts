import { expect, test } from 'vitest';
import { checkOne, exchange, openSubject } from '../exchanges.ts';
import { expectFault, type FaultCase, list } from '../shop.ts';

const URL = 'https://api.shop.example/things';
const malformed = { authorization: 'Bearer two words' };
const FAULT = 'the Authorization header holds no well-formed credential, answered 204';

/** A contract of one operation with alternative security requirements. */
function alternatives(...security: readonly Record<string, string[]>[]) {
  return openSubject(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Things', version: '1' },
      servers: [{ url: 'https://api.shop.example' }],
      paths: { '/things': { get: { security, responses: { 204: { description: 'Done' } } } } },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          key: { type: 'apiKey', in: 'header', name: 'X-Key' },
          certificate: { type: 'mutualTLS' },
        },
      },
    }),
  );
}

const either = await alternatives({ bearer: [] }, { key: [] });
const both = await alternatives({ bearer: [], key: [] });
const optional = await alternatives({ bearer: [] }, {});
const certified = await alternatives({ bearer: [] }, { certificate: [] });

test.each([
  ['neither is recorded', either, {}, []],
  ['the other holds', either, { ...malformed, 'x-key': 'a' }, []],
  ['the other is masked', either, { ...malformed, 'x-key': '***' }, []],
  ['the other may have been dropped', either, malformed, [['warning', FAULT]]],
  ['both are asked for', both, malformed, [['error', FAULT]]],
  ['both are asked for, and one holds', both, { ...malformed, 'x-key': 'a' }, [['error', FAULT]]],
  ['none is asked for', optional, malformed, []],
  ['a certificate, which is never recorded, would do', certified, malformed, []],
])('a malformed credential where %s', async (_, subject, headers, wanted) => {
  const { findings } = await checkOne(exchange({ url: URL, headers }, { status: 204 }), [subject]);
  expect(findings.map(({ severity, received }) => [severity, received])).toEqual(wanted);
});

test('what a replay did not send was not dropped', async () => {
  const sent = exchange({ url: URL, headers: malformed }, { status: 204 });
  const { verdict, findings } = await checkOne(sent, [either], { replayed: true });
  expect([verdict, findings.map(({ severity }) => severity)]).toEqual(['fail', ['error']]);
});

test.each<FaultCase>([
  [
    'a malformed credential',
    { headers: malformed },
    list,
    [
      'request-security',
      'request',
      'the Authorization header holds no well-formed credential, answered 200',
      'bearer',
      '/security',
    ],
  ],
])('%s', expectFault);
