import { expect, test } from 'vitest';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { loadContractText } from '../../src/contract/load.ts';

const contract = await loadContractText(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        post: {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: { type: 'object', required: ['id'] } },
              'text/plain': { schema: { type: 'string', maxLength: 3 } },
              'text/csv': { schema: { type: 'array' } },
              'application/octet-stream': {},
            },
          },
          responses: { '204': { description: 'Done' } },
        },
      },
    },
  }),
);
const compiled = compileContract(contract);
const [operation] = contract.operations;
if (operation === undefined) throw new Error('the document has one');

function judge(mediaType: string, body: string | Uint8Array) {
  if (operation === undefined) throw new Error('the document has one');
  return compiled.judgeRequestBody(operation, { headers: { 'content-type': mediaType }, body });
}

const violation = { at: 'request.body' };

test.each([
  ['application/json', '{"id":1}', { state: 'judged', violations: [] }],
  [
    'application/json',
    '{}',
    { violations: [{ ...violation, pointer: '/id', received: 'nothing' }] },
  ],
  ['application/json', '', { violations: [{ ...violation, pointer: '', keyword: 'required' }] }],
  ['application/problem+json', '{"id":1}', { state: 'judged', violations: [] }],
  [
    'application/json',
    '{"id":1',
    {
      state: 'unreadable',
      documented: 'JSON',
      reason: 'expected "," or "}", received the end of the text (line 1, column 8)',
    },
  ],
  [
    'application/json',
    '{"id":1,\n "id":2}',
    { state: 'unreadable', pointer: '/id', reason: 'the key "id" is repeated (line 2, column 2)' },
  ],
  [
    'application/json',
    Uint8Array.of(0xff),
    {
      state: 'unreadable',
      documented: 'application/json',
      reason: "the body isn't valid utf-8 text",
    },
  ],
  ['text/plain', 'abc', { state: 'judged', violations: [] }],
  ['text/plain', 'abcd', { violations: [{ ...violation, keyword: 'maxLength' }] }],
  [
    'text/csv',
    'a,b',
    { state: 'unjudged', reason: 'no specification says how text/csv holds an array' },
  ],
  ['application/octet-stream', Uint8Array.of(0), { state: 'judged', violations: [] }],
  ['image/png', 'x', { state: 'unsupported', received: 'image/png' }],
])('%s %j', (mediaType, body, wanted) => {
  expect(judge(mediaType, body)).toMatchObject(wanted);
});
