import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import { DEFAULT_LIMITS } from './defaults.ts';
import type { Occurrence } from './occurrence.ts';
import { answerRanking } from './ranking.ts';
import { RANKING_RULES, rankingLimit } from './ranking-rules.ts';
import { METRIC_READ_RULES } from './request-rules.ts';
import { answerRows } from './rows.ts';
import { rowsRules } from './rows-rules.ts';
import { answerSeries, type Metric } from './series.ts';
import { SERIES_RULES } from './series-rules.ts';
import type { Source } from './source.ts';
import type { Operations } from './types.ts';

type SeriesOperation = Operations['GET /api/v1/metrics/events'];
type RankingOperation = Operations['GET /api/v1/metrics/sessions/top'];
type RowsOperation = Operations['GET /api/v1/metrics/events/raw'];

/** An operation that answers with the series of a metric. */
export function seriesOperation<Row extends Occurrence>(
  metric: Metric<Row>,
): OperationSemantics<SeriesOperation> {
  return {
    readRules: METRIC_READ_RULES,
    responseRules: SERIES_RULES,
    respond: (request, mock) => answerSeries(request, mock, metric),
  };
}

/** An operation that ranks the values of a property by how many rows have them. */
export function rankingOperation<Row extends Occurrence>(
  source: Source<Row>,
): OperationSemantics<RankingOperation> {
  return {
    readRules: METRIC_READ_RULES,
    responseRules: [...RANKING_RULES, rankingLimit],
    respond(request, mock) {
      const { property, limit = DEFAULT_LIMITS.ranked } = request.parameters.query;
      const { query, ...others } = request.parameters;
      const asked = { parameters: { ...others, query: { ...query, limit } } };
      return answerRanking(asked, mock, source, { field: property });
    },
  };
}

/**
 * An operation that answers with the rows of a source, a page at a time.
 * @param span the time that ends with each bucket of the range and counts as well, in milliseconds.
 */
export function rowsOperation<Row extends Occurrence>(
  source: Source<Row>,
  span = 0,
): OperationSemantics<RowsOperation> {
  return {
    readRules: METRIC_READ_RULES,
    responseRules: rowsRules(source),
    respond: (request, mock) => answerRows(request, mock, source, { span }),
  };
}
