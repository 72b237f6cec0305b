import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerTo, breakdown, post, range, type Schemas, seed, series, sum } from './tell.ts';

type Groups = Schemas['GroupedResponse']['data']['groups'];

const groups = (body: object, seed?: string) =>
  post<{ data: { groups: Groups } }>('/metrics/grouped', body, seed).data.groups;

describe('groups', () => {
  const size = fc.constantFrom(
    { type: 'count' },
    { type: 'unique_actors' },
    { type: 'sum', property: 'properties.revenue' },
  );
  const intensity = fc.constantFrom(
    { type: 'avg_per_actor' },
    { type: 'percentile_per_actor', percentile: 0.9 },
    { type: 'unique_actors' },
    { type: 'avg', property: 'load_time' },
  );

  test('are the largest, in their order, no more than asked for', () => {
    fc.assert(
      fc.property(
        seed,
        breakdown,
        size,
        intensity,
        range,
        fc.integer({ min: 1, max: 10 }),
        (seed, group_by, size, intensity, range, most) => {
          const asked = { group_by, size, intensity, range };
          const all = groups({ ...asked, max_groups: 1000 }, seed);
          const sizes = all.map(({ size }) => size);
          expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
          expect(groups({ ...asked, max_groups: most }, seed)).toEqual(all.slice(0, most));
          expect(groups(asked, seed)).toEqual(all.slice(0, 20));
          if (size.type !== 'count') return;
          expect(sum(sizes)).toBe(series(`events?range=${range}`, seed).total);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('are of one event where it is named', () => {
    const asked = {
      group_by: 'event_name',
      size: { type: 'count' },
      intensity: { type: 'unique_actors' },
    };
    expect(groups({ ...asked, event: 'purchase' }).map(({ group }) => group)).toEqual(['purchase']);
  });

  test.each([
    [{ size: { type: 'sum' } }],
    [{ intensity: { type: 'avg' } }],
    [{ intensity: { type: 'percentile_per_actor' } }],
    [{ intensity: { type: 'percentile_per_actor', percentile: 1 } }],
    [{ max_groups: 0 }],
    [{ group_by: undefined }],
  ])('with %j are refused', (change) => {
    const asked = {
      group_by: 'country',
      size: { type: 'count' },
      intensity: { type: 'unique_actors' },
    };
    expect(answerTo('POST', '/metrics/grouped', { ...asked, ...change }).status).toBe(422);
  });

  test.each(['size', 'intensity'])('without a type of %s are told that it is missing', (name) => {
    const asked = {
      group_by: 'country',
      size: { type: 'count' },
      intensity: { type: 'unique_actors' },
      [name]: {},
    };
    expect(answerTo('POST', '/metrics/grouped', asked)).toEqual({
      status: 422,
      body: {
        error: 'VALIDATION_ERROR',
        message: `Validation failed: the body at /${name}/type: expected a value (required), received nothing`,
      },
    });
  });
});
