import { showValue } from '../../compile/violation.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { UsageError } from '../../errors.ts';
import type { HttpResponse } from '../../http/exchange.ts';
import { type Asked, DONE } from './asked.ts';
import { mocksOf, straysOf } from './contracts.ts';

/** `POST /reset`: forgets what the sandbox remembers; without one, what all do. */
export function reset(asked: Asked): HttpResponse {
  expectNoBody(asked);
  for (const mock of mocksOf(asked)) {
    if (asked.sandbox === '') mock.reset();
    else mock.sandbox(asked.sandbox).reset();
  }
  straysOf(asked)?.clear(asked.sandbox === '' ? undefined : asked.sandbox);
  return DONE;
}

function expectNoBody({ body }: Asked): void {
  if (body === undefined || (isJsonObject(body) && Object.keys(body).length === 0)) return;
  throw new UsageError({
    problem: "the reset can't be taken",
    expected: 'no body: the query or the Specwright-Sandbox header says whose sandbox',
    received: showValue(body),
  });
}
