import type { DocumentedOperations, DocumentedRules } from '../../documented.ts';
import { CONDITIONS, DRAWN, ENVELOPED, FAILURES, RANGED, SINGLE_CODES, SUMMARY } from './shared.ts';

const statuses = ['200', ...FAILURES, '422'];

const FUNNEL: DocumentedRules = {
  ...ENVELOPED,
  ...SINGLE_CODES,
  ...RANGED,
  ...CONDITIONS,
  '`steps` is required': 'request.body /steps required',
  '`steps` is an array': 'request.body /steps type',
  'there are at least 2 steps': 'request.body /steps minItems',
  'there are at most 10 steps': 'request.body /steps maxItems',
  'a step has an event': 'request.body /steps/0/event required',
  'an event is a string': 'request.body /steps/0/event type',
  'filters are an array': 'request.body /steps/0/filters type',
  'filters narrow their step': 'test funnels.test.ts: filters its steps',
  '`window_seconds` is an integer': 'request.body /window_seconds type',
  '`window_seconds` is 604800 where none is sent':
    'test defaults.test.ts: without window_seconds, an answer is that to 604800',
  'a longer window has no fewer conversions':
    'test funnels.test.ts: has no fewer conversions in a longer window',
  '`breakdown` is a string': 'request.body /breakdown type',
};

const GRANULARITY: DocumentedRules = {
  'a granularity is minute, hourly, daily, weekly or monthly': 'request.body /granularity enum',
  'a granularity is daily where none is sent':
    'test defaults.test.ts: without granularity, an answer is that to "daily"',
};

const METRICS = ['dau', 'wau', 'mau', 'events', 'event:purchase', 'sessions', 'users', 'logs'];

/** From "Formulas" to "Retention". */
export const ANALYSES: DocumentedOperations = {
  'POST /api/v1/metrics/formula': {
    statuses,
    rules: {
      ...ENVELOPED,
      ...SINGLE_CODES,
      ...RANGED,
      ...CONDITIONS,
      ...GRANULARITY,
      '`series` is required': 'request.body /series required',
      '`series` is an array': 'request.body /series type',
      'a series has a metric': 'request.body /series/0/metric required',
      'a metric is a string': 'request.body /series/0/metric type',
      'a metric is one of eight kinds': 'request.body /series/0/metric pattern',
      'each kind of metric is computed': METRICS.map(
        (metric) => `test contract.test.ts: ${metric} is a metric of a formula` as const,
      ),
      'filters are an array': 'request.body /series/0/filters type',
      'filters narrow their series': 'test formula.test.ts: has filters per series',
      'a breakdown is a string': 'request.body /series/0/breakdown type',
      'points have a dimension where a series has a breakdown': 'rule dimensions-of-series',
      'a series may have a range of its own':
        'test formula.test.ts: compares ranges of one length, counted from the last point',
      '`formula` is required': 'request.body /formula required',
      '`formula` is a string': 'request.body /formula type',
      '`formula` is a math expression': [
        'request.body /formula pattern',
        'rule formula-is-an-expression',
      ],
      '`formula` names series that there are': 'rule formula-names-series',
      'series are A to Z in their order': 'rule series-by-letter',
      'the formula is evaluated point by point, null where it divides by zero': [
        'rule values-of-formula',
        'test expression.test.ts: A / C is null',
        'test formula.test.ts: is evaluated point by point over the series that its letters name',
      ],
      'points ascend without gaps, one of `granularity` apart': 'rule points-one-bucket-apart',
      'points cover the range': 'rule points-fill-range',
      'two dates are both included': 'rule custom-range-includes-both-dates',
      'the series cover the range': 'rule series-fill-range',
    },
  },
  'POST /api/v1/metrics/grouped': {
    statuses,
    rules: {
      ...ENVELOPED,
      ...SINGLE_CODES,
      ...RANGED,
      '`group_by` is required': 'request.body /group_by required',
      '`group_by` is a string': 'request.body /group_by type',
      '`size` is required': 'request.body /size required',
      '`size` is an object': 'request.body /size type',
      '`size` has a type': 'request.body /size/type required',
      'it is count, unique_actors or sum': 'request.body /size/type enum',
      'a sum has a property': 'request.body /size/property required',
      '`intensity` is required': 'request.body /intensity required',
      '`intensity` is an object': 'request.body /intensity type',
      '`intensity` has a type': 'request.body /intensity/type required',
      'it is avg_per_actor, percentile_per_actor, unique_actors or avg':
        'request.body /intensity/type enum',
      'an average has a property': 'request.body /intensity/property required',
      'a percentile per actor has a percentile': 'request.body /intensity/percentile required',
      'a percentile is a number': 'request.body /intensity/percentile type',
      'a percentile lies between 0 and 1': [
        'request.body /intensity/percentile exclusiveMinimum',
        'request.body /intensity/percentile exclusiveMaximum',
      ],
      '`event` is a string': 'request.body /event type',
      '`event` filters': 'test grouped.test.ts: are of one event where it is named',
      '`max_groups` is an integer': 'request.body /max_groups type',
      'no more groups than `max_groups`': 'rule at-most-max-groups',
      '`max_groups` is 20 where none is sent':
        'test grouped.test.ts: are the largest, in their order, no more than asked for',
      'groups descend by their size': 'rule largest-group-first',
      'a group has its value, a size and an intensity': [
        'response.body /data/groups/0/group required',
        'response.body /data/groups/0/size required',
        'response.body /data/groups/0/intensity required',
      ],
      'counts are counts': 'rule groups-are-counted',
    },
  },
  'POST /api/v1/funnels': {
    statuses,
    rules: {
      ...FUNNEL,
      'a step has its number, event, count, rates and drop-off': [
        'response.body /data/steps/0/step required',
        'response.body /data/steps/0/event required',
        'response.body /data/steps/0/count required',
        'response.body /data/steps/0/overall_rate required',
        'response.body /data/steps/0/step_rate required',
        'response.body /data/steps/0/drop_off required',
      ],
      'there is an entry per step, in its order': 'rule steps-as-asked',
      'counts never rise': 'rule counts-never-rise',
      'rates are those of the counts, 1 of the first step': 'rule rates-of-counts',
      'there is an overall conversion': 'response.body /data/overall_conversion required',
      'it is the last count by the first': 'rule conversion-of-last-step',
      'with `breakdown` there is a funnel per value, and they add up': 'rule breakdown-adds-up',
    },
  },
  'POST /api/v1/funnels/trend': {
    statuses,
    rules: {
      ...FUNNEL,
      ...GRANULARITY,
      ...DRAWN,
      ...SUMMARY,
      'a value is a share': [
        'response.body /data/points/0/value maximum',
        'test funnels.test.ts: has a trend: a share of users in each bucket',
      ],
    },
  },
  'POST /api/v1/retention': {
    statuses,
    rules: {
      ...ENVELOPED,
      ...SINGLE_CODES,
      'no field is required': 'test contract.test.ts: POST /api/v1/retention requires nothing',
      'a granularity is daily, weekly or monthly': 'request.body /granularity enum',
      '`periods` is an integer': 'request.body /periods type',
      '`periods` is at least 1': 'request.body /periods minimum',
      '`periods` is at most 52': 'request.body /periods maximum',
      '`start_event` is a string': 'request.body /start_event type',
      '`return_event` is a string': 'request.body /return_event type',
      'without events, any counts':
        'test retention.test.ts: has everybody who was active in one cohort',
      'a range is a name or two dates': 'rule range-known',
      'weekly, 8 periods and 90d where none are sent':
        'test retention.test.ts: of nothing in particular is that of 90 days, of weeks, and of 8 of them',
      'the answer tells granularity and periods': [
        'response.body /data/granularity required',
        'response.body /data/periods required',
        'rule retention-as-asked',
      ],
      'a cohort has a date, a size, shares and counts': [
        'response.body /data/cohorts/0/cohort_date required',
        'response.body /data/cohorts/0/cohort_size required',
        'response.body /data/cohorts/0/retention required',
        'response.body /data/cohorts/0/counts required',
      ],
      'a cohort per bucket': 'rule cohorts-buckets-apart',
      'no more columns than `periods`': 'rule at-most-periods',
      'younger cohorts are shorter: a triangle': 'rule younger-cohorts-are-shorter',
      'the first period is the whole cohort, and none is more': 'rule cohort-begins-whole',
      'shares are those of the counts': 'rule retention-of-counts',
      'there are averages': 'response.body /data/averages required',
      'they are those of the columns': 'rule averages-of-columns',
    },
  },
};
