import { replayOn } from '../../../src/conformance/replay/replay.ts';
import type { Target } from '../../../src/conformance/replay/target.ts';
import type { HttpRequest, HttpResponse } from '../../../src/http/exchange.ts';
import { check, exchange, openSubject, type RequestChange } from '../exchanges.ts';

export const API = 'https://api.shop.example/v1';

/** An API of which some operations take secrets. */
export const api = await openSubject(`openapi: 3.1.0
info: { title: Api, version: '1' }
servers: [{ url: ${API} }]
security: [{ bearer: [] }, { key: [], app: [] }, { basic: [] }]
paths:
  /open:
    get:
      security: []
      parameters: [{ name: page_token, in: query, schema: { type: string } }]
      responses: { '200': { description: Done. } }
  /secrets:
    get:
      security: []
      parameters:
        - { name: X-Api-Key, in: header, required: true, schema: { type: string } }
        - { name: session_token, in: query, schema: { type: string } }
      responses: { '200': { description: Done. }, 4XX: { description: Refused. } }
  /cookies:
    get:
      security: []
      parameters: [{ name: theme, in: cookie, required: true, schema: { type: string } }]
      responses: { '200': { description: Done. } }
  /keyed:
    get:
      security: [{ app: [] }]
      parameters: [{ name: X-App, in: header, required: true, schema: { type: string } }]
      responses: { '200': { description: Done. } }
  /invitations/{token}:
    parameters: [{ name: token, in: path, required: true, schema: { type: string } }]
    get: { security: [], responses: { '200': { description: Done. } } }
    post: { security: [], responses: { '200': { description: Done. } } }
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { security: [], responses: { '200': { description: Done. } } }
  /cached:
    get: { security: [], responses: { '200': { description: Done. }, '304': { description: Same. } } }
  /orders:
    get: &operation
      responses:
        '200': { description: Done. }
        '201': { description: Made. }
        '400': { description: Wrong. }
        '401': { description: Refused. }
        '403': { description: Refused. }
        '404': { description: Unknown. }
        '429': { description: Too many. }
        5XX: { description: Failed. }
    head: *operation
    options: *operation
    put: *operation
    post: { operationId: createOrder, responses: { '200': { description: Done. } } }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
    basic: { type: http, scheme: basic }
    key: { type: apiKey, in: query, name: key }
    app: { type: apiKey, in: header, name: X-App }
`);

/** Replays one recorded request, and gives what was sent and the report. */
export async function replay(
  request: RequestChange,
  target: Partial<Target> = {},
  {
    status = 200,
    answer = 200,
    omitted,
  }: { status?: number; answer?: number; omitted?: { request: string } } = {},
) {
  const sent: HttpRequest[] = [];
  const send = async (prepared: HttpRequest): Promise<HttpResponse> => {
    sent.push(prepared);
    return { status: answer, headers: {} };
  };
  const recorded = exchange({ url: `${API}/orders`, ...request }, { status });
  const report = await check([omitted === undefined ? recorded : { ...recorded, omitted }], [api], {
    replayed: true,
    replay: replayOn({
      baseUrl: 'https://staging.example/api',
      local: false,
      mock: false,
      allowed: new Set(),
      credentials: new Map(),
      send,
      ...target,
    }),
  });
  return { sent, report, verdict: report.exchangeVerdicts[0] };
}

export const LOCAL: Partial<Target> = { local: true, baseUrl: 'http://127.0.0.1:1' };
export const MOCK: Partial<Target> = { ...LOCAL, mock: true };
