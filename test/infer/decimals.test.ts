import { expect, test } from 'vitest';
import { Decimal, parseWithDecimals } from '../../src/infer/decimals.ts';

test('a number with a fraction of zeros is told from an integer', () => {
  const parsed = parseWithDecimals('{"a":1.0,"b":1,"c":[-2.00],"d":"1.0","e":1.50,"f":null}');
  expect(parsed).toEqual({
    ok: true,
    value: { a: new Decimal(1), b: 1, c: [new Decimal(-2)], d: '1.0', e: 1.5, f: null },
  });
  expect(parsed.ok && (parsed.value as { b: unknown }).b).not.toBeInstanceOf(Decimal);
});

test('what is no JSON says where', () => {
  expect(parseWithDecimals('[1.0,')).toMatchObject({ ok: false, line: 1 });
});

test('what a check calls broken is broken', () => {
  expect(parseWithDecimals('{"a":1.0,"a":2}')).toMatchObject({ ok: false, line: 1 });
});
