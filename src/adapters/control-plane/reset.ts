import type { HttpResponse } from '../../http/exchange.ts';
import { type Asked, DONE } from './asked.ts';
import { mocksOf, straysOf } from './contracts.ts';

/** `POST /reset`: forgets what the sandbox remembers; without one, what all do. */
export function reset(asked: Asked): HttpResponse {
  for (const mock of mocksOf(asked)) {
    if (asked.sandbox === '') mock.reset();
    else mock.sandbox(asked.sandbox).reset();
  }
  straysOf(asked)?.clear(asked.sandbox === '' ? undefined : asked.sandbox);
  return DONE;
}
