import type { HttpResponse } from '../../http/exchange.ts';
import { type Asked, DONE } from './asked.ts';
import { mocksOf } from './contracts.ts';

/** `POST /reset`: forgets what the sandbox remembers; without one, what all do. */
export function reset(asked: Asked): HttpResponse {
  for (const mock of mocksOf(asked)) {
    if (asked.sandbox === '') mock.reset();
    else mock.sandbox(asked.sandbox).reset();
  }
  return DONE;
}
