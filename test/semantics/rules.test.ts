import { describe, expect, test } from 'vitest';
import type { Operation } from '../../src/contract/contract.ts';
import { brokenRequestRule, brokenResponseRules } from '../../src/semantics/rules.ts';
import type {
  RequestRule,
  ResponseRule,
  RuleBreach,
  ValidRequest,
} from '../../src/semantics/semantics.ts';

const REQUEST = {
  parameters: { query: {}, header: {}, path: {}, cookie: {} },
  body: undefined,
} as unknown as ValidRequest;
const BREACH: RuleBreach = { at: 'request.query', pointer: '/a', received: 1 };
const head = (name: string) => ({ name, documented: name, source: 'the documentation' });

function requestRule(name: string, breach: RuleBreach | undefined): RequestRule {
  return { ...head(name), answer: { status: 400, message: name }, breach: () => breach };
}

function responseRule(name: string, status: number | string, breach?: RuleBreach): ResponseRule {
  return { ...head(name), status, breach: () => breach } as ResponseRule;
}

describe('a request', () => {
  test('breaks the first of its rules', () => {
    const requestRules = [
      requestRule('kept', undefined),
      requestRule('first', BREACH),
      requestRule('second', BREACH),
    ];
    expect(brokenRequestRule(requestRules, REQUEST)).toEqual({
      rule: requestRules[1],
      breach: BREACH,
    });
  });

  test('breaks none', () => {
    expect(brokenRequestRule(undefined, REQUEST)).toBeUndefined();
    expect(brokenRequestRule([requestRule('kept', undefined)], REQUEST)).toBeUndefined();
  });
});

describe('an answer', () => {
  const responseRules = [
    responseRule('kept', 200),
    responseRule('one', 200, BREACH),
    responseRule('of another status', 201, BREACH),
    responseRule('two', 200, BREACH),
    responseRule('of a range', '4XX', BREACH),
  ];
  const broken = (documented: readonly string[], status: number) => {
    const operation = {
      responses: documented.map((key) => ({ status: key })),
    } as unknown as Operation;
    const answer = { request: REQUEST, status, body: {} };
    return brokenResponseRules({ responseRules }, operation, answer).map(({ rule }) => rule.name);
  };

  test.each([
    [200, ['one', 'two']],
    [201, ['of another status']],
    [404, ['of a range']],
    [500, []],
  ])('of status %i breaks %j', (status, names) => {
    expect(broken(['200', '201', '4XX'], status)).toEqual(names);
  });

  test.each([
    [404, ['404', '4XX'], []],
    [409, ['404', '4XX'], ['of a range']],
    [404, ['404', 'default'], []],
    [409, ['404', 'default'], ['of a range']],
    [200, ['2XX'], ['one', 'two']],
    [200, ['default'], ['one', 'two']],
  ])('of status %i, where %j are documented, breaks %j', (status, documented, names) => {
    expect(broken(documented, status)).toEqual(names);
  });
});

test('a rule that fails itself is named, not taken for kept', () => {
  const failing: RequestRule = {
    ...requestRule('careless', undefined),
    breach: () => {
      throw new TypeError('nothing here');
    },
  };
  expect(() => brokenRequestRule([failing], REQUEST)).toThrow(
    expect.objectContaining({
      name: 'SemanticsError',
      problem: 'the rule careless failed',
      received: 'TypeError: nothing here',
    }),
  );
});
