import { showValue } from '../../compile/violation.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { UsageError } from '../../errors.ts';
import type { HttpResponse } from '../../http/exchange.ts';
import type { SentEntry } from '../../mock/journal.ts';
import { type Asked, json } from './asked.ts';
import { mocksOf, mocksWith, ofContract } from './contracts.ts';
import type { Controlled } from './controlled.ts';
import { latestOf } from './latest.ts';
import { type Masking, maskingOf, requestShape, responseShape } from './messages.ts';
import type { CallbacksShape, SentShape } from './shapes.ts';

const TEXTS = ['callback', 'webhook', 'operation', 'contract', 'url'];
const EXPECTED =
  '{ "operation", "callback" } or { "webhook" } as texts, and perhaps "url", "body", "contract"';

/**
 * `GET /callbacks`: what callbacks and webhooks were sent in the sandbox; those after a number, the latest
 * few of them. Secrets are masked as in the journal.
 */
export function getCallbacks(asked: Asked): HttpResponse {
  const mocks = mocksOf(asked);
  const held = mocks.flatMap((mock) => mock.sandbox(asked.sandbox).sent());
  const { entries, ...told } = latestOf(asked, held);
  const masking = maskingOf(asked);
  const sent = entries.map((entry) => sentShape(entry, masking));
  return json({ ...told, sent } satisfies CallbacksShape);
}

/** `POST /callbacks`: sends a callback or webhook, and tells what answered it. */
export async function sendCallback(asked: Asked): Promise<HttpResponse> {
  const { mocks, sandbox, body } = asked;
  const masking = maskingOf(asked);
  const { callback, webhook, operation, contract, url, body: told } = readAsked(body);
  const mock = meant(ofContract(mocks, contract), operation);
  const entry = await mock.sandbox(sandbox).send(callback ?? webhook ?? '', {
    ...(operation !== undefined && { operation }),
    ...(url !== undefined && { url }),
    ...(told !== undefined && { body: told }),
  });
  return json(sentShape(entry, masking));
}

interface AskedCallback {
  readonly callback?: string;
  readonly webhook?: string;
  readonly operation?: string;
  readonly contract?: string;
  readonly url?: string;
  readonly body?: Json;
}

function readAsked(body: Json | undefined): AskedCallback {
  const asked: JsonObject = isJsonObject(body) ? body : {};
  const isKnown = Object.entries(asked).every(
    ([name, value]) => name === 'body' || (TEXTS.includes(name) && typeof value === 'string'),
  );
  const isCallback = 'callback' in asked && 'operation' in asked && !('webhook' in asked);
  const isWebhook = 'webhook' in asked && !('operation' in asked) && !('callback' in asked);
  if (isKnown && (isCallback || isWebhook)) return asked;
  throw new UsageError({
    problem: "a callback can't be sent",
    expected: EXPECTED,
    received: showValue(body),
  });
}

/** The one mock that sends: that of the operation, or the only one. */
function meant(mocks: readonly Controlled[], operation: string | undefined): Controlled {
  const having =
    operation === undefined ? mocks : mocksWith(operation, mocks).map(({ mock }) => mock);
  const [first, ...others] = having;
  if (first !== undefined && others.length === 0) return first;
  throw new UsageError({
    problem: 'several contracts may be meant',
    expected: `the "contract": ${having.map(({ contract }) => contract.name).join(', ')}`,
    received: 'none',
  });
}

function sentShape({ request, response, ...entry }: SentEntry, masking: Masking): SentShape {
  return {
    ...entry,
    request: requestShape(request, masking),
    ...(response && { response: responseShape(response, masking) }),
  };
}
