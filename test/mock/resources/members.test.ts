import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { isJsonObject } from '../../../src/contract/pointer.ts';
import { settledAll, type Unsettled } from '../../../src/mock/resources/members.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const BODY: JsonObject = Object.fromEntries(NAMES.map((name) => [name, 0]));
const MEMBERS: Unsettled[] = NAMES.map((name) => ({ path: [name], candidates: [1, 2] }));

test('members that may all be what is wanted are proven at once', () => {
  const proven: Json[] = [];
  const body = settledAll(BODY, MEMBERS, (one) => proven.push(one) > 0);
  expect(body).toEqual(Object.fromEntries(NAMES.map((name) => [name, 1])));
  expect(proven).toHaveLength(1);
});

test('what one of them can’t be leaves the others', () => {
  for (const odd of NAMES) {
    for (const [mayBe, settled] of [
      [[0, 2], 2],
      [[0], 0],
    ] as const) {
      const isValid = (body: Json) => isJsonObject(body) && mayBe.some((one) => one === body[odd]);
      const wanted = Object.fromEntries(NAMES.map((name) => [name, name === odd ? settled : 1]));
      expect(settledAll(BODY, MEMBERS, isValid)).toEqual(wanted);
    }
  }
});

test('an object that can’t be another one as a whole becomes it in part', () => {
  const body = { inner: { kept: 0, other: 0 } };
  const parts = () => ['kept', 'other'].map((name) => ({ path: ['inner', name], candidates: [1] }));
  const isValid = (one: Json) => isJsonObject(one) && (one.inner as JsonObject).kept === 0;
  const member = { path: ['inner'], candidates: [{ kept: 1, other: 1 }], parts };
  expect(settledAll(body, [member], isValid)).toEqual({ inner: { kept: 0, other: 1 } });
  expect(settledAll(body, [member], () => true)).toEqual({ inner: { kept: 1, other: 1 } });
});
