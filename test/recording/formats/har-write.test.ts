import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exchange } from '../../../src/http/exchange.ts';
import { readHarText } from '../read-text.ts';
import { writeHar } from './har-write.ts';

const headerName = fc
  .stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
  .filter((name) => name !== 'content-encoding');
const headerValue = fc.stringMatching(/^[!-~]{0,12}$/);
const headers = fc.dictionary(
  headerName,
  fc.oneof(headerValue, fc.array(headerValue, { minLength: 2, maxLength: 3 })),
  { noNullPrototype: true, maxKeys: 4 },
);
const body = fc.oneof(fc.string({ minLength: 1, unit: 'binary' }), fc.uint8Array({ minLength: 1 }));
const reason = fc.string({ minLength: 1 });

/** A message's body, or why it was left out, or neither. */
const part = fc.oneof(
  body.map((value) => ({ content: { body: value }, omitted: undefined })),
  reason.map((omitted) => ({ content: {}, omitted })),
  fc.constant({ content: {}, omitted: undefined }),
);
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
  url: fc.webUrl({ withQueryParameters: true }),
  headers,
});
const response = fc.record({ status: fc.constantFrom(200, 201, 404, 500, 599), headers });

const exchange = fc
  .record({
    request,
    requestPart: part,
    response: fc.option(response),
    responsePart: part,
    unanswered: reason,
  })
  .map(({ request, requestPart, response, responsePart, unanswered }): Omit<Exchange, 'source'> => {
    const omittedResponse = response === null ? undefined : responsePart.omitted;
    const omitted = {
      ...(requestPart.omitted !== undefined && { request: requestPart.omitted }),
      ...(omittedResponse !== undefined && { response: omittedResponse }),
    };
    return {
      request: { ...request, ...requestPart.content },
      ...(response === null
        ? { unanswered }
        : { response: { ...response, ...responsePart.content } }),
      ...(Object.keys(omitted).length > 0 && { omitted }),
    };
  });

test('what was written is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(exchange, { maxLength: 3 }), async (parts) => {
      const exchanges = parts.map((part, index) => ({ source: { file: 'a.har', index }, ...part }));
      expect(await readHarText(writeHar(exchanges))).toEqual(exchanges);
    }),
  );
});
