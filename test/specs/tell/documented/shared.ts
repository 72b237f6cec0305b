import type { DocumentedRules, Evidence } from '../../documented.ts';

/** Statuses of other captures that hold for every operation. */
export const FAILURES = ['400', '401', '500'] as const;

/** What every operation demands, and how it refuses. */
export const COMMON: DocumentedRules = {
  'a workspace is named in `X-Workspace-ID`': 'request.header /X-Workspace-ID required',
  'there is an Authorization header': 'denial missing',
  'it holds a bearer token': 'denial malformed',
  'the token is a known one': 'denial unknown',
  'a missing token is AUTH_REQUIRED, any other UNAUTHORIZED': [
    'test requests.test.ts: answers the authorization undefined with AUTH_REQUIRED',
    'test requests.test.ts: answers the authorization Bearer other with UNAUTHORIZED',
  ],
  'an error has a code': 'response.body /error required',
  'the code is one that goes with the status': 'response.body /error enum',
  'an error has a message': 'response.body /message required',
};

/** Of statuses that have one code. */
export const SINGLE_CODES: DocumentedRules = {
  '403, 404 and 422 have a code each': 'response.body /error const',
};

/** All but the segments. */
export const ENVELOPED: DocumentedRules = {
  ...COMMON,
  'what is answered stands in `data`': 'response.body /data required',
};

const PERIODS = [
  '7d, daily, has 7 points',
  '7d, hourly, has 168 points',
  '30d, daily, has 30 points',
  '90d, daily, has 90 points',
  '2025-01-01,2025-01-31, daily, has 31 points',
  'today, hourly, has 11 points',
  'yesterday, hourly, has 24 points',
  'wtd, daily, has 5 points',
  'mtd, daily, has 20 points',
  'qtd, daily, has 51 points',
  'ytd, monthly, has 11 points',
  'last_week, daily, has 7 points',
  '1h, minute, has 60 points',
  '24h, hourly, has 24 points',
  '3m, monthly, has 3 points',
  '6m, monthly, has 6 points',
  '12m, monthly, has 12 points',
  'all_time, monthly, has 37 points',
];

export const RANGED: DocumentedRules = {
  'a range is a name or two dates': 'rule range-known',
  'a range has its length, and one with a name ends now': PERIODS.map(
    (period): Evidence => `test period.test.ts: ${period}`,
  ),
  'a range is 30d where none is sent':
    'test defaults.test.ts: without range, an answer is that to "30d"',
  'any other range is INVALID_TIME_RANGE': 'test period.test.ts: "5d" is no time range',
};

const COMPARISONS = [
  'eq 5',
  'ne "a"',
  'gt 5',
  'gte 5',
  'lt 5',
  'lte 5',
  'contains "b"',
  'not_contains "b"',
  'starts_with "a"',
  'ends_with "c"',
  'in ["a",5]',
  'not_in ["a"]',
  'is_set undefined',
  'is_not_set undefined',
  'regex "^a.c$"',
];

/** The table of conditions. */
export const CONDITIONS: DocumentedRules = {
  'a condition has a field, an operator and a value that fits it': 'rule value-suits-operator',
  'the operators compare': COMPARISONS.map(
    (compared): Evidence => `test conditions.test.ts: ${compared} takes`,
  ),
  'the operator is eq where none is sent': 'test conditions.test.ts: undefined "a" takes',
  'an array is for in and not_in': [
    'test conditions.test.ts: conditions[0][operator]=in&[value]=US',
    'test conditions.test.ts: conditions[0][operator]=eq&[value][]=US',
  ],
  'all conditions have to hold': 'test conditions.test.ts: all conditions have to hold',
  'a condition without sense is INVALID_FILTER':
    'test conditions.test.ts: a condition that makes no sense is an invalid filter',
};

const GRANULARITY: DocumentedRules = {
  'a granularity is minute, hourly, daily, weekly or monthly': 'request.query /granularity enum',
};

const COMPARE: DocumentedRules = {
  '`compare` is previous or yoy': 'request.query /compare enum',
};

/** Points over time. */
export const DRAWN: DocumentedRules = {
  'points ascend without gaps, one of `granularity` apart': 'rule points-one-bucket-apart',
  'points cover the range': 'rule points-fill-range',
  'two dates are both included': 'rule custom-range-includes-both-dates',
  'a point has a date': 'response.body /data/points/0/date required',
  'each point has a dimension with `breakdown`, and only then': 'rule dimension-with-breakdown',
  'a breakdown is by any dimension': [
    'country',
    'platform',
    'device_type',
    'os',
    'properties.plan',
  ].map((name): Evidence => `test series.test.ts: of events by ${name} has several dimensions`),
};

export const SUMMARY: DocumentedRules = {
  'a point has a value': 'response.body /data/points/0/value required',
  'a series has a total, a minimum, a maximum and an average': [
    'response.body /data/total required',
    'response.body /data/min required',
    'response.body /data/max required',
    'response.body /data/avg required',
  ],
  'they are those of the points': 'rule series-sums-up',
};

const COMPARISON: DocumentedRules = {
  ...COMPARE,
  'there is a comparison with `compare`, and only then': 'rule comparison-with-compare',
  'a comparison has a previous total, a change, and that in percent': [
    'response.body /data/comparison/previous_total required',
    'response.body /data/comparison/change required',
    'response.body /data/comparison/percent_change required',
  ],
  'they are those of both periods': 'rule comparison-sums-up',
};

export const UNCOMPARED_SERIES: DocumentedRules = {
  ...ENVELOPED,
  ...RANGED,
  ...CONDITIONS,
  ...GRANULARITY,
  'a granularity is daily where none is sent':
    'test defaults.test.ts: without granularity, an answer is that to "daily"',
  ...DRAWN,
  ...SUMMARY,
};

export const SERIES: DocumentedRules = {
  ...UNCOMPARED_SERIES,
  ...COMPARISON,
  'previous is the period right before, yoy the one a year ago, of as many points': [
    'rule comparison-of-the-time-before',
    'test series.test.ts: with the period before is that period',
    'test series.test.ts: with a year before is that year',
  ],
};

/** A series of counts whose parts are exclusive. */
export const ADDITIVE_SERIES = (name: string): DocumentedRules => ({
  ...SERIES,
  'the parts of a breakdown add up': `test series.test.ts: of ${name} adds up to the whole`,
});

export const RANKING: DocumentedRules = {
  ...ENVELOPED,
  ...RANGED,
  ...CONDITIONS,
  'what is ranked descends by its count': 'rule ranked-by-count',
  '`date` and `dimension` hold what is ranked': 'rule ranked-once',
  'a point has a date': 'response.body /data/points/0/date required',
  ...SUMMARY,
  'they are those of the points': 'rule ranking-sums-up',
};

export const COMPARED_RANKING: DocumentedRules = {
  ...RANKING,
  ...GRANULARITY,
  ...COMPARISON,
};

/** A table, as SQL and rows have it. */
export const TABLE: DocumentedRules = {
  'there are columns, rows, their count and the time it took': [
    'response.body /data/columns required',
    'response.body /data/rows required',
    'response.body /data/row_count required',
    'response.body /data/execution_time_ms required',
  ],
};

/** Rows of which no column tells them apart. */
export const ROWS: DocumentedRules = {
  ...ENVELOPED,
  ...RANGED,
  ...CONDITIONS,
  ...TABLE,
  '`row_count` is how many rows there are, each as long as the columns': 'rule row-count-of-page',
  '`limit` is an integer': 'request.query /limit type',
  'a page has at most `limit` rows': 'rule at-most-limit-rows',
  '`limit` is 100 where none is sent':
    'test defaults.test.ts: without limit, an answer is that to 100',
  '`offset` is an integer': 'request.query /offset type',
  '`offset` is 0 where none is sent':
    'test defaults.test.ts: without offset, an answer is that to 0',
  '`offset` skips rows of one stable list': [
    'rule page-of-total',
    'test rows.test.ts: are pages of one list',
  ],
  'an offset past the end leaves no rows':
    'test rows.test.ts: are 100 where no limit is asked for, and have a total only where it is',
  '`count_total` is a boolean': 'request.query /count_total type',
  '`count_total` is false where none is sent':
    'test defaults.test.ts: without count_total, an answer is that to false',
  'there is a total with `count_total`, and only then': 'rule total-where-asked',
};

export const DISTINCT_ROWS: DocumentedRules = {
  ...ROWS,
  'no row is there twice': [
    'rule each-row-once',
    'test rows.test.ts: come with the latest first, each once',
  ],
};

/** Rows that the common parameters are documented for, all of them. */
export const METRIC_ROWS: DocumentedRules = { ...DISTINCT_ROWS, ...GRANULARITY, ...COMPARE };
