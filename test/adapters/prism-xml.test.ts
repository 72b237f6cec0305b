import { expect, test } from 'vitest';
import { createFetch } from '../../src/adapters/fetch.ts';
import type { JsonObject } from '../../src/contract/contract.ts';
import { contractOf } from '../mock/contract.ts';

test.each<[unknown, number, string]>([
  [
    { code: 7, tags: ['a', '<b>'], more: null },
    200,
    '<code>7</code><tags>a</tags><tags>&lt;b&gt;</tags><more/>',
  ],
  ['<Own/>', 200, '<Own/>'],
  [[1, 2], 500, "the body that was made can't be written as application/xml"],
])('XML is written as prism-http-server does: %j', async (example, status, wanted) => {
  const content = { 'application/xml': { example } };
  const answers = { 200: { description: 'XML.', content } };
  const made = await contractOf({ '/thing': { get: { responses: answers } } } as JsonObject);
  const mockFetch = await createFetch(made, { engine: 'prism', preferExamples: true });
  const response = await mockFetch('https://any.example/thing');
  expect(response.status).toBe(status);
  expect((await response.text()).replaceAll(/\n\s*/g, '')).toContain(wanted);
});
