import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createAccessLog } from '../../src/cli/access-log.ts';
import type { SentEntry } from '../../src/mock/journal.ts';

const REQUEST = { method: 'GET', url: '/a?api_key=secret&b=1', headers: {} };
const ANSWER = {
  response: { status: 401, headers: {} },
  reason: 'refused: the header X-Key is missing\u001b[2J',
  now: Date.parse('2026-11-20T00:00:00Z'),
};

test.each([
  [
    false,
    '2026-11-20T00:00:00.000Z GET /a?api_key=***&b=1 401 1.2 ms  refused: the header X-Key is missing\\u001b[2J\n',
  ],
  [
    true,
    '{"at":"2026-11-20T00:00:00.000Z","method":"GET","url":"/a?api_key=***&b=1","status":401,"milliseconds":1.2,"reason":"refused: the header X-Key is missing\\u001b[2J"}\n',
  ],
])(
  'a request is a line without secrets and without what steers a terminal (JSON: %s)',
  async (json, line) => {
    const written: string[] = [];
    const log = createAccessLog(json, (text) => void written.push(text));
    log.answered(REQUEST, ANSWER, 1.234);
    log.answered(REQUEST, ANSWER, 1.234);
    await setImmediate();
    expect(written).toEqual([line + line]);
  },
);

test.each<[told: Partial<SentEntry>, end: string]>([
  [{ response: { status: 204, headers: {} } }, ' 204  sent: the webhook ping'],
  [{ failure: 'nobody answers' }, '  sent: the webhook ping failed: nobody answers'],
  [
    {
      response: { status: 500, headers: {} },
      breaches: ['the status: expected one of 200, received 500'],
    },
    ' 500  sent: the webhook ping, whose answer breaks the contract: the status: expected one of 200, received 500',
  ],
])('what was sent is a line: %o', async (told, end) => {
  const written: string[] = [];
  const log = createAccessLog(false, (text) => void written.push(text));
  log.sent({
    number: 1,
    at: '2026-11-20T00:00:00.000Z',
    sandbox: '',
    contract: 'shop',
    kind: 'webhook',
    name: 'ping',
    operation: null,
    request: { method: 'POST', url: 'http://127.0.0.1/hook?token=secret', headers: {} },
    ...told,
  });
  await setImmediate();
  expect(written).toEqual([
    `2026-11-20T00:00:00.000Z POST http://127.0.0.1/hook?token=***${end}\n`,
  ]);
});
