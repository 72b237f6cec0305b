import { SpecwrightError } from '../../errors.ts';
import { answerTo, type HttpRequest, type HttpResponse, headerValue } from '../../http/exchange.ts';
import { splitTarget } from '../../http/target.ts';
import type { Answer } from '../../mock/answer.ts';
import { SANDBOX_HEADER } from '../../mock/engine.ts';
import { problem } from '../../mock/problem.ts';
import type { Handler } from './asked.ts';
import { getCallbacks, sendCallback } from './callbacks.ts';
import { getClock, moveClock } from './clock.ts';
import { CONTROL_PATH, type Controlled, type ControlPlaneContext } from './controlled.ts';
import { getCoverage } from './coverage.ts';
import { refuseStranger, SAFETY_HEADERS } from './guard.ts';
import { getHealth } from './health.ts';
import { clearJournal, getJournal } from './journal.ts';
import { readBody } from './json-body.ts';
import { getOperations } from './operations.ts';
import { addOverrides, clearOverrides, getOverrides } from './overrides.ts';
import { getAsset, isAsset } from './page.ts';
import { reset } from './reset.ts';
import { getSandboxes } from './sandboxes.ts';

/** By method. */
type Handlers = Readonly<Record<string, Handler>>;

/** What can be asked, by path and method. A GET answers HEAD too. */
const ROUTES: ReadonlyMap<string, Handlers> = new Map(
  Object.entries<Handlers>({
    '/journal': { GET: getJournal, DELETE: clearJournal },
    '/overrides': { GET: getOverrides, POST: addOverrides, DELETE: clearOverrides },
    '/reset': { POST: reset },
    '/clock': { GET: getClock, POST: moveClock },
    '/callbacks': { GET: getCallbacks, POST: sendCallback },
    '/coverage': { GET: getCoverage },
    '/operations': { GET: getOperations },
    '/sandboxes': { GET: getSandboxes },
    '/health': { GET: getHealth },
  }),
);

/** Answers a request whose path lies below {@link CONTROL_PATH}. */
export async function answerControl(
  request: HttpRequest,
  mocks: readonly Controlled[],
  context: ControlPlaneContext,
): Promise<Answer> {
  const response =
    refuseStranger(request, context) ?? (await answerFriend(request, mocks, context));
  const headers = { 'cache-control': 'no-store', ...SAFETY_HEADERS, ...response.headers };
  return {
    response: answerTo(request.method, { ...response, headers }),
    reason: 'by the control plane',
  };
}

async function answerFriend(
  request: HttpRequest,
  mocks: readonly Controlled[],
  { run, strays }: ControlPlaneContext,
): Promise<HttpResponse> {
  const { path, query: rawQuery } = splitTarget(request.url);
  const route = path.slice(CONTROL_PATH.length);
  const query = new URLSearchParams(rawQuery);
  if (route === '') return { status: 308, headers: { location: `${CONTROL_PATH}/` } };
  const handlers: Handlers | undefined = isAsset(route)
    ? { GET: () => getAsset(route) }
    : ROUTES.get(route);
  if (handlers === undefined) {
    const routes = [...ROUTES.keys()].join(', ');
    return problem(404, `the control plane has no ${route}: expected one of /, ${routes}`);
  }
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
  if (handler === undefined) {
    const allowed = Object.keys(handlers).join(', ');
    const detail = `${route} expected the method ${allowed}, received ${request.method}`;
    return problem(405, detail, { allow: allowed });
  }
  const read = readBody(request);
  if ('refusal' in read) return read.refusal;
  const sandbox = headerValue(request.headers, SANDBOX_HEADER) ?? query.get('sandbox') ?? '';
  try {
    return await handler({ request, mocks, strays, run, sandbox, query, ...read });
  } catch (error) {
    if (error instanceof SpecwrightError) return problem(400, error.message);
    throw error;
  }
}
