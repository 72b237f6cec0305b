import type { DocumentedRules } from '../documented.ts';

const ATTRIBUTES = 'request.body /data/attributes';
const QUERY = `${ATTRIBUTES}/query` as const;
const FILTERS = `${QUERY}/audience_filters` as const;
const GROUP = `${QUERY}/group_by/0` as const;
const SEARCH = `${QUERY}/query/search` as const;
const ANSWER = 'response.body /data/attributes';

/** "Body Data" of both queries, and their overviews. */
export const QUERY_SENT: DocumentedRules = {
  'an API key and an application key are sent': 'denial missing',
  'both keys are valid': 'denial unknown',
  'the permission rum_apps_read is needed': 'denial insufficient',
  'the hosts are those of the table': 'test contract.test.ts: has the documented hosts',
  'the body is JSON': 'test mock.test.ts: a body of text/plain',
  'a body is sent': 'test mock.test.ts: a body of application/json that is ""',
  '`data` is sent': 'request.body /data required',
  '`data` is an object': 'request.body /data type',
  '`type` is sent': 'request.body /data/type required',
  '`type` is formula_analytics_extended_request': 'request.body /data/type const',
  '`attributes` is sent': `${ATTRIBUTES} required`,
  '`attributes` is an object': `${ATTRIBUTES} type`,
  '`enforced_execution_type` is one of four': `${ATTRIBUTES}/enforced_execution_type enum`,
  '`from` is sent': `${ATTRIBUTES}/from required`,
  '`from` is an integer': `${ATTRIBUTES}/from type`,
  '`from` is less than `to`': 'rule from-before-to',
  '`to` is sent': `${ATTRIBUTES}/to required`,
  '`to` is an integer': `${ATTRIBUTES}/to type`,
  '`request_id` is a text': `${ATTRIBUTES}/request_id type`,
  'a query goes on by its `request_id`':
    'test query.test.ts: that is background is running at first',
  '`query` is sent': `${QUERY} required`,
  '`query` is an object': `${QUERY} type`,
  '`audience_filters` is an object': `${FILTERS} type`,
  '`accounts` is an array': `${FILTERS}/accounts type`,
  'an account query has a `name`': `${FILTERS}/accounts/0/name required`,
  'the `name` of an account query is a text': `${FILTERS}/accounts/0/name type`,
  'the `query` of an account query is a text': `${FILTERS}/accounts/0/query type`,
  '`users` is an array': `${FILTERS}/users type`,
  'a user query has a `name`': `${FILTERS}/users/0/name required`,
  'the `name` of a user query is a text': `${FILTERS}/users/0/name type`,
  'the `query` of a user query is a text': `${FILTERS}/users/0/query type`,
  'both search': 'test query-audiences.test.ts: are searches: of users, and of accounts',
  '`segments` is an array': `${FILTERS}/segments type`,
  'a segment query has a `name`': `${FILTERS}/segments/0/name required`,
  'the `name` of a segment query is a text': `${FILTERS}/segments/0/name type`,
  'a segment query has a `segment_id`': `${FILTERS}/segments/0/segment_id required`,
  'the `segment_id` is a UUID': `${FILTERS}/segments/0/segment_id format`,
  '`formula` is a text': `${FILTERS}/formula type`,
  'the formula is one over the names': 'rule formula-names-declared',
  'the formula combines audiences': 'test query-audiences.test.ts: are combined by their formula',
  '`compute` is sent': `${QUERY}/compute required`,
  '`compute` is an object': `${QUERY}/compute type`,
  '`aggregation` is sent': `${QUERY}/compute/aggregation required`,
  '`aggregation` is a text': `${QUERY}/compute/aggregation type`,
  '`interval` is an integer': `${QUERY}/compute/interval type`,
  '`metric` is a text': `${QUERY}/compute/metric type`,
  '`metric` is sent with all aggregations but count': `${QUERY}/compute/metric required`,
  '`group_by` is an array': `${QUERY}/group_by type`,
  'a group-by has a `facet`': `${GROUP}/facet required`,
  'the `facet` is a text': `${GROUP}/facet type`,
  'the `limit` is an integer': `${GROUP}/limit type`,
  '`should_exclude_missing` is a boolean': `${GROUP}/should_exclude_missing type`,
  '`sort` is an object': `${GROUP}/sort type`,
  'the `aggregation` of a sort is a text': `${GROUP}/sort/aggregation type`,
  'the `metric` of a sort is a text': `${GROUP}/sort/metric type`,
  'the `order` is asc or desc': `${GROUP}/sort/order enum`,
  'groups stand as the sort says': 'test query-groups.test.ts: are sorted by what the rule says',
  'the `source` is a text': `${GROUP}/source type`,
  '`indexes` is an array': `${QUERY}/indexes type`,
  'an index is a text': `${QUERY}/indexes/0 type`,
  'there is one index at most': `${QUERY}/indexes maxItems`,
  'the inner `query` is sent': `${QUERY}/query required`,
  'the inner `query` is an object of either source': `${QUERY}/query oneOf`,
  'its `data_source` is sent': `${QUERY}/query/data_source required`,
  'its `data_source` is one of two': 'test requests.test.ts: of another source is refused',
  'its `search` is sent': `${SEARCH} required`,
  'its `search` is an object': `${SEARCH} type`,
  'the `query` of a search is a text': `${SEARCH}/query type`,
  '`occurrences` is an object': `${SEARCH}/occurrences type`,
  'the `operator` of occurrences is sent': `${SEARCH}/occurrences/operator required`,
  'the `operator` of occurrences is one of five': `${SEARCH}/occurrences/operator enum`,
  'the `value` of occurrences is sent': `${SEARCH}/occurrences/value required`,
  'the `value` of occurrences is a text': `${SEARCH}/occurrences/value type`,
  'the `value` of occurrences is a count': `${SEARCH}/occurrences/value pattern`,
  'occurrences are compared as asked for':
    'test query.test.ts: are compared as their operator says',
  '`meta` is an object': `${SEARCH}/occurrences/meta type`,
  '`meta` holds texts': `${SEARCH}/occurrences/meta/any type`,
  'an average lies between the least and the most':
    'test semantics.test.ts: are ordered as what they aggregate is',
  'what is asked for again is answered alike': 'test query.test.ts: gives the same bytes',
  'only durations have a unit': 'test semantics.test.ts: has a unit: true',
};

/** What an answer of both queries holds, errors among them. */
export const QUERY_ANSWERED: DocumentedRules = {
  '`data` is an object in the answer': 'response.body /data type',
  '`attributes` is an object in the answer': `${ANSWER} type`,
  'the `id` of an answer is a text': 'response.body /data/id type',
  'the `id` of an answer is unique': 'test query.test.ts: has an id of its own',
  'the `type` of an answer is that of its operation': 'response.body /data/type const',
  '`meta` is an object in the answer': 'response.body /meta type',
  'the `request_id` of an answer is a text': 'response.body /meta/request_id type',
  'the `status` is done, running or timeout': 'response.body /meta/status enum',
  '`errors` is there': 'response.body /errors required',
  '`errors` is an array': 'response.body /errors type',
  'an error is a text': 'response.body /errors/0 type',
};

const UNIT = {
  family: 'a text',
  id: 'an integer',
  name: 'a text',
  plural: 'a text',
  scale_factor: 'a number',
  short_name: 'a text',
};

/** The units at a place of an answer's attributes. */
function unitsAt(place: string): DocumentedRules {
  return {
    'units are an array': `${ANSWER}${place} type`,
    'a unit is an object': `${ANSWER}${place}/0 type`,
    ...Object.fromEntries(
      Object.entries(UNIT).map(([member, type]) => [
        `the \`${member}\` of a unit is ${type}`,
        `${ANSWER}${place}/0/${member} type` as const,
      ]),
    ),
  };
}

/** "Response 200" of scalars. */
export const SCALARS_ANSWERED: DocumentedRules = {
  '`columns` is an array': `${ANSWER}/columns type`,
  'a column is an object': `${ANSWER}/columns/0 type`,
  'the `name` of a column is a text': `${ANSWER}/columns/0/name type`,
  'the `meta` of a column is an object': `${ANSWER}/columns/0/meta type`,
  ...unitsAt('/columns/0/meta/unit'),
  'a column is of type number or group':
    'test scalar-rules.test.ts: a column that is neither of numbers nor of groups is found',
  'the `values` of a column are an array': `${ANSWER}/columns/0/values type`,
  'a group column holds texts': `${ANSWER}/columns/0/values/0 type`,
  'a number column holds numbers': 'test scalar-rules.test.ts: a text among numbers is found',
  'each facet has a group column of its name': 'rule group-column-per-facet',
  'the aggregated values are one column': 'rule one-number-column',
  'columns are of one length': 'rule columns-of-one-length',
  'there are at most `limit` groups': 'rule at-most-limit-groups',
  'without a group-by there is one value': 'rule one-value-ungrouped',
  'groups differ': 'rule groups-differ',
  'missing values are excluded where that is asked for': 'rule missing-excluded',
  'groups are in `order`': 'rule sorted-by-order',
  'counts are whole, and not negative': 'rule counts-whole',
};

/** "Response 200" of a timeseries. */
export const TIMESERIES_ANSWERED: DocumentedRules = {
  '`intervals` is an array': `${ANSWER}/intervals type`,
  'an interval is an object': `${ANSWER}/intervals/0 type`,
  'its `milliseconds` is an integer': `${ANSWER}/intervals/0/milliseconds type`,
  'its `start_time` is an integer': `${ANSWER}/intervals/0/start_time type`,
  'its `times` are an array': `${ANSWER}/intervals/0/times type`,
  'its times are integers': `${ANSWER}/intervals/0/times/0 type`,
  'its `type` is a text': `${ANSWER}/intervals/0/type type`,
  '`series` is an array': `${ANSWER}/series type`,
  'a series is an object': `${ANSWER}/series/0 type`,
  'its `group_tags` are an array': `${ANSWER}/series/0/group_tags type`,
  'a group tag is a text': `${ANSWER}/series/0/group_tags/0 type`,
  'its `query_index` is an integer': `${ANSWER}/series/0/query_index type`,
  ...unitsAt('/series/0/unit'),
  '`times` is an array': `${ANSWER}/times type`,
  'a time is an integer': `${ANSWER}/times/0 type`,
  '`values` is an array': `${ANSWER}/values type`,
  'the values of a series are an array': `${ANSWER}/values/0 type`,
  'a value is a number': 'test timeseries-rules.test.ts: a text among values is found',
  'there are values for each series': 'rule values-per-series',
  'there is a value at each time': 'rule value-per-time',
  'each series has a tag for each facet': 'rule tag-per-facet',
  'times ascend, and are before `to`': 'rule times-ascend-before-to',
  'buckets reach into the period': 'rule buckets-reach-into-period',
  'times are a bucket apart': 'rule times-one-bucket-apart',
  'a bucket is as long as `interval`': 'rule fixed-interval-as-asked',
  'the one interval has the times of the answer': 'rule interval-has-times',
  'an interval starts with its first time': 'rule interval-starts-with-times',
  'without a group-by there is one series': 'rule one-series-ungrouped',
  'the tags identify a series': 'rule groups-differ',
  'counts are whole, and not negative': 'rule counts-whole',
  'there are at most `limit` groups': 'rule at-most-limit-groups',
  'the buckets of a count sum to its scalar':
    'test semantics.test.ts: has the groups of the scalars, and counts and sums that add up to them',
};
