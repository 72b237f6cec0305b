import { describe, expect, test } from 'vitest';
import { type RedactRules, readRedactRules } from '../../src/recording/redact-rules.ts';
import { isSecretName } from '../../src/recording/secret-name.ts';
import { check, checkOne, exchange, type RequestChange } from './exchanges.ts';
import { apiOf, BASE, body } from './secrets-api.ts';

const api = await apiOf('password');

describe('what --redact hides', () => {
  test.each<[string, rule: string, RequestChange, received: string]>([
    ['a member by its name', 'list', body({ list: 'hush' }), '*** (string)'],
    ['a member of a member', 'b', body({ list: { a: 1, b: 'hush' } }), '{"a":1,"b":***}'],
    ['by its place', '/list', body({ list: 'hush' }), '*** (string)'],
    ['below its place', '/list/*/b', body({ list: { a: { b: 'hush' } } }), '{"a":{"b":"***"}}'],
    ['not beside its place', '/list/b', body({ list: { a: 'shown' } }), '{"a":"shown"}'],
    ['by a pattern', '/h[a-z]+h/', body({ list: 'no: hush' }), '"no: ***"'],
    ['a number by a pattern', '/^12+$/', body({ list: 122 }), '"***"'],
    ['what would be cut', '/0{300}h/', body({ list: `${'0'.repeat(300)}hush` }), '"***ush"'],
  ])('%s', async (_, rule, request, received) => {
    const redact = readRedactRules([rule], isSecretName);
    const one = exchange({ method: 'POST', url: `${BASE}/a`, ...request }, body({}));
    const { findings } = await checkOne(one, [api], { redact });
    expect(findings.map((finding) => finding.received)).toEqual([received]);
  });

  test('a parameter by its name, and a URL by a pattern', async () => {
    const redact = readRedactRules(['text', '/h[a-z]+h/'], isSecretName);
    const url = `${BASE}/hush?text=longer&a=hush`;
    const { findings } = await checkOne(exchange({ method: 'POST', url }, { status: 418 }), [api], {
      redact,
    });
    expect(findings.map(({ exchange }) => exchange.url)).toEqual([`${BASE}/***?text=***&a=***`]);
  });

  test('what came so often that it is called loosely documented', async () => {
    const kinds = async (redact?: RedactRules) => {
      const answers = Array.from({ length: 60 }, (_, index) =>
        exchange(
          { method: 'POST', url: `${BASE}/a`, ...body({}) },
          body({ list: [], plan: index % 2 === 0 ? 'free' : 'team' }),
        ),
      );
      const { looseness } = await check(answers, [api], redact ? { redact } : {});
      return looseness.sightings.map(({ kind }) => kind);
    };
    expect(await kinds()).toContain('enum');
    expect(await kinds(readRedactRules(['x'], isSecretName))).not.toContain('enum');
  });
});
