import { expect, test } from 'vitest';
import { parseCaseFile } from './case-file.ts';

const DOCUMENT = ['What it covers.', '', '--- document', 'openapi: 3.1.0', ''];
const CASE = ['=== It works', 'GET /things', '--- 200', ''];

function parse(lines: readonly string[]) {
  return parseCaseFile('a.txt', lines.join('\n'));
}

test('reads what a file says', () => {
  const lines = [
    'What it covers,',
    'in two lines.',
    '',
    '--- options',
    'stateful: true',
    '',
    '--- document',
    'openapi: 3.1.0',
    '',
    '=== It is made, and there',
    'POST /things?a=b',
    'Content-Type: text/plain',
    'Accept:',
    '',
    'one',
    '',
    'two',
    '',
    '--- 201',
    'Location: <string as place>',
    '',
    '--- then',
    'GET <place>',
    '--- 200',
    '',
    '<any>',
  ];
  expect(parse(lines)).toEqual({
    file: 'a.txt',
    options: { stateful: true },
    document: `${'\n'.repeat(7)}openapi: 3.1.0\n`,
    cases: [
      {
        sentence: 'It is made, and there',
        steps: [
          {
            request: {
              line: 11,
              method: 'POST',
              url: '/things?a=b',
              headers: [
                ['Content-Type', 'text/plain'],
                ['Accept', ''],
              ],
              body: 'one\n\ntwo',
            },
            response: {
              line: 19,
              status: 201,
              headers: [['Location', '<string as place>']],
              body: '',
            },
          },
          {
            request: { line: 23, method: 'GET', url: '<place>', headers: [], body: '' },
            response: { line: 24, status: 200, headers: [], body: '<any>' },
          },
        ],
      },
    ],
  });
});

test.each<[mistake: string, lines: readonly string[], message: string]>([
  [
    'nothing is said of the file',
    ['', '--- document', ...CASE],
    'a.txt:1: expected a line on what it covers',
  ],
  [
    'there is no document',
    ['Covers.', ...CASE],
    'a.txt:2: expected "--- document" before the cases',
  ],
  ['there is no case', DOCUMENT, 'a.txt:3: the file has no case'],
  [
    'the options are no YAML',
    ['C.', '--- options', '"a', ...DOCUMENT.slice(2), ...CASE],
    'a.txt:3: ',
  ],
  [
    'an option is unknown',
    ['C.', '--- options', 'sede: a', ...DOCUMENT.slice(2), ...CASE],
    'a.txt:2: there is no option sede',
  ],
  [
    'a case has no sentence',
    [...DOCUMENT, '===', 'GET /'],
    'a.txt:6: expected a sentence after "==="',
  ],
  [
    'a sentence is used twice',
    [...DOCUMENT, ...CASE, ...CASE],
    'a.txt:10: the sentence is used twice',
  ],
  [
    'a case is empty',
    [...DOCUMENT, '=== It works', ...CASE],
    'a.txt:6: the request has no response',
  ],
  [
    'a case has no request line',
    [...DOCUMENT, '=== It works', '', 'GET /', '--- 200'],
    'a.txt:7: expected a request line such as GET /things',
  ],
  [
    'a request has no response',
    [...DOCUMENT, ...CASE, '--- then', 'GET /things'],
    'a.txt:10: the request has no response',
  ],
  [
    'a response belongs to no request',
    [...DOCUMENT, ...CASE, '--- 201', '--- 202'],
    'a.txt:10: expected "--- then" before another request',
  ],
  [
    'a response stands outside of a case',
    [...DOCUMENT, '--- 200'],
    'a.txt:6: unexpected "--- 200"',
  ],
  [
    'a response has no status',
    [...DOCUMENT, '=== It works', 'GET /things', '--- fine'],
    'a.txt:8: expected a status such as "--- 200"',
  ],
  [
    'a header is none',
    [...DOCUMENT, '=== It works', 'GET /things', '{"a": 1}', '--- 200'],
    'a.txt:8: expected a header such as "Accept: text/csv"',
  ],
  [
    'what is taken is never used',
    [...DOCUMENT, '=== It works', 'GET /things', '--- 200', '', '<string as id>'],
    'a.txt:6: nothing uses what <string as id> takes',
  ],
])('says where a file is wrong: %s', (_, lines, message) => {
  expect(() => parse(lines)).toThrow(message);
});
