// Compiled by `npm run typecheck`, never run: each line stands for what a user may write, or may not.
import type * as Braze from '../../specs/braze/types.ts';
import type * as Datadog from '../../specs/datadog-product-analytics/types.ts';
import type * as MParticle from '../../specs/mparticle-platform/types.ts';
import type * as Tell from '../../specs/tell/types.ts';
import { defineSemantics } from '../../src/semantics/semantics.ts';

type Series = 'GET /events/data_series';

export const series: Braze.Request<Series> = { query: { event: 'order', length: 7, unit: 'day' } };
export const points: Braze.Response<Series, 200> = { message: 'success', data: [] };
export const point: Braze.DataPoint = { time: '2026-11-22', count: 1 };
export const brazeErrors: Braze.ErrorOf<'getCustomEventDataSeries'>[] = [{ message: 'Down' }];
export const ranged: [Braze.Response<Series, 503>, Braze.Response<Series, '5XX'>] = [
  { message: 'Down' },
  { message: 'Down' },
];
// @ts-expect-error: the event is asked for
export const noEvent: Braze.Request<Series> = { query: { length: 7 } };
// @ts-expect-error: none of the units
export const week: Braze.Request<Series> = { query: { event: 'a', length: 7, unit: 'week' } };
// @ts-expect-error: it takes no body
export const bodied: Braze.Request<Series> = { query: { event: 'a', length: 7 }, body: {} };
// @ts-expect-error: no such status
export type NotFound = Braze.Response<Series, 404>;
// @ts-expect-error: a success is no error
export const success: Braze.ErrorOf<Series> = { message: 'success', data: [] };

export const event: Datadog.Request<'SubmitProductAnalyticsEvent'> = {
  body: { application: { id: 'a' }, event: { name: 'b' }, type: 'server', usr: { id: 'c' } },
};
export const refused: Datadog.ErrorOf<'POST /api/v2/prodlytics'> = { errors: [{ title: 'Bad' }] };
// @ts-expect-error: it belongs to no account, user or session
export const ownerless: Datadog.Request<'SubmitProductAnalyticsEvent'>['body'] = {
  application: { id: 'a' },
  event: { name: 'b' },
  type: 'server',
};

export const token: MParticle.Response<'createToken', 200> & MParticle.Token = {
  access_token: 'a',
  expires_in: 28800,
  token_type: 'Bearer',
};
export const account: MParticle.Request<'GET /accounts/{id}'>['path'] = { id: 7 };
export const failure: MParticle.Error = { code: 'VALIDATION_ERROR', message: 'Odd' };
// @ts-expect-error: another code
export const otherFailure: MParticle.Error = { code: 'ODD', message: 'Odd' };

export const mark: Tell.Request<'POST /api/v1/marks'> = {
  headers: { 'X-Workspace-ID': 'ws_1' },
  body: { title: 'Release' },
};
// @ts-expect-error: the workspace is asked for
export const homeless: Tell.Request<'createMark'> = { body: { title: 'Release' } };
// @ts-expect-error: no such operation
export type NoSuch = Tell.Request<'PATCH /api/v1/marks'>;

defineSemantics<Braze.Operations>({ operations: { 'GET /events/data_series': {} } });
// @ts-expect-error: semantics stand by method and path
defineSemantics<Braze.Operations>({ operations: { getCustomEventDataSeries: {} } });
