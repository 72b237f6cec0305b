import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import { DAU } from './active-users.ts';
import { count } from './measure.ts';
import type { Log, Occurrence, Session } from './occurrence.ts';
import { answerRanking } from './ranking.ts';
import { RANKING_RULES, rankingLimit } from './ranking-rules.ts';
import { ROWS_REQUEST_RULES, SERIES_REQUEST_RULES } from './request-rules.ts';
import { answerRows } from './rows.ts';
import { ROWS_RULES } from './rows-rules.ts';
import type { Metric } from './series.ts';
import { LOGS, SESSIONS, type Source } from './source.ts';
import type { Operations } from './types.ts';

type TopOperation = Operations['GET /api/v1/metrics/sessions/top'];
type RawOperation = Operations['GET /api/v1/metrics/sessions/raw'];

export const sessionCount: Metric<Session> = { source: SESSIONS, measure: count };
/** The users who began a session: no more than there are sessions. */
export const usersWithSession: Metric<Session> = { source: SESSIONS, measure: DAU };
export const logCount: Metric<Log> = { source: LOGS, measure: count };

/** An operation that ranks the values of a property by how many rows have them. */
export function topOperation<Row extends Occurrence>(
  source: Source<Row>,
): OperationSemantics<TopOperation> {
  return {
    requestRules: SERIES_REQUEST_RULES,
    responseRules: [...RANKING_RULES, rankingLimit],
    respond(request, mock) {
      const { property, limit = 10 } = request.parameters.query;
      const { query, ...others } = request.parameters;
      const asked = { parameters: { ...others, query: { ...query, limit } } };
      return answerRanking(asked, mock, source, { field: property });
    },
  };
}

/** An operation that answers with the rows of a source, a page at a time. */
export function rowsOperation<Row extends Occurrence>(
  source: Source<Row>,
): OperationSemantics<RawOperation> {
  return {
    requestRules: ROWS_REQUEST_RULES,
    responseRules: ROWS_RULES,
    respond: (request, mock) => answerRows(request, mock, source),
  };
}
