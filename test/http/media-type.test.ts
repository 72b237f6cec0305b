import { describe, expect, test } from 'vitest';
import {
  compileMediaRanges,
  isJson,
  parseMediaType,
  typicalMediaType,
} from '../../src/http/media-type.ts';

describe('parsing', () => {
  test.each([
    ['text/html', 'text', 'html', undefined, {}],
    ['Application/JSON', 'application', 'json', undefined, {}],
    ['application/problem+json', 'application', 'problem+json', 'json', {}],
    ['application/vnd.a+b+xml', 'application', 'vnd.a+b+xml', 'xml', {}],
    ['text/plain; charset=UTF-8', 'text', 'plain', undefined, { charset: 'utf-8' }],
    ['text/plain;CHARSET="utf-8" ', 'text', 'plain', undefined, { charset: 'utf-8' }],
    ['a/b;x="1;2\\"3";Y=Z', 'a', 'b', undefined, { x: '1;2"3', y: 'Z' }],
    [' text/plain ;', 'text', 'plain', undefined, {}],
    ['*/*', '*', '*', undefined, {}],
    ['application/*+json', 'application', '*+json', 'json', {}],
  ])('%s', (text, type, subtype, suffix, parameters) => {
    expect(parseMediaType(text)).toEqual({
      type,
      subtype,
      suffix,
      parameters: new Map(Object.entries(parameters)),
    });
  });

  test.each(['', 'json', 'text/', '/html', 'text/html; charset', 'a/b;x="1', 'a/b c', 'a/b, c/d'])(
    '%j is none',
    (text) => {
      expect(parseMediaType(text)).toBeUndefined();
    },
  );
});

test.each([
  ['application/json', true],
  ['application/json; charset=utf-8', true],
  ['TEXT/JSON', true],
  ['application/vnd.api+json', true],
  ['application/jsonl', false],
  ['application/json-seq', false],
  ['text/plain', false],
  ['', false],
])('%s is JSON: %s', (mediaType, expected) => {
  expect(isJson(mediaType)).toBe(expected);
});

describe('matching', () => {
  const wide = ['*/*', 'application/*', 'application/*+json', 'application/a+json'];
  test.each([
    ['application/a+json', wide, 3],
    ['application/b+json', wide, 2],
    ['application/xml', wide, 1],
    ['text/plain', wide, 0],
    ['text/plain', ['text/html'], -1],
    ['text/plain; charset=utf-8', ['text/plain'], 0],
    ['text/plain; charset=utf-8', ['text/plain', 'text/plain; charset=UTF-8'], 1],
    ['text/plain', ['text/plain; charset=utf-8'], -1],
    ['text/plain', ['text/*', 'text/plain; charset=utf-8'], 0],
    ['text/plain; a=1', ['*/*; a=1', 'text/plain'], 1],
    ['application/a+json', ['application/json'], -1],
    ['not a type', ['*/*'], -1],
    ['text/plain', ['not a type', 'text/plain'], 1],
    ['text/plain', [], -1],
  ])('%s among %j is %i', (mediaType, ranges, index) => {
    expect(compileMediaRanges(ranges, 'strict')(mediaType)).toBe(index);
  });

  test.each([
    ['application/vnd.api+json', ['text/plain', 'application/json'], 1],
    ['application/json', ['application/vnd.api+json'], 0],
    ['application/vnd.api+json', ['application/json', 'application/*'], 1],
    ['application/json', ['application/json; version=1'], 0],
    ['application/json', ['text/json', 'application/json; version=1'], 1],
    ['application/xml', ['application/json'], -1],
    ['text/xml', ['application/json', 'application/xml'], 1],
    ['application/atom+xml', ['text/xml'], 0],
    ['text/html', ['application/json'], -1],
  ])('leniently, %s among %j is %i', (mediaType, ranges, index) => {
    expect(compileMediaRanges(ranges, 'lenient')(mediaType)).toBe(index);
  });
});

test.each([
  ['application/pdf', 'application/pdf'],
  ['*/*', 'application/json'],
  ['application/*', 'application/json'],
  ['application/*+json', 'application/json'],
  ['application/*+xml', 'application/xml'],
  ['text/*', 'text/plain'],
  ['image/*', 'image/png'],
])('the type that stands for %s is %s', (range, typical) => {
  expect(typicalMediaType(range)).toBe(typical);
});
