import { expect, test } from 'vitest';
import { isSelect, limitOf, parseSelect } from '../../../specs/tell/sql.ts';

test.each([
  ['SELECT 1'],
  ['select * from events_v1;'],
  ['  (SELECT 1)'],
  ['-- why\nSELECT 1'],
  ['/* why */ SELECT 1'],
  ['WITH a AS (SELECT 1) SELECT * FROM a'],
  ["SELECT 'a; DROP TABLE b'"],
  ["SELECT * FROM a WHERE b = 'DELETE FROM c' AND d = 'insert into e'"],
  ['SELECT "delete from" FROM a'],
  ['WITH updated AS (SELECT deleted FROM a) SELECT inserted, set FROM updated'],
])('%s only reads', (query) => expect(isSelect(query)).toBe(true));

test.each([
  ['DELETE FROM events_v1'],
  ['DROP TABLE events_v1'],
  ['SELECT 1; DROP TABLE events_v1'],
  ['/* SELECT */ INSERT INTO a VALUES (1)'],
  ['SELECTED'],
  ['WITH a AS (SELECT 1) DELETE FROM b'],
  ['with a as (select 1) insert into b select * from a'],
  ['WITH a AS (DELETE FROM b RETURNING *) SELECT * FROM a'],
  ['WITH a AS (SELECT 1) UPDATE b SET c = 1'],
  [''],
  [';'],
])('%j is refused', (query) => expect(isSelect(query)).toBe(false));

test('a SELECT is read as far as it is understood', () => {
  const query =
    "SELECT user_id, country FROM users_v1 WHERE country = 'it''s AND so' AND event_count >= 2 LIMIT 5";
  expect(parseSelect(query)).toEqual({
    columns: ['user_id', 'country'],
    counts: false,
    table: 'users_v1',
    conditions: [
      { field: 'country', operator: 'eq', value: "it's AND so" },
      { field: 'event_count', operator: 'gte', value: 2 },
    ],
    limit: 5,
  });
  expect(parseSelect('select count(*) from logs_v1')).toMatchObject({ counts: true, columns: [] });
});

test.each([
  ['SELECT * FROM a LIMIT 5000', 5000],
  ['SELECT a, count(*) FROM b GROUP BY a ORDER BY 2 limit 10 ;', 10],
  ['SELECT * FROM a LIMIT 10 OFFSET 20 -- more', 10],
  ['SELECT * FROM (SELECT * FROM a LIMIT 10) b', undefined],
  ["SELECT * FROM a WHERE b = ' LIMIT 5'", undefined],
])('%s ends in LIMIT %s', (query, limit) => expect(limitOf(query)).toBe(limit));

test.each([
  ['SELECT country, count(*) FROM events_v1 GROUP BY country'],
  ['SELECT * FROM events_v1 WHERE a = 1 OR b = 2'],
  ['SELECT * FROM a JOIN b'],
  ['SELECT 1'],
  [`SELECT ${'a'.repeat(20_000)} FROM b`],
])('%.40s isn’t understood', (query) => expect(parseSelect(query)).toBeUndefined());
