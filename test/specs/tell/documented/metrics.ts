import type { DocumentedOperations } from '../../documented.ts';
import {
  ADDITIVE_SERIES,
  COMMON,
  COMPARED_RANKING,
  CONDITIONS,
  DISTINCT_ROWS,
  DRAWN,
  ENVELOPED,
  FAILURES,
  METRIC_ROWS,
  RANGED,
  RANKING,
  ROWS,
  SERIES,
  SINGLE_CODES,
  UNCOMPARED_SERIES,
} from './shared.ts';

const statuses = ['200', ...FAILURES];

const EVENT_REQUIRED = { '`event` is required': 'request.query /event required' } as const;
const COUNTED = {
  'as many rows as are counted': 'test rows.test.ts: are as many as are counted',
} as const;
const WITHIN = 'test series.test.ts: daily active users are among the weekly ones';

/** From "Active users" to "Segments". */
export const METRICS: DocumentedOperations = {
  'GET /api/v1/metrics/dau': {
    statuses,
    rules: {
      ...SERIES,
      'at most as many as are active in the week': WITHIN,
      'no more users than events': 'test series.test.ts: dau are no more than events',
    },
  },
  'GET /api/v1/metrics/wau': {
    statuses,
    rules: { ...SERIES, 'no fewer than of the day, no more than of the month': WITHIN },
  },
  'GET /api/v1/metrics/mau': {
    statuses,
    rules: { ...SERIES, 'at least as many as are active in the week': WITHIN },
  },
  'GET /api/v1/metrics/dau/raw': { statuses, rules: rowsOfUsers() },
  'GET /api/v1/metrics/wau/raw': { statuses, rules: rowsOfUsers() },
  'GET /api/v1/metrics/mau/raw': { statuses, rules: rowsOfUsers() },
  'GET /api/v1/metrics/events': { statuses, rules: ADDITIVE_SERIES('events') },
  'GET /api/v1/metrics/events/top': {
    statuses,
    rules: {
      ...COMPARED_RANKING,
      'they are no more than all events': 'test events.test.ts: descend, and add up to all events',
    },
  },
  'GET /api/v1/metrics/events/top/{name}/raw': {
    statuses,
    rules: {
      ...METRIC_ROWS,
      'the rows are of the event': 'rule rows-of-the-event',
      'the names of the top events work here': 'test events.test.ts: have rows under their names',
    },
  },
  'GET /api/v1/metrics/events/properties': {
    statuses,
    rules: {
      ...COMPARED_RANKING,
      ...EVENT_REQUIRED,
      '`property` is required': 'request.query /property required',
    },
  },
  'GET /api/v1/metrics/events/custom': {
    statuses,
    rules: {
      ...SERIES,
      '`metric` is sum, avg, min, max or count': 'request.query /metric enum',
      'a count is a count': 'rule values-are-counted',
      'the average lies between minimum and maximum, and times the count is the sum':
        'test events.test.ts: aggregations agree with each other, at every point',
    },
  },
  'GET /api/v1/metrics/events/raw': { statuses, rules: { ...METRIC_ROWS, ...COUNTED } },
  'GET /api/v1/metrics/events/first-time': {
    statuses,
    rules: {
      ...SERIES,
      ...EVENT_REQUIRED,
      '`match_mode` is a boolean': 'request.query /match_mode type',
      '`match_mode` is false where none is sent':
        'test defaults.test.ts: without match_mode, an answer is that to false',
      'with `match_mode` conditions hold for the historical scan':
        'test first-time.test.ts: with match_mode are those of the first match',
      '`lookback_days` is an integer': 'request.query /lookback_days type',
      'without `lookback_days` all of history is scanned, and a longer one finds no more users':
        'test first-time.test.ts: are no more where one looks further back',
      'who did it before is not counted':
        'test first-time.test.ts: are each user once, who never did it before',
      'no more than all users of the event':
        'test first-time.test.ts: are among the users of the event',
    },
  },
  'GET /api/v1/metrics/events/per-actor': {
    statuses,
    rules: {
      ...UNCOMPARED_SERIES,
      'there is no `compare`':
        'test requests.test.ts: what is compared per actor is documented nowhere',
      ...EVENT_REQUIRED,
      '`metric` is avg, median, a percentile, min, max or sum': 'request.query /metric enum',
      '`metric` is avg where none is sent':
        'test defaults.test.ts: without metric, an answer is that to "avg"',
      'percentiles ascend from minimum to maximum, and the median is the 50th':
        'test first-time.test.ts: percentiles ascend, the median is the 50th',
      'a property is added up per user; without one, events are counted': [
        'rule events-per-actor-are-counted',
        'test first-time.test.ts: the sum is the number of events; of a property, its sum',
      ],
    },
  },
  'GET /api/v1/metrics/sessions': { statuses, rules: ADDITIVE_SERIES('sessions') },
  'GET /api/v1/metrics/sessions/unique': {
    statuses,
    rules: {
      ...SERIES,
      'no more users than sessions':
        'test series.test.ts: sessions/unique are no more than sessions',
    },
  },
  'GET /api/v1/metrics/sessions/top': { statuses, rules: rankingOf('sessions') },
  'GET /api/v1/metrics/sessions/raw': { statuses, rules: { ...DISTINCT_ROWS, ...COUNTED } },
  'GET /api/v1/metrics/logs': {
    statuses,
    rules: {
      ...ADDITIVE_SERIES('logs'),
      'dimensions are service, level and source': [
        'test series.test.ts: of logs by service has several dimensions',
        'test series.test.ts: of logs by level has several dimensions',
        'test series.test.ts: of logs by source has several dimensions',
      ],
    },
  },
  'GET /api/v1/metrics/logs/top': { statuses, rules: rankingOf('logs') },
  'GET /api/v1/metrics/logs/raw': { statuses, rules: { ...ROWS, ...COUNTED } },
  'GET /api/v1/metrics/stickiness/daily': { statuses, rules: stickiness('daily') },
  'GET /api/v1/metrics/stickiness/weekly': { statuses, rules: stickiness('weekly') },
  'GET /api/v1/metrics/users/raw': { statuses, rules: DISTINCT_ROWS },
  'GET /api/v1/metrics/lifecycle': {
    statuses,
    rules: {
      ...ENVELOPED,
      ...RANGED,
      ...CONDITIONS,
      ...DRAWN,
      'a granularity is minute, hourly, daily, weekly or monthly':
        'request.query /granularity enum',
      'a granularity is weekly where none is sent':
        'test users.test.ts: is weekly where nothing is said',
      '`compare` is previous or yoy': 'request.query /compare enum',
      'there is a comparison with `compare`, and only then': 'rule comparison-with-compare',
      'what is compared is of as many periods, right before or a year ago':
        'rule comparison-of-the-time-before',
      'a period has users who are new, returning and resurrected': [
        'response.body /data/points/0/new required',
        'response.body /data/points/0/returning required',
        'response.body /data/points/0/resurrected required',
      ],
      'they sum to the active users of the period':
        'test users.test.ts: has each active user of a period in one state',
    },
  },
  'GET /api/v1/metrics/segments': {
    statuses,
    rules: {
      ...COMMON,
      ...RANGED,
      'the answer is a bare array': 'response.body type',
      'an item has a segment, its category and a number of users': [
        'response.body /0/segment required',
        'response.body /0/category required',
        'response.body /0/users required',
      ],
      'a segment is one of eight names': 'response.body /0/segment enum',
      'a category is lifecycle or engagement': 'response.body /0/category enum',
      'there are always all eight': 'rule eight-segments',
      'each category holds every user once': 'rule families-hold-every-user',
    },
  },
  'GET /api/v1/metrics/segments/{segment}': {
    statuses: [...statuses, '404'],
    rules: {
      ...ENVELOPED,
      ...SINGLE_CODES,
      ...RANGED,
      'a segment is one of the eight': 'rule segment-built-in',
      '`limit` is an integer': 'request.query /limit type',
      '`limit` is at most 100': 'request.query /limit maximum',
      '`limit` is 50 where none is sent':
        'test users.test.ts: show 50 users where no limit is asked for',
      'individual users are shown': 'response.body /data/users required',
      'no more users than `limit`': 'rule users-of-the-segment',
      'no more users than the segment counts': 'test users.test.ts: are drilled into',
    },
  },
};

function rowsOfUsers() {
  return {
    ...METRIC_ROWS,
    'the rows are the users that are counted':
      'test rows.test.ts: of a day are the users of that day',
  } as const;
}

function rankingOf(name: 'sessions' | 'logs') {
  return {
    ...RANKING,
    'no more values than `limit`': 'rule at-most-limit-values',
    [`they add up to all ${name}, of logs by service, level and source`]:
      'test events.test.ts: sessions and logs are ranked by a property',
  } as const;
}

function stickiness(name: 'daily' | 'weekly') {
  return {
    ...SERIES,
    'a share of the monthly active users': `test series.test.ts: ${name} stickiness is the share`,
  } as const;
}
