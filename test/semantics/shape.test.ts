import { describe, expect, test } from 'vitest';
import type { Semantics } from '../../src/semantics/semantics.ts';
import { verifyShape } from '../../src/semantics/shape.ts';

const rule = {
  name: 'a-rule',
  documented: 'what is documented',
  source: 'a section',
  answer: { status: 400, message: 'no' },
  breach: () => undefined,
};
const { answer: _, ...responseRule } = { ...rule, status: 200 };
const { breach: __, ...limit } = { ...rule, bytes: 5 };
/** The semantics of an API that has one operation. */
const of = (spoken: unknown) => ({ operations: { 'GET /a': spoken } }) as Semantics;
const place = 'operations["GET /a"]';

describe('what has the form of semantics', () => {
  test.each<[string, unknown]>([
    ['nothing said', {}],
    ['an answer', { respond: () => ({ status: 200, body: {} }) }],
    ['rules', { requestRules: [rule], responseRules: [responseRule] }],
    ['statuses of denials', { denialStatuses: { missing: 401, unknown: 403 } }],
    ['a limit', { bodyLimit: limit }],
  ])('%s', (_, spoken) => {
    expect(() => verifyShape(of(spoken), 'a.ts')).not.toThrow();
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
      { responseRules: [{ ...responseRule, breach: true }] },
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
      { bodyLimit: { ...limit, source: undefined } },
      `${place}.bodyLimit.source`,
      'undefined',
    ],
    [
      'a limit of no whole number',
      { bodyLimit: { ...limit, bytes: 0.5 } },
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
    expect(() => verifyShape(of(spoken), 'a.ts')).toThrow(
      expect.objectContaining({
        name: 'SemanticsError',
        problem: `the semantics are malformed at ${at}`,
        received,
        location: { file: 'a.ts' },
      }),
    );
  });
});

describe('a member that nothing reads', () => {
  test.each<[string, Semantics, at: string, name: string, hint: string | undefined]>([
    ['of semantics', { ...of({}), operation: {} } as Semantics, '', 'operation', 'operations'],
    ['of an operation', of({ respnod() {} }), ` at ${place}`, 'respnod', 'respond'],
    ['that means nothing', of({ zzz: 1 }), ` at ${place}`, 'zzz', undefined],
    ['that every object has', of({ constructor: 1 }), ` at ${place}`, 'constructor', undefined],
    [
      'of a limit',
      of({ bodyLimit: { ...limit, byte: 6 } }),
      ` at ${place}.bodyLimit`,
      'byte',
      'bytes',
    ],
    [
      'of a rule about a request',
      of({ requestRules: [rule, { ...rule, documentd: '' }] }),
      ` at ${place}.requestRules[1]`,
      'documentd',
      'documented',
    ],
    [
      'of a rule about an answer',
      of({ responseRules: [{ ...responseRule, staus: 200 }] }),
      ` at ${place}.responseRules[0]`,
      'staus',
      'status',
    ],
  ])('%s', (_, semantics, at, received, meant) => {
    expect(() => verifyShape(semantics, 'a.ts')).toThrow(
      expect.objectContaining({
        name: 'SemanticsError',
        problem: `the semantics have a member that nothing reads${at}`,
        received,
        location: { file: 'a.ts' },
        ...(meant !== undefined && { hint: `Did you mean ${meant}?` }),
      }),
    );
  });
});
