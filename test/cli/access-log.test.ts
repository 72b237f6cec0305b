import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createAccessLog } from '../../src/cli/access-log.ts';

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
    log(REQUEST, ANSWER, 1.234);
    log(REQUEST, ANSWER, 1.234);
    await setImmediate();
    expect(written).toEqual([line + line]);
  },
);
