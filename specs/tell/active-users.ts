import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import { activeUsers, share } from './measure.ts';
import type { Occurrence } from './occurrence.ts';
import { DAY } from './period.ts';
import { ROWS_REQUEST_RULES, SERIES_REQUEST_RULES } from './request-rules.ts';
import { answerRows } from './rows.ts';
import { ROWS_RULES } from './rows-rules.ts';
import { answerSeries, type Metric } from './series.ts';
import { SERIES_RULES } from './series-rules.ts';
import { EVENTS, USERS } from './source.ts';
import type { Operations } from './types.ts';

export type SeriesOperation = Operations['GET /api/v1/metrics/dau'];
export type RowsOperation = Operations['GET /api/v1/metrics/dau/raw'];

export const DAU = activeUsers(0);
export const WAU = activeUsers(7 * DAY);
export const MAU = activeUsers(30 * DAY);

/** The metrics of active users, with how far they look back beyond a bucket. */
export const dau: Metric = { source: EVENTS, measure: DAU };
export const wau: Metric = { source: EVENTS, measure: WAU, lookback: 7 * DAY };
export const mau: Metric = { source: EVENTS, measure: MAU, lookback: 30 * DAY };

/** How many of the users of a month come on a day of it, or in a week. */
export const dailyStickiness: Metric = { ...mau, measure: share(DAU, MAU) };
export const weeklyStickiness: Metric = { ...mau, measure: share(WAU, MAU) };

/** An operation that answers with the series of a metric. */
export function seriesOperation<Row extends Occurrence>(
  metric: Metric<Row>,
): OperationSemantics<SeriesOperation> {
  return {
    requestRules: SERIES_REQUEST_RULES,
    responseRules: SERIES_RULES,
    respond: (request, mock) => answerSeries(request, mock, metric),
  };
}

/** An operation that answers with the users who were active in a time that ends in a range. */
export function userRowsOperation(span: number): OperationSemantics<RowsOperation> {
  return {
    requestRules: ROWS_REQUEST_RULES,
    responseRules: ROWS_RULES,
    respond: (request, mock) => answerRows(request, mock, USERS, { span }),
  };
}
