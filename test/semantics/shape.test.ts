import { describe, expect, test } from 'vitest';
import { verifyShape } from '../../src/semantics/shape.ts';

const rule = {
  name: 'a-rule',
  documented: 'what is documented',
  source: 'a section',
  answer: { status: 400, message: 'no' },
  breach: () => undefined,
};
const place = 'operations["GET /a"]';

describe('what has the form of semantics', () => {
  test.each<[string, unknown]>([
    ['nothing said', {}],
    ['an answer', { respond: () => ({ status: 200, body: {} }) }],
    ['rules', { requestRules: [rule], responseRules: [{ ...rule, status: 200 }] }],
    ['statuses of denials', { denialStatuses: { missing: 401, unknown: 403 } }],
    ['a limit', { bodyLimit: { ...rule, bytes: 5 } }],
  ])('%s', (_, spoken) => {
    expect(verifyShape('GET /a', spoken, 'a.ts')).toBe(spoken);
  });
});

describe('what has not', () => {
  test.each<[string, unknown, string, string]>([
    ['null', null, place, 'null'],
    ['a number', 5, place, 'number'],
    ['a list', [], place, 'a list'],
    ['an answer that is none', { respond: 5 }, `${place}.respond`, 'number'],
    ['rules by name', { requestRules: { rule } }, `${place}.requestRules`, 'object'],
    ['a rule that is null', { responseRules: [null] }, `${place}.responseRules[0]`, 'null'],
    [
      'a rule without a name',
      { requestRules: [rule, { ...rule, name: undefined }] },
      `${place}.requestRules[1].name`,
      'undefined',
    ],
    [
      'a rule without a function',
      { responseRules: [{ ...rule, breach: true }] },
      `${place}.responseRules[0].breach`,
      'boolean',
    ],
    [
      'statuses of denials in a list',
      { denialStatuses: [401] },
      `${place}.denialStatuses`,
      'a list',
    ],
    [
      'the status of a denial that there is not',
      { denialStatuses: { absent: 401 } },
      `${place}.denialStatuses`,
      'object',
    ],
    ['a limit that is a number', { bodyLimit: 5 }, `${place}.bodyLimit`, 'number'],
    [
      'a limit without a source',
      { bodyLimit: { ...rule, bytes: 5, source: undefined } },
      `${place}.bodyLimit.source`,
      'undefined',
    ],
    [
      'a limit of no whole number',
      { bodyLimit: { ...rule, bytes: 0.5 } },
      `${place}.bodyLimit.bytes`,
      'number',
    ],
    [
      'an answer without a status',
      { requestRules: [{ ...rule, answer: { message: 'no' } }] },
      `${place}.requestRules[0].answer`,
      'object',
    ],
  ])('%s', (_, spoken, at, received) => {
    expect(() => verifyShape('GET /a', spoken, 'a.ts')).toThrow(
      expect.objectContaining({
        name: 'SemanticsError',
        problem: `the semantics are malformed at ${at}`,
        received,
        location: { file: 'a.ts' },
      }),
    );
  });
});
