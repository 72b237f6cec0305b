import type { Json, Schema } from '../../contract/contract.ts';
import { ID_NAMES } from '../words.ts';
import type { Blank, Property } from './property.ts';

/** Names, in words, of what tells whether all went well. */
const FLAG = /^(is )?(success|successful|succeeded|ok|okay)$/;
/** Names of what tells what went wrong. */
const FAULT =
  /^((has|is) )?(errors?|err|failures?|exceptions?|fault)$|^(err|error|failure|fault|exception) ?(code|no|number|message|msg|text|description|details?|reason|type|info)s?$|^errno$/;
/** Names of what tells how it went, as an HTTP status or in a word. */
const STATUS = /^(http )?(status|code|status code)$/;
const MESSAGE = /^(message|msg|status (text|message))$/;
/** Names of what holds what was asked for. */
const RESULT = /^(data|results?|payload|response|body|content)$/;
/** Names of what tells how a thing stands, which may be that it has failed. */
const STATE = /^(status|state|phase|outcome)$/;
const FAILED = /fail|error|reject|declin|invalid|bounce|abort|unsuccessful/i;
/** Names of what says no more of a list of faults than which part of it that is. */
const PAGING = /^(total|count|page|limit|offset|cursor|next|previous|has more|meta|links)\b/;

/** Words for a success. */
const SUCCESS = ['success', 'Success', 'SUCCESS', 'ok', 'OK'];
/** What says that nothing went wrong, where there must be something. */
const NOTHING: readonly Json[] = [[], false, 0, ''];

/** What tells of an outcome, made to tell of a good one. */
export interface Outcome {
  /** What else properties become, each the first of some values that it may have. */
  readonly wanted: readonly (readonly [Property, readonly Json[]])[];
  /** What is left blank: it would tell of a failure. */
  readonly blank: readonly Property[];
}

/** Whether a property of a name, in words, may tell how a request went. */
export function isOfOutcome(words: string): boolean {
  return [FLAG, STATUS, MESSAGE].some((name) => name.test(words));
}

/** Whether a property of a name, in words, tells what went wrong. */
export function isFault(words: string): boolean {
  return FAULT.test(words);
}

/** Whether a body with such a property can't but tell of a failure. */
export function tellsFailure({ words, blank, values }: Property): boolean {
  if (FLAG.test(words)) return values?.every((value) => value === false) ?? false;
  return FAULT.test(words) && blank === undefined;
}

/** How a property of a name, in words, says that nothing went wrong; `undefined` where it can't. */
export function faultlessOf(
  words: string,
  schemas: readonly Schema[],
  isRequired: boolean,
  isPossible: (schemas: readonly Schema[]) => boolean,
): Blank | undefined {
  if (!FAULT.test(words)) return undefined;
  const allowed = (value: Json) => isPossible([...schemas, { const: value }]);
  if (allowed(null)) return { value: null };
  if (!isRequired) return {};
  const value = NOTHING.find(allowed);
  return value === undefined ? undefined : { value };
}

/**
 * Tells how an object says that all went well: the body of a success, of which the status is known, or
 * a thing that hasn't failed.
 */
export function outcomeAmong(
  properties: readonly Property[],
): (object: { readonly [key: string]: Json }, successStatus: number | undefined) => Outcome {
  const named = (name: RegExp) => properties.filter(({ words }) => name.test(words));
  const [flag] = named(FLAG);
  const [state] = named(STATE);
  const faults = named(FAULT).filter(({ blank }) => blank !== undefined);
  const [result] = named(RESULT);
  const messages = named(MESSAGE);
  const isEntity = properties.some(({ words }) => ID_NAMES.includes(words));
  const isMore = properties.some(({ words }) => !FAULT.test(words) && !PAGING.test(words));
  const isEnvelope =
    flag !== undefined || (!isEntity && (result ?? messages[0] ?? faults[0]) !== undefined);
  if (!isEnvelope && faults.length === 0) return () => NO_OUTCOME;
  return (object, successStatus) => {
    const isBody = successStatus !== undefined;
    if (isBody && isEnvelope) {
      const statuses = isEntity ? [] : named(STATUS);
      return {
        wanted: [
          ...named(FLAG).map((one) => [one, [true]] as const),
          ...statuses.map((one) => [one, statusesOf(one, successStatus)] as const),
          ...((flag ?? result ?? statuses[0]) ? messages : []).map(
            (one) => [one, SUCCESS] as const,
          ),
        ],
        blank: isMore ? faults : [],
      };
    }
    const tells = flag ?? state ?? (messages.length === 0 && isEntity ? faults[0] : undefined);
    const hasFailed =
      (flag !== undefined && object[flag.name] === false) ||
      (state !== undefined && FAILED.test(String(object[state.name])));
    return { wanted: [], blank: tells === undefined || hasFailed ? [] : faults };
  };
}

/** What most things tell of an outcome. */
const NO_OUTCOME: Outcome = { wanted: [], blank: [] };

/** How a success may say its status: as a number, or a word. */
function statusesOf({ words }: Property, status: number): readonly Json[] {
  const texts = words.endsWith('code')
    ? [String(status), ...SUCCESS]
    : [...SUCCESS, String(status)];
  return [status, true, ...texts];
}
