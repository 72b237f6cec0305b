import { expect, test } from 'vitest';
import { sentBy } from '../../../src/compile/parameters/sent.ts';
import type { Parameter, ParameterLocation } from '../../../src/contract/contract.ts';

const request = {
  method: 'GET',
  url: 'https://a.example/things/1?unit=day&filter%5Bsku%5D=1&sort.by=a&empty',
  headers: { 'x-trace': '1', cookie: 'theme=dark; b=2' },
};

test.each<[location: ParameterLocation, name: string, wanted: boolean]>([
  ['path', 'id', true],
  ['query', 'unit', true],
  ['query', 'filter', true],
  ['query', 'sort', true],
  ['query', 'empty', true],
  ['query', 'uni', false],
  ['query', 'theme', false],
  ['header', 'X-Trace', true],
  ['header', 'X-Other', false],
  ['cookie', 'theme', true],
  ['cookie', 'unit', false],
])('%s %s', (location, name, wanted) => {
  const parameter: Parameter = {
    in: location,
    name,
    required: false,
    style: 'form',
    explode: true,
    allowEmptyValue: false,
    pointer: '',
  };
  expect(sentBy(request)(parameter)).toBe(wanted);
});
