import { runSemantics } from '../../semantics/run.ts';
import type { Caller, Semantics } from '../../semantics/semantics.ts';
import type { Count, Limits } from '../limits.ts';
import type { AnswerSettings } from '../settings.ts';
import type { Visit } from '../visit.ts';
import { denied, overRate, type Refusal, rateExceeded } from './refusal.ts';
import { type Authorisation, authorise, type KnowsCredential } from './security.ts';

/** Whether a request is let in, by its credentials and the rate. */
export interface Admission {
  readonly refusal?: Refusal;
  /** Whose credential let it in, where one was asked for. */
  readonly caller?: Caller | undefined;
  /** What is left of the rate, where there is one. */
  readonly count?: Count;
}

/** The limit on all requests of a sandbox is counted by this name, which no operation has. */
const ALL_OPERATIONS = '';

/**
 * Lets a request in whose credentials are good, and which isn't one too many.
 * @throws {SemanticsError} if the semantics fail.
 */
export function admit(
  visit: Visit,
  limits: Limits,
  settings: Pick<AnswerSettings, 'semantics' | 'credentials' | 'rateLimit'>,
): Admission {
  const { operation, semantics = {}, now } = visit;
  const { denial, caller } = identify(visit, settings);
  if (denial !== undefined) return { refusal: denied(denial, semantics) };

  const { rateLimit } = semantics;
  const own = rateLimit && limits.count(operation.id, rateLimit, now);
  if (rateLimit !== undefined && own?.exceeded) {
    return { refusal: rateExceeded(rateLimit, own), count: own };
  }
  const all = settings.rateLimit && limits.count(ALL_OPERATIONS, settings.rateLimit, now);
  if (all?.exceeded) return { refusal: overRate(all), count: all };
  const count = all ?? own;
  return { caller, ...(count !== undefined && { count }) };
}

/** Who a request comes from, by its credentials and what the mock remembers of them. */
function identify(
  visit: Visit,
  { semantics, credentials }: Pick<AnswerSettings, 'semantics' | 'credentials'>,
): Authorisation {
  const { compiled, operation, request, query } = visit;
  const presented = { headers: request.headers, query };
  const knows = semantics?.knows && knowing(visit, semantics);
  return authorise(compiled.contract, operation, presented, credentials, knows);
}

function knowing({ now, random, store }: Visit, semantics: Semantics): KnowsCredential {
  const state = { now, random, store, caller: undefined };
  return (credential) =>
    runSemantics('knows', 'to say whether a credential lets in', () =>
      semantics.knows?.(credential, state),
    );
}
