import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Granularity } from '../../../specs/tell/period.ts';
import { SERIES_RULES } from '../../../specs/tell/series-rules.ts';

type Asked = readonly [
  range: string,
  granularity: Granularity,
  more?: { breakdown?: string; compare?: 'previous' | 'yoy' },
];

/** The names of the rules that a series with points at some dates breaks. */
function broken([range, granularity, more]: Asked, dates: string[], previous?: string[]): string[] {
  const points = dates.map(point);
  const before = previous?.map(point);
  const total = points.length;
  const comparison = before && {
    previous_total: before.length,
    change: total - before.length,
    percent_change: ((total - before.length) / before.length) * 100,
    previous_points: before,
  };
  const data = { points, total, min: 1, max: 1, avg: 1, ...(comparison && { comparison }) };
  const request = { parameters: { query: { range, granularity, ...more } } };
  return SERIES_RULES.filter(({ breach }) => breach({ data }, request) !== undefined).map(
    ({ name }) => name,
  );
}

/** A point of a date, or of `date#dimension`. */
function point(text: string) {
  const [date = '', dimension] = text.split('#');
  return { date, value: 1, ...(dimension !== undefined && { dimension }) };
}

/** So many dates, some days apart. */
function days(first: string, count: number, step = 1): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * step * 86_400_000).toISOString().slice(0, 10),
  );
}

function hours(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * 3_600_000).toISOString(),
  );
}

test.each<[string, Asked, string[]]>([
  ['seven days', ['7d', 'daily'], days('2025-03-28', 7)],
  ['seven days and the one that they begin in', ['7d', 'daily'], days('2025-03-27', 8)],
  ['the hours of seven days', ['7d', 'hourly'], hours('2025-03-28T00:00Z', 168)],
  ['the hours of seven days so far', ['7d', 'hourly'], hours('2025-03-28T00:00Z', 150)],
  ['a rolling day', ['24h', 'hourly'], hours('2025-03-28T13:00Z', 25)],
  ['a rolling day as two days', ['24h', 'daily'], days('2025-03-28', 2)],
  ['the hours of today so far', ['today', 'hourly'], hours('2025-03-28T00:00Z', 3)],
  ['all time', ['all_time', 'daily'], days('2025-03-28', 3)],
  ['weeks from Monday', ['30d', 'weekly'], days('2024-12-30', 5, 7)],
  ['weeks from Sunday', ['2025-01-01,2025-01-31', 'weekly'], days('2024-12-29', 5, 7)],
  ['weeks from the first date', ['2025-01-01,2025-01-28', 'weekly'], days('2025-01-01', 4, 7)],
  ['months', ['2025-01-15,2025-03-01', 'monthly'], ['2025-01-01', '2025-02-01', '2025-03-01']],
  ['months by name', ['2025-01-15,2025-02-01', 'monthly'], ['2025-01', '2025-02']],
  [
    'months from the first date',
    ['2025-01-15,2025-03-14', 'monthly'],
    ['2025-01-15', '2025-02-15'],
  ],
  [
    'local days, one of 23 hours',
    ['2025-03-29,2025-03-31', 'daily'],
    ['2025-03-29T00:00:00+01:00', '2025-03-30T00:00:00+01:00', '2025-03-31T00:00:00+02:00'],
  ],
  [
    'local days, told in UTC',
    ['2025-03-29,2025-03-31', 'daily'],
    ['2025-03-28T23:00:00Z', '2025-03-29T23:00:00Z', '2025-03-30T22:00:00Z'],
  ],
  [
    'days without an offset',
    ['2025-03-29,2025-03-31', 'daily'],
    ['2025-03-29T00:00:00', '2025-03-30T00:00:00', '2025-03-31T00:00:00'],
  ],
  [
    'the hours of a local day of 23',
    ['2025-03-30,2025-03-30', 'hourly'],
    hours('2025-03-29T23:00Z', 23),
  ],
  ['the hours of a day further west', ['yesterday', 'hourly'], hours('2025-03-30T05:00Z', 24)],
  ['a breakdown of nothing', ['7d', 'daily', { breakdown: 'os' }], []],
  [
    'dimensions that skip a day',
    ['2025-01-01,2025-01-02', 'daily', { breakdown: 'os' }],
    ['2025-01-01#iOS', '2025-01-01#Android', '2025-01-02#iOS'],
  ],
])('%s are right', (_, asked, dates) => {
  expect(broken(asked, dates)).toEqual([]);
});

const APART = 'points-one-bucket-apart';
const FILLED = 'points-fill-range';
const BOTH = 'custom-range-includes-both-dates';

test.each<[string, Asked, string[], string[]]>([
  ['six days of seven', ['7d', 'daily'], days('2025-03-28', 6), [FILLED]],
  ['nine days of seven', ['7d', 'daily'], days('2025-03-28', 9), [FILLED]],
  ['nothing', ['7d', 'daily'], [], [FILLED]],
  ['nothing of a custom range', ['2025-01-01,2025-01-10', 'daily'], [], [FILLED]],
  ['a day too many', ['2025-01-01,2025-01-10', 'daily'], days('2025-01-01', 11), [FILLED, BOTH]],
  ['a day too few', ['2025-01-01,2025-01-10', 'daily'], days('2025-01-02', 9), [FILLED, BOTH]],
  ['other days', ['2025-01-01,2025-01-10', 'daily'], days('2025-01-02', 10), [BOTH]],
  ['hours of half a day', ['yesterday', 'hourly'], hours('2025-03-28T00:00Z', 12), [FILLED]],
  [
    'hours of other days',
    ['2025-01-01,2025-01-01', 'hourly'],
    hours('2025-01-02T00:00Z', 24),
    [BOTH],
  ],
  ['a week too few', ['2025-01-01,2025-01-31', 'weekly'], days('2024-12-29', 4, 7), [FILLED, BOTH]],
  ['a month too few', ['2025-02-01,2025-03-01', 'monthly'], ['2025-02-01'], [BOTH]],
  ['a month too many', ['2025-03-01,2025-03-31', 'monthly'], ['2025-02-01', '2025-03-01'], [BOTH]],
  [
    'a gap of an hour',
    ['today', 'hourly'],
    ['2025-03-30T00:00:00Z', '2025-03-30T02:00:00Z'],
    [APART],
  ],
  ['days for weeks', ['30d', 'weekly'], days('2025-01-06', 5), [APART]],
  ['no such day', ['2025-02-28,2025-03-01', 'daily'], ['2025-02-28', '2025-02-30'], [APART]],
  [
    'a day that no dimension has',
    ['2025-01-01,2025-01-03', 'daily', { breakdown: 'os' }],
    ['2025-01-01#iOS', '2025-01-01#Android', '2025-01-03#iOS', '2025-01-03#Android'],
    [APART, FILLED],
  ],
  [
    'a dimension twice on a day',
    ['2025-01-01,2025-01-01', 'daily', { breakdown: 'os' }],
    ['2025-01-01#iOS', '2025-01-01#iOS'],
    [APART],
  ],
])('%s: found', (_, asked, dates, rules) => {
  expect(broken(asked, dates)).toEqual(rules);
});

const SHIFTED = 'comparison-of-the-time-before';

test.each<[string, Asked, string[], string[], string[]]>([
  [
    'the days before',
    ['7d', 'daily', { compare: 'previous' }],
    days('2025-03-08', 7),
    days('2025-03-01', 7),
    [],
  ],
  [
    'rolling days',
    ['7d', 'daily', { compare: 'previous' }],
    days('2025-03-08', 8),
    days('2025-03-01', 8),
    [],
  ],
  [
    'the month before',
    ['mtd', 'daily', { compare: 'previous' }],
    days('2025-03-01', 9),
    days('2025-02-01', 9),
    [],
  ],
  [
    'the month that both are of',
    ['7d', 'monthly', { compare: 'previous' }],
    ['2025-03-01'],
    ['2025-03-01'],
    [],
  ],
  [
    '52 weeks',
    ['30d', 'weekly', { compare: 'yoy' }],
    days('2025-03-03', 5, 7),
    days('2024-03-04', 5, 7),
    [],
  ],
  ['a year', ['yesterday', 'daily', { compare: 'yoy' }], ['2025-03-03'], ['2024-03-03'], []],
  [
    'a day less',
    ['7d', 'daily', { compare: 'previous' }],
    days('2025-03-08', 7),
    days('2025-03-02', 6),
    [SHIFTED],
  ],
  [
    'the same days',
    ['7d', 'daily', { compare: 'previous' }],
    days('2025-03-08', 7),
    days('2025-03-08', 7),
    [SHIFTED],
  ],
  [
    'the same day',
    ['yesterday', 'daily', { compare: 'previous' }],
    ['2025-03-08'],
    ['2025-03-08'],
    [SHIFTED],
  ],
  [
    'foreign days',
    ['7d', 'daily', { compare: 'previous' }],
    days('2025-03-08', 7),
    days('2020-03-01', 7),
    [SHIFTED],
  ],
  [
    'no year',
    ['7d', 'daily', { compare: 'yoy' }],
    days('2025-03-08', 7),
    days('2025-03-01', 7),
    [SHIFTED],
  ],
])('compared with %s: %j', (_, asked, dates, previous, rules) => {
  expect(broken(asked, dates, previous)).toEqual(rules);
});

test.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])(
  'the verdict is the same on a machine in %s',
  (TZ) => {
    const rules = new URL('../../../specs/tell/series-rules.ts', import.meta.url).href;
    const hours = ['00', '01', '02', '03', '04'];
    const series = [
      hours.map((hour) => `2025-03-30T${hour}:00:00`),
      hours.map((hour) => `2025-03-09 ${hour}:00:00`),
      ['2025-03-28T00:00:00', '2025-03-29T00:00:00', '2025-03-30T00:00:00', '2025-03-31T00:00:00'],
    ].map((dates) => dates.map((date) => ({ date, value: 1 })));
    const script = `
      const { SERIES_RULES } = await import(${JSON.stringify(rules)});
      const broken = ${JSON.stringify(series)}.map((points, index) => {
        const total = points.length;
        const data = { points, total, min: 1, max: 1, avg: 1 };
        const query = index === 2
          ? { range: '2025-03-28,2025-03-31', granularity: 'daily' }
          : { range: 'today', granularity: 'hourly' };
        return SERIES_RULES.filter(({ breach }) => breach({ data }, { parameters: { query } }));
      });
      process.stdout.write(JSON.stringify(broken.flat()));`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    expect(JSON.parse(said)).toEqual([]);
  },
);
