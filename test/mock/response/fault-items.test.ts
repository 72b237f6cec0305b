import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { tellApart } from '../../../src/mock/response/fault-items.ts';

const FAULT = { at: 'request.body', pointer: '/a', value: 'x', message: () => 'no' } as const;

function fault(keyword: string, expected = '', value: unknown = 'x') {
  return { ...FAULT, keyword, expected, value };
}

function toldOf(item: JsonObject, keyword: string, allowed?: readonly Json[]): Json {
  const isValid = (body: Json) => allowed === undefined || allowed.includes(codeOf(body));
  return tellApart({ errors: [item] }, [fault(keyword, 'integer')], true, isValid);
}

function codeOf(body: Json): Json {
  return (body as { errors: { code: Json }[] }).errors[0]?.code ?? null;
}

describe('an item tells the kind of its fault in code', () => {
  test.each<[keyword: string, code: string]>([
    ['required', 'required'],
    ['type', 'invalid_type'],
    ['enum', 'invalid_value'],
    ['maxLength', 'too_long'],
    ['minimum', 'too_small'],
    ['contains', 'invalid'],
  ])('%s', (keyword, code) => {
    expect(toldOf({ code: 'amber' }, keyword)).toEqual({ errors: [{ code }] });
  });

  test('as far as its schema has one for it, in any convention', () => {
    const codes = ['amber', 'MISSING_FIELD', 'INVALID'];
    const kinds = ['required', 'type', 'minimum'].map((keyword) =>
      codeOf(toldOf({ code: 'amber' }, keyword, codes)),
    );
    expect(kinds).toEqual(['MISSING_FIELD', 'INVALID', 'INVALID']);
    expect(codeOf(toldOf({ code: 'amber' }, 'type', ['amber']))).toBe('amber');
  });

  test('with the keyword, and what it asks for', () => {
    const item = { keyword: 'amber', expected: 'amber', message: 'no' };
    const told = { keyword: 'type', expected: 'integer', message: 'no' };
    expect(toldOf(item, 'type')).toEqual({ errors: [told] });
  });
});

test.each<[type: string, received: Json]>([
  ['number', 10],
  ['string', '10'],
])('what came stands where a %s can: %j', (type, received) => {
  const isValid = (body: Json) =>
    typeof (body as { errors: { received: Json }[] }).errors[0]?.received === type;
  const body = { errors: [{ received: type === 'string' ? 'special' : 1 }] };
  const told = tellApart(body, [fault('maximum', 'at most 9', 10)], true, isValid);
  expect(told).toEqual({ errors: [{ received }] });
});

test.each<[keyword: string, expected: string, value: unknown, type: string]>([
  ['required', 'a value (required)', undefined, 'missing'],
  ['type', 'integer', 'x', 'int_parsing'],
  ['type', 'integer', [], 'int_type'],
  ['type', 'string', 1, 'string_type'],
  ['type', 'string or null', 1, 'value_error'],
  ['minLength', 'at least 2 characters', 'x', 'string_too_short'],
  ['maximum', 'at most 2', 3, 'less_than_equal'],
  ['format', 'uuid', 'x', 'value_error'],
])('FastAPI calls %s, expected %s, received %j, %s', (keyword, expected, value, type) => {
  const detail = [{ loc: ['body', 'lines', '0'], msg: 'no', type: 'missing' }];
  const told = [{ loc: ['body', 'lines', 0], msg: 'no', type }];
  const faults = [fault(keyword, expected, value)];
  expect(tellApart({ detail }, faults, false, () => true)).toEqual({ detail: told });
});

test('each item has an id of its own', () => {
  const items = (ids: readonly Json[]) => ({ errors: ids.map((id) => ({ id, detail: 'no' })) });
  const uuid = '9f070784-0184-4cc2-a535-13e35a205043';
  const told = tellApart(items([uuid, uuid, uuid]), [FAULT, FAULT, FAULT], true, () => true);
  const ids = (told as ReturnType<typeof items>).errors.map(({ id }) => id);
  expect(ids[0]).toBe(uuid);
  expect(new Set(ids).size).toBe(3);
  expect(tellApart(items([7, 7]), [FAULT, FAULT], true, () => true)).toEqual(items([7, 8]));
  expect(tellApart(items(['a', 'a']), [FAULT, FAULT], true, () => true)).toEqual(
    items(['a', 'a-2']),
  );
});

test('what isn’t known of a fault is left out of a fake', () => {
  const item = { field: 'amber', value: 'amber', expected: 'amber', message: 'no' };
  const unknown = { at: 'request', pointer: '', value: undefined, message: () => 'no' } as const;
  const told = (isFake: boolean) => tellApart({ errors: [item] }, [unknown], isFake, () => true);
  expect(told(true)).toEqual({ errors: [{ message: 'no' }] });
  expect(told(false)).toEqual({ errors: [item] });
});
