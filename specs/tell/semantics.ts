import { defineSemantics } from '../../src/semantics/semantics.ts';
import { dailyStickiness, dau, MONTH, mau, WEEK, wau, weeklyStickiness } from './active-users.ts';
import * as audiences from './audiences.ts';
import * as data from './data.ts';
import { beginEntities } from './entities.ts';
import * as events from './events.ts';
import { formula } from './formula.ts';
import { funnels, funnelTrend } from './funnels.ts';
import { grouped } from './grouped.ts';
import { lifecycle } from './lifecycle.ts';
import { logCount } from './logs.ts';
import * as marks from './marks.ts';
import { rankingOperation, rowsOperation, seriesOperation } from './operations.ts';
import { retention } from './retention.ts';
import { segment, segments } from './segments.ts';
import { sessionCount, usersWithSession } from './sessions.ts';
import { EVENTS, LOGS, SESSIONS, USERS } from './source.ts';
import type { Operations } from './types.ts';

export default defineSemantics<Operations>({
  begin: beginEntities,
  operations: {
    'GET /api/v1/metrics/dau': seriesOperation(dau),
    'GET /api/v1/metrics/wau': seriesOperation(wau),
    'GET /api/v1/metrics/mau': seriesOperation(mau),
    'GET /api/v1/metrics/dau/raw': rowsOperation(USERS),
    'GET /api/v1/metrics/wau/raw': rowsOperation(USERS, WEEK),
    'GET /api/v1/metrics/mau/raw': rowsOperation(USERS, MONTH),
    'GET /api/v1/metrics/events': seriesOperation(events.eventCount()),
    'GET /api/v1/metrics/events/top': events.top,
    'GET /api/v1/metrics/events/top/{name}/raw': events.topRaw,
    'GET /api/v1/metrics/events/properties': events.properties,
    'GET /api/v1/metrics/events/custom': events.custom,
    'GET /api/v1/metrics/events/raw': rowsOperation(EVENTS),
    'GET /api/v1/metrics/events/first-time': events.firstTime,
    'GET /api/v1/metrics/events/per-actor': events.perActor,
    'GET /api/v1/metrics/sessions': seriesOperation(sessionCount),
    'GET /api/v1/metrics/sessions/unique': seriesOperation(usersWithSession),
    'GET /api/v1/metrics/sessions/top': rankingOperation(SESSIONS),
    'GET /api/v1/metrics/sessions/raw': rowsOperation(SESSIONS),
    'GET /api/v1/metrics/logs': seriesOperation(logCount),
    'GET /api/v1/metrics/logs/top': rankingOperation(LOGS),
    'GET /api/v1/metrics/logs/raw': rowsOperation(LOGS),
    'GET /api/v1/metrics/stickiness/daily': seriesOperation(dailyStickiness),
    'GET /api/v1/metrics/stickiness/weekly': seriesOperation(weeklyStickiness),
    'GET /api/v1/metrics/users/raw': rowsOperation(USERS),
    'GET /api/v1/metrics/lifecycle': lifecycle,
    'GET /api/v1/metrics/segments': segments,
    'GET /api/v1/metrics/segments/{segment}': segment,
    'POST /api/v1/metrics/formula': formula,
    'POST /api/v1/metrics/grouped': grouped,
    'POST /api/v1/funnels': funnels,
    'POST /api/v1/funnels/trend': funnelTrend,
    'POST /api/v1/retention': retention,
    'GET /api/v1/audiences': audiences.list,
    'POST /api/v1/audiences': audiences.create,
    'GET /api/v1/audiences/{id}': audiences.read,
    'PUT /api/v1/audiences/{id}': audiences.update,
    'DELETE /api/v1/audiences/{id}': audiences.remove,
    'GET /api/v1/audiences/{id}/count': audiences.count,
    'GET /api/v1/marks': marks.list,
    'POST /api/v1/marks': marks.create,
    'GET /api/v1/marks/{id}': marks.read,
    'DELETE /api/v1/marks/{id}': marks.remove,
    'POST /api/v1/data/query': data.query,
    'GET /api/v1/data/sources': data.sources,
    'GET /api/v1/data/sources/{source}/fields': data.fields,
    'GET /api/v1/data/sources/{source}/values/{field}': data.values,
  },
});
