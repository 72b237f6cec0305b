import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mock } from '../../../src/mock/mock.ts';
import { bodyOf, event, granularity, request, type Schemas, tellMock } from './tell.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A mock at a moment in milliseconds since 1970. */
const at = (moment: number) => tellMock({ now: `fixed:${new Date(moment).toISOString()}` });

function ask<Body = unknown>(mock: Mock, path: string, body?: unknown): Body {
  const method = body === undefined ? 'GET' : 'POST';
  return bodyOf(mock.respond(request(method, path, { body })), 200) as Body;
}

function firstSeen(mock: Mock): Map<unknown, unknown> {
  const path = '/metrics/users/raw?range=all_time&limit=100000';
  const { data } = ask<Schemas['RowsResponse']>(mock, path);
  return new Map(data.rows.map(([user, first]) => [user, first]));
}

test('what happened stays as it was, whatever the clock', async () => {
  const clock = fc.date({
    min: new Date('1971-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true,
  });
  await fc.assert(
    fc.asyncProperty(
      clock,
      fc.integer({ min: 1, max: 700 }),
      fc.integer({ min: 1, max: 300 }),
      event,
      granularity.filter((name) => name !== 'hourly'),
      async (clock, later, days, event, granularity) => {
        const dateOf = (ago: number) => new Date(+clock - ago * DAY).toISOString().slice(0, 10);
        const asked = `range=${dateOf(days + 1)},${dateOf(1)}`;
        const series = `${asked}&granularity=${granularity}`;
        const mocks = await Promise.all([at(+clock), at(+clock + later * DAY)]);
        for (const path of [
          `/metrics/wau?${series}&breakdown=country`,
          `/metrics/lifecycle?${series}`,
          `/metrics/events/first-time?event=${event}&${series}`,
          `/metrics/users/raw?${asked}&limit=1000`,
          `/metrics/events/top?${asked}`,
        ]) {
          const [then, now] = mocks.map((mock) => ask(mock, path));
          expect(now).toEqual(then);
        }
      },
    ),
    { numRuns: 8 },
  );
});

test('nobody vanishes at New Year, nor is anybody first seen anew', async () => {
  const midnight = Date.UTC(2027, 0, 1);
  const [before, after] = [firstSeen(await at(midnight - 1)), firstSeen(await at(midnight + 1))];
  expect(before.size).toBeGreaterThan(1000);
  const stayed = [...after].filter(([user, first]) => before.get(user) === first);
  // Those who were last seen on the day that isn't kept any more, and who arrived in a millisecond.
  expect(before.size - stayed.length).toBeLessThan(10);
  expect(after.size - stayed.length).toBeLessThan(2);
});

test('what is older than three years is not kept', async () => {
  const mock = await at(Date.UTC(2027, 0, 1));
  for (const path of ['events', 'first', 'wau', 'sessions', 'lifecycle']) {
    const name = path === 'first' ? 'events/first-time' : path;
    const query = 'event=page_view&range=2023-12-01,2023-12-31';
    const { data } = ask<{ data: { points: object[] } }>(mock, `/metrics/${name}?${query}`);
    const values = data.points.flatMap((point) => Object.values(point));
    expect(values.filter((value) => typeof value === 'number' && value > 0)).toEqual([]);
  }
});

test('a session that goes on has the events that have occurred', async () => {
  const sessions = (mock: Mock) =>
    ask<Schemas['RowsResponse']>(mock, '/metrics/sessions/raw?range=7d').data.rows;
  const whole = sessions(await at(Date.UTC(2026, 10, 20))).find((row) => Number(row[4]) > 2);
  const [id, start, , duration] = whole ?? [];
  expect(duration).toBeGreaterThan(0);
  const [begun] = sessions(await at(Date.parse(String(start)) + 1));
  expect([begun?.[0], begun?.[3], begun?.[4]]).toEqual([id, 0, 1]);
});
