import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bodyOf,
  post,
  range,
  request,
  rows,
  type Schemas,
  seed,
  series,
  sum,
  tellMock,
  valuesOf,
} from './tell.ts';

type AudienceResponse = Schemas['AudienceResponse'];

/** Names of events that the made-up application doesn't send. */
const name = fc.constantFrom('order_placed', 'Trial started', 'video/play', 'unheard_of');
const condition = (name: string) =>
  `conditions[0][field]=event_name&conditions[0][value]=${encodeURIComponent(name)}`;

test.each(['order_placed', 'Trial started', 'video/play', 'x', '__proto__'])(
  '%s occurs now and then, each name in its own way',
  (name) => {
    const values = valuesOf(`events?${condition(name)}`);
    expect(new Set(values).size).toBeGreaterThan(2);
    expect(sum(values)).toBeGreaterThan(20);
    expect(values).toEqual(valuesOf(`events?${condition(name)}`));
    expect(values).not.toEqual(valuesOf(`events?${condition(`${name}2`)}`));
  },
);

test('every metric counts the same occurrences, by the same users', () => {
  fc.assert(
    fc.property(seed, range, name, (seed, range, name) => {
      const event = encodeURIComponent(name);
      const raw = rows(`events/top/${event}/raw?range=${range}&limit=100000`, seed).rows;
      const users = new Set(raw.map((row) => row[3]));

      const asked = `event=${event}&property=load_time&range=${range}`;
      expect(series(`events/custom?${asked}`, seed).total).toBe(raw.length);
      expect(series(`events/properties?${asked}`, seed).total).toBe(raw.length);
      const perActor = `event=${event}&range=${range}&metric=sum`;
      expect(series(`events/per-actor?${perActor}`, seed).total).toBe(raw.length);
      const split = series(`events?${condition(name)}&range=${range}&breakdown=country`, seed);
      expect(split.total).toBe(raw.length);

      const formula = { range, series: [{ metric: `event:${name}` }], formula: 'A' };
      const { points } = post<Schemas['FormulaResponse']>('/metrics/formula', formula, seed).data;
      expect(sum(points.map(({ value }) => value ?? 0))).toBe(raw.length);

      const by = { size: { type: 'count' }, intensity: { type: 'unique_actors' } };
      const grouped = { range, group_by: 'event_name', event: name, ...by };
      const { groups } = post<Schemas['GroupedResponse']>('/metrics/grouped', grouped, seed).data;
      expect(groups).toEqual(
        raw.length === 0 ? [] : [{ group: name, size: raw.length, intensity: users.size }],
      );

      const funnel = { range, steps: [{ event: name }, { event: 'purchase' }] };
      const { steps } = post<Schemas['FunnelResponse']>('/funnels', funnel, seed).data;
      expect(steps[0]?.count).toBe(users.size);

      const start = { range, start_event: name, granularity: 'weekly' };
      const { cohorts } = post<Schemas['RetentionResponse']>('/retention', start, seed).data;
      expect(sum(cohorts.map(({ cohort_size }) => cohort_size))).toBe(users.size);
    }),
    { numRuns: 20 },
  );
});

test('SQL and audiences find it, too', async () => {
  const mock = await tellMock({ seed: 'a' });
  const { rows: raw } = rows('events/top/order_placed/raw?range=all_time&limit=100000');
  const answer = (path: string, body: unknown, status: number) =>
    bodyOf(mock.respond(request('POST', path, { body })), status);

  const query = "SELECT COUNT(*) FROM events_v1 WHERE event_name = 'order_placed'";
  expect(answer('/data/query', { query }, 200)).toMatchObject({ data: { rows: [[raw.length]] } });

  const definition = { events: [{ event: 'order_placed' }] };
  const created = answer('/audiences', { name: 'a', definition }, 201) as AudienceResponse;
  const counted = mock.respond(request('GET', `/audiences/${created.data.id}/count`));
  expect(bodyOf(counted, 200)).toEqual({ data: { count: new Set(raw.map((row) => row[3])).size } });
});

test('its users are among those of the day, and their sessions are those that there are', () => {
  const active = valuesOf('dau?range=90d');
  const own = valuesOf(`dau?range=90d&${condition('order_placed')}`);
  own.forEach((value, index) => {
    expect(value).toBeLessThanOrEqual(active[index] ?? 0);
  });
  const sessions = rows('sessions/raw?range=30d&limit=100000').rows.map((row) => row[0]);
  const { rows: raw } = rows('events/top/order_placed/raw?range=7d&limit=100000');
  expect(raw.filter((row) => !sessions.includes(row[4] ?? null))).toEqual([]);
  const ids = raw.map((row) => row[0]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('where nobody asks for it by name, all events are those of the application', () => {
  const { points, total } = series('events/top?range=30d');
  expect(points.map(({ date }) => date)).not.toContain('order_placed');
  expect(series('events?range=30d').total).toBe(total);
  const asked = { series: [{ metric: 'events' }, { metric: 'event:order_placed' }], formula: 'A' };
  const { data } = post<Schemas['FormulaResponse']>('/metrics/formula', asked);
  expect(sum(data.points.map(({ value }) => value ?? 0))).toBe(total);
});
