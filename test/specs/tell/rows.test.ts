import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filter, range, rows, seed, series, valuesOf } from './tell.ts';

describe('rows', () => {
  const paths = ['events', 'sessions', 'logs', 'users', 'dau', 'wau', 'mau', 'events/top/search'];
  const page = fc.record({ limit: fc.integer({ min: 1, max: 40 }), offset: fc.nat(300) });

  test('are pages of one list', () => {
    fc.assert(
      fc.property(
        seed,
        fc.constantFrom(...paths),
        range,
        filter,
        page,
        (seed, path, range, filter, page) => {
          const { limit, offset } = page;
          const query = `${path}/raw?range=${range}${filter}&count_total=true`;
          const { total = -1, rows: whole } = rows(`${query}&limit=100000`, seed);
          expect(whole).toHaveLength(total);
          const part = rows(`${query}&limit=${limit}&offset=${offset}`, seed);
          expect(part.rows).toEqual(whole.slice(offset, offset + limit));
          expect([part.row_count, part.total]).toEqual([part.rows.length, total]);
          for (const row of part.rows) expect(row).toHaveLength(part.columns.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('are 100 where no limit is asked for, and have a total only where it is', () => {
    const page = rows('events/raw');
    expect(page.row_count).toBe(100);
    expect(page).not.toHaveProperty('total');
    expect(rows('events/raw?count_total=false')).not.toHaveProperty('total');
    expect(rows('events/raw?offset=1000000&count_total=true').rows).toEqual([]);
  });

  test('are as many as are counted', () => {
    fc.assert(
      fc.property(seed, range, filter, (seed, range, filter) => {
        for (const name of ['events', 'sessions', 'logs']) {
          const { total } = rows(
            `${name}/raw?range=${range}${filter}&count_total=true&limit=1`,
            seed,
          );
          expect(total).toBe(series(`${name}?range=${range}${filter}`, seed).total);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('of a day are the users of that day', () => {
    for (const path of ['dau', 'wau', 'mau']) {
      const query = 'range=2026-11-10,2026-11-10';
      expect(valuesOf(`${path}?${query}`)).toEqual([
        rows(`${path}/raw?${query}&count_total=true`).total,
      ]);
    }
  });

  test('of users are those that are counted, whatever a condition looks at', () => {
    const condition = fc.constantFrom(
      'event_name][operator]=eq&[value]=search',
      'event_name][operator]=in&[value][]=unheard_of&[value][]=signup',
      'properties.amount][operator]=gte&[value]=100',
      'properties.method][operator]=is_not_set',
      'session_id][operator]=ends_with&[value]=2',
      'timestamp][operator]=gte&[value]=2026-11-17 12:00:00',
      'session_count][operator]=gte&[value]=2',
      'event_count][operator]=lt&[value]=4',
      'first_seen][operator]=gt&[value]=2026-10-01',
      'country][operator]=ne&[value]=US',
    );
    const query = (conditions: readonly string[]) =>
      conditions
        .map((condition, index) =>
          `[field]=${condition}`
            .replace('][', '&[')
            .split('&')
            .map((part) => `&conditions[${index}]${part}`)
            .join(''),
        )
        .join('');
    fc.assert(
      fc.property(
        seed,
        fc.constantFrom('dau', 'wau', 'mau'),
        fc.integer({ min: 10, max: 20 }),
        fc.array(condition, { minLength: 1, maxLength: 3 }),
        (seed, path, day, conditions) => {
          const asked = `range=2026-11-${day},2026-11-${day}${query(conditions)}`;
          const [count] = valuesOf(`${path}?${asked}`, seed);
          expect(rows(`${path}/raw?${asked}&count_total=true`, seed).total).toBe(count);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of users have what conditions on their own columns ask for', () => {
    const two =
      'conditions[0][field]=session_count&conditions[0][operator]=gte&conditions[0][value]=2';
    const { columns, rows: list } = rows(`dau/raw?range=7d&${two}`);
    const index = columns.findIndex(({ name }) => name === 'session_count');
    expect(list.length).toBeGreaterThan(0);
    for (const row of list) expect(row[index]).toBeGreaterThanOrEqual(2);
  });

  test('come with the latest first, each once', () => {
    for (const path of paths) {
      const { columns, rows: list } = rows(`${path}/raw?range=90d&limit=100000`);
      const names = columns.map(({ name }) => name);
      const time = names.includes('last_seen') ? 'last_seen' : 'timestamp';
      const times = list.map((row) => String(row[names.indexOf(time)]));
      expect(times).toEqual([...times].sort().reverse());
      const ids = list.map((row) => row[0]);
      if (path !== 'logs') expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
