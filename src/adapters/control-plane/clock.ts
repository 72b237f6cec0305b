import { showValue } from '../../compile/violation.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { UsageError } from '../../errors.ts';
import type { HttpResponse } from '../../http/exchange.ts';
import { type Asked, json } from './asked.ts';
import type { ClockShape } from './shapes.ts';

/** `GET /clock`: the time in the sandbox, which is that of all contracts. */
export function getClock({ mocks, sandbox }: Asked): HttpResponse {
  const clock = mocks[0]?.sandbox(sandbox).clock;
  const now = clock?.now() ?? new Date();
  return json({ now: now.toISOString(), fixed: clock?.isFixed() ?? false } satisfies ClockShape);
}

/** `POST /clock`: sets it to a date-time, or moves it on. */
export function moveClock(asked: Asked): HttpResponse {
  const { mocks, sandbox, body } = asked;
  const [name, value, ...others] = isJsonObject(body) ? Object.entries(body).flat() : [];
  const isSet = name === 'set' && typeof value === 'string';
  const isAdvance = name === 'advance' && (typeof value === 'string' || typeof value === 'number');
  if (others.length > 0 || !(isSet || isAdvance)) {
    throw new UsageError({
      problem: "the clock can't be moved",
      expected: '{ "set": date-time } or { "advance": duration }',
      received: showValue(body),
    });
  }
  for (const { clock } of mocks.map((mock) => mock.sandbox(sandbox))) {
    if (isSet) clock.set(value);
    else clock.advance(value);
  }
  return getClock(asked);
}
