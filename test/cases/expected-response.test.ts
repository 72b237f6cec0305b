import { expect, test } from 'vitest';
import type { HttpResponse } from '../../src/http/exchange.ts';
import { compareResponse, type Taken } from './expected-response.ts';
import type { ResponseText } from './sections.ts';

const JSON_HEADERS = { 'content-type': 'application/json' };

function compare(text: Partial<ResponseText>, response: Partial<HttpResponse>, taken?: Taken) {
  const expected = { line: 1, status: 200, headers: [], body: '', ...text };
  return compareResponse(expected, { status: 200, headers: {}, ...response }, taken);
}

const json = (expected: string, actual: string) =>
  compare({ body: expected }, { headers: JSON_HEADERS, body: actual });
const text = (expected: string, actual: string) => compare({ body: expected }, { body: actual });
const header = (expected: string, actual: string | undefined) =>
  compare({ headers: [['Link', expected]] }, { headers: { link: actual } });

test.each([
  ['members in another order', json('{"a": 1, "b": [2]}', '{"b":[2],"a":1}')],
  ['a placeholder for each kind', json('[<any>, <string>, <integer>, <array>]', '[null,"",-1,[]]')],
  [
    'a placeholder in a text of JSON',
    json('{"next": "/a?<string>=<integer>"}', '{"next":"/a?b=12"}'),
  ],
  ['a long integer', json('9007199254740993', '9007199254740993')],
  ['a long integer for a placeholder', json('<integer>', '9007199254740993')],
  ['a text with other line ends', text('a\nb', 'a\r\nb\r\n')],
  ['a text with a placeholder', text('<id><integer></id>', '<id>12</id>')],
  ['bytes', compare({ body: '<bytes ff00>' }, { body: Buffer.from([0xff, 0]) })],
  ['no body', compare({}, {})],
  ['a header with a placeholder', header('</a>; rel="<any>"', '</a>; rel="next"')],
  ['a header that is not there', header('<none>', undefined)],
])('takes %s', (_, { expected, actual }) => {
  expect(actual).toBe(expected);
});

test.each([
  ['another status', compare({}, { status: 201 })],
  ['another value', json('{"a": 1}', '{"a":2}')],
  ['a member too many', json('{"a": 1}', '{"a":1,"b":null}')],
  ['a member too few', json('{"a": 1, "b": <any>}', '{"a":1}')],
  ['an item too many', json('[1]', '[1,2]')],
  ['an item too few', json('[1, <any>]', '[1]')],
  ['another order of items', json('[1, 2]', '[2,1]')],
  ['another kind than the placeholder has', json('<integer>', '1.5')],
  ['a text where a number is expected', json('<integer>', '"1"')],
  ['a number where its text is expected', json('"<integer>"', '1')],
  ['null where text is expected', json('<string>', 'null')],
  ['a rounded integer', json('9007199254740993', '9007199254740992')],
  ['a body that is no JSON', json('{"a": 1}', '{"a":')],
  ['another text', text('a.b', 'a-b')],
  ['an empty text for a placeholder', text('a<any>', 'a')],
  ['a body where none is expected', text('', 'a')],
  ['no body where one is expected', text('<any>', '')],
  ['another header', header('</a>', '</b>')],
  ['no header', header('<any>', undefined)],
  ['a header that should not be there', header('<none>', '</a>')],
])("doesn't take %s", (_, { expected, actual }) => {
  expect(actual).not.toBe(expected);
});

test('shows what differs beside what fits', () => {
  const { expected, actual } = json('{"id": <integer>, "name": "Ada"}', '{"id":7,"name":"Eve"}');
  expect(expected).toBe('--- 200\n\n{\n  "id": <integer>,\n  "name": "Ada"\n}');
  expect(actual).toBe('--- 200\n\n{\n  "id": <integer>,\n  "name": "Eve"\n}');
});

test("writes out the mock's own problem details", () => {
  const { expected } = compare({ status: 404, headers: [['problem', 'No such thing.']] }, {});
  expect(expected).toContain('Content-Type: application/problem+json');
  expect(expected).toContain('"title":"Not Found","status":404,"detail":"No such thing."');
});

test('takes by name what placeholders stand for', () => {
  const taken: Taken = new Map();
  const { expected } = compare(
    {
      headers: [['Location', '/things/<integer as id>']],
      body: '{"id": <id>, "name": <string as name>}',
    },
    { headers: { ...JSON_HEADERS, location: '/things/7' }, body: '{"id":8,"name":"Ada"}' },
    taken,
  );
  expect(expected).toContain('"id": 7');
  expect([...taken]).toEqual([
    ['id', '7'],
    ['name', 'Ada'],
  ]);
});
