import { expect, test } from 'vitest';
import type { Json, JsonObject, Parameter } from '../../../src/contract/contract.ts';
import { decode, rawAt } from './decode.ts';

const SCHEMAS: Record<string, JsonObject> = {
  empty: { type: 'string' },
  string: { type: 'string' },
  array: { type: 'array', items: { type: 'string' } },
  object: {
    type: 'object',
    properties: { R: { type: 'integer' }, G: { type: 'integer' }, B: { type: 'integer' } },
  },
};

const VALUES: Record<string, Json> = {
  empty: '',
  string: 'blue',
  array: ['blue', 'black', 'brown'],
  object: { R: 100, G: 200, B: 150 },
};

type Row = [
  location: Parameter['in'],
  style: Parameter['style'],
  explode: boolean,
  texts: Record<string, string>,
];

// The style examples of OpenAPI 3.1.1, and those of 3.1.0 where they differ (labels not exploded).
const TABLE: Row[] = [
  [
    'path',
    'matrix',
    false,
    {
      empty: ';color',
      string: ';color=blue',
      array: ';color=blue,black,brown',
      object: ';color=R,100,G,200,B,150',
    },
  ],
  [
    'path',
    'matrix',
    true,
    {
      empty: ';color',
      string: ';color=blue',
      array: ';color=blue;color=black;color=brown',
      object: ';R=100;G=200;B=150',
    },
  ],
  [
    'path',
    'label',
    false,
    {
      empty: '.',
      string: '.blue',
      array: '.blue,black,brown',
      object: '.R,100,G,200,B,150',
    },
  ],
  ['path', 'label', false, { array: '.blue.black.brown', object: '.R.100.G.200.B.150' }],
  [
    'path',
    'label',
    true,
    {
      empty: '.',
      string: '.blue',
      array: '.blue.black.brown',
      object: '.R=100.G=200.B=150',
    },
  ],
  [
    'path',
    'simple',
    false,
    {
      empty: '',
      string: 'blue',
      array: 'blue,black,brown',
      object: 'R,100,G,200,B,150',
    },
  ],
  [
    'path',
    'simple',
    true,
    {
      empty: '',
      string: 'blue',
      array: 'blue,black,brown',
      object: 'R=100,G=200,B=150',
    },
  ],
  [
    'header',
    'simple',
    false,
    {
      empty: '',
      string: 'blue',
      array: 'blue, black, brown',
      object: 'R,100,G,200,B,150',
    },
  ],
  [
    'header',
    'simple',
    true,
    {
      string: 'blue',
      array: 'blue,black,brown',
      object: 'R=100, G=200, B=150',
    },
  ],
  [
    'query',
    'form',
    false,
    {
      empty: 'color=',
      string: 'color=blue',
      array: 'color=blue,black,brown',
      object: 'color=R,100,G,200,B,150',
    },
  ],
  [
    'query',
    'form',
    true,
    {
      empty: 'color=',
      string: 'color=blue',
      array: 'color=blue&color=black&color=brown',
      object: 'R=100&G=200&B=150',
    },
  ],
  [
    'query',
    'spaceDelimited',
    false,
    {
      array: 'color=blue%20black%20brown',
      object: 'color=R%20100%20G%20200%20B%20150',
    },
  ],
  ['query', 'spaceDelimited', false, { array: 'color=blue+black+brown' }],
  ['query', 'spaceDelimited', true, { array: 'color=blue&color=black&color=brown' }],
  [
    'query',
    'pipeDelimited',
    false,
    {
      array: 'color=blue%7Cblack%7Cbrown',
      object: 'color=R%7C100%7CG%7C200%7CB%7C150',
    },
  ],
  ['query', 'pipeDelimited', false, { array: 'color=blue|black|brown' }],
  ['query', 'pipeDelimited', true, { array: 'color=blue&color=black&color=brown' }],
  ['query', 'deepObject', true, { object: 'color[R]=100&color[G]=200&color[B]=150' }],
  ['query', 'deepObject', true, { object: 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150' }],
  [
    'cookie',
    'form',
    false,
    {
      empty: 'color=',
      string: 'color=blue',
      array: 'color=blue,black,brown',
      object: 'color=R,100,G,200,B,150',
    },
  ],
  [
    'cookie',
    'form',
    true,
    {
      string: 'color=blue',
      array: 'color=blue&color=black&color=brown',
      object: 'R=100&G=200&B=150',
    },
  ],
  [
    'cookie',
    'form',
    true,
    {
      array: 'color=blue; color=black; color=brown',
      object: 'R=100; G=200; B=150',
    },
  ],
];

const CELLS = TABLE.flatMap(([location, style, explode, texts]) =>
  Object.entries(texts).map(([kind, text]) => ({ location, style, explode, kind, text })),
);

test.each(CELLS)('$location, $style, explode $explode, $kind: $text', (cell) => {
  const { location, style, explode, kind, text } = cell;
  const name = location === 'header' ? 'header' : 'color';
  const schema = SCHEMAS[kind] as JsonObject;
  const decoded = decode([{ name, in: location, style, explode, schema }], rawAt(location, text));
  expect(decoded.problems).toEqual([]);
  expect(decoded.values[location]).toEqual({ [name]: VALUES[kind] });
  expect(decoded.undeclaredQuery).toEqual([]);
});
