import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { documentedResponse } from '../../src/compile/response.ts';
import { bundledContracts } from '../../src/contract/bundled.ts';
import type { Contract, Operation } from '../../src/contract/contract.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import { allowsBody, type HttpRequest } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { openContract } from '../../src/semantics/open.ts';
import type { DocumentedOperations } from './documented.ts';

describe.each(bundledContracts())('%s', async (name) => {
  const { DOCUMENTED } = (await import(`./${name}/documented.ts`)) as {
    DOCUMENTED: DocumentedOperations;
  };
  const opened = await openContract(name);
  const { operations } = opened.contract;

  test('has the operations that its documentation has, and no other', () => {
    expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(DOCUMENTED).sort());
  });

  test('has the messages that its documentation prints, and no other', () => {
    const printed = Object.values(DOCUMENTED).flatMap(({ messages = [] }) => messages);
    expect(new Set(opened.semantics?.messages)).toEqual(new Set(printed));
  });

  test.each(Object.entries(DOCUMENTED))('%s has its documented statuses', (id, { statuses }) => {
    const operation = operations.find((candidate) => candidate.id === id);
    expect(operation?.responses.map(({ status }) => status)).toEqual(
      expect.arrayContaining([...statuses]),
    );
  });

  test('answers every status that is asked for with a body that satisfies its schema, for any seed', async () => {
    const { judgeResponseBody } = compileContract(opened.contract);
    await fc.assert(
      fc.asyncProperty(fc.string(), async (seed) => {
        const { respond } = await createMock(opened, { seed });
        for (const operation of operations) {
          for (const { status: key } of operation.responses) {
            const code = key.replace('XX', '00');
            const response = respond(preferring(opened.contract, operation, code));

            const { body = '', headers, status } = response;
            expect(`${operation.id} ${status}`).toBe(`${operation.id} ${code}`);
            const documented = documentedResponse(operation, status);
            if (documented === undefined) throw new Error(`${operation.id} documents no ${status}`);
            const hasBody = allowsBody(status) && operation.method !== 'HEAD';
            const judged = judgeResponseBody(documented, { headers, body }, hasBody);
            expect(judged).not.toMatchObject({ violations: [expect.anything()] });
            expect(['judged', 'absent']).toContain(judged.state);
          }
        }
      }),
      { numRuns: 5 },
    );
  });
});

/** A request that asks for a status, with the examples of the operation's parameters and body. */
function preferring({ document }: Contract, operation: Operation, code: string): HttpRequest {
  const examples = operation.parameters
    .filter(({ required }) => required)
    .map((parameter) => {
      const { example } = valueAt(document, parameter.pointer) as { example?: unknown };
      return { ...parameter, text: encodeURIComponent(String(example)) };
    });
  const path = examples
    .filter((parameter) => parameter.in === 'path')
    .reduce((template, { name, text }) => template.replace(`{${name}}`, text), operation.path);
  const query = examples
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, text }) => `${name}=${text}`);
  const [media] = operation.requestBody?.content ?? [];
  const [body] = media?.examples.values() ?? [];
  return {
    method: operation.method,
    url: `${path}?${query.join('&')}`,
    headers: {
      prefer: `code=${code}`,
      authorization: 'Bearer anything',
      'dd-api-key': 'anything',
      'dd-application-key': 'anything',
      'x-workspace-id': 'ws_abc123',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}
