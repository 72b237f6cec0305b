import { tellsOfStatus } from '../../compile/fakes/error-status.ts';
import { wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { splitTarget } from '../../http/target.ts';
import type { DenialKind } from '../../semantics/semantics.ts';
import { statusPhrase } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { errorCodes } from './error-codes.ts';
import { mayListFaults } from './fault-list.ts';
import { type MemberPath, mayHoldMessage, replaceAt } from './message-slot.ts';

/** What is known of an error, whatever went wrong. */
interface KnownError {
  readonly status: number;
  /** What the request's credential lacks, where that is why it is refused. */
  readonly denial: DenialKind | undefined;
  /** Of the request, as it was sent. */
  readonly path: string;
  /** The mock's clock, in milliseconds since 1970. */
  readonly now: number;
}

/** Gives what a member holds; `undefined` where its value is of another kind. */
type Tell = (member: Json, error: KnownError, holder: JsonObject) => Json | undefined;

/** What tells of any error, by its name in words. */
const MEMBERS: readonly (readonly [name: RegExp, tell: Tell])[] = [
  // The likeliest of them takes the reason itself in the end.
  [
    /^(title|error|status text|reason( phrase)?|details?|description|diagnostics|text)$|(message|msg)$/,
    (member, { status }) => instead(member, statusPhrase(status)),
  ],
  [/^severity$/, (member) => instead(member, 'error')],
  // SOAP 1.1 §4.4.1.
  [
    /^faultcode$/,
    (member, { status }) => instead(member, `soap:${status < 500 ? 'Client' : 'Server'}`),
  ],
  [
    /^type$/,
    (member, _, holder) => (isProblem(holder) ? instead(member, 'about:blank') : undefined),
  ],
  [/^(instance|path)$/, (member, { path }) => instead(member, path)],
  [/^timestamp$/, (member, { now }) => timeLike(member, now)],
  [/^(is )?(success|successful|succeeded|ok)$/, (member) => (member === true ? false : undefined)],
  [/^status$/, (member, { status }, holder) => rpcCode(member, status, holder)],
];

/** Names, in words, of what says in code what went wrong. */
const CODE_NAME =
  /^((error|exception|failure|fault|problem|reason) )?(code|type)$|^faultcode$|^(category|error|error (class|key|kind|name)|status)$/;

/** Names of what says in code why a payment failed, which few errors tell of. */
const DECLINE_NAME = /^(network )?decline code$/;

/** Names of what says it beside a code, so that the code needn't be the status. */
const SAID_NAME = /^((error )?type|(http )?status( code)?)$/;

/** Names of what tells one error, or the request that it answers, from all others; and when to try again. */
const OCCURRENCE_NAME =
  /^(id|uuid|guid)$|\b(correlation|debug|error|event|incident|log|request|span|trace|transaction) ?(id|uuid)$|^retry\b/;

/** Whether a member of a name, in words, may tell of any error. */
export function isOfError(words: string): boolean {
  const names = [...MEMBERS.map(([name]) => name), CODE_NAME, OCCURRENCE_NAME];
  return tellsOfStatus(words) || names.some((name) => name.test(words));
}

/**
 * Makes the fake of an error's body say what is known of it: the phrase of its status, the request's
 * path, the time.
 * @param isKept whether a text is a documented one, which stays.
 * @param isValid whether the body may be so.
 */
export function tellError(
  body: Json,
  status: number,
  { request, now }: Visit,
  denial: DenialKind | undefined,
  isKept: (text: string) => boolean,
  isValid: (body: Json) => boolean,
): Json {
  const error = { status, denial, path: splitTarget(request.url).path, now };
  let told = body;
  for (const { path, values } of findMembers(body, [], error, isKept)) {
    const candidates = values.map((value) => replaceAt(told, path, () => value));
    told = candidates.find(isValid) ?? told;
  }
  return told;
}

function findMembers(
  value: Json,
  path: MemberPath,
  error: KnownError,
  isKept: (text: string) => boolean,
): { path: MemberPath; values: readonly Json[] }[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => findMembers(item, [...path, index], error, isKept));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const at = [...path, name];
    if ((mayHoldMessage(name) || mayListFaults(name)) && typeof member === 'object') {
      return findMembers(member, at, error, isKept);
    }
    if (typeof member === 'string' && isKept(member)) return [];
    const words = wordsOf(name);
    const told = toldBy(words, member, error, value);
    const codes = isWordCode(words, member, error, value)
      ? errorCodes(error.status, error.denial)
      : [];
    const values = told === undefined ? codes : [told, ...codes];
    return values.length === 0 ? [] : [{ path: at, values }];
  });
}

/** Whether a member is a code in words: one that is the status itself says it for a person alone. */
function isWordCode(words: string, member: Json, { status }: KnownError, holder: JsonObject) {
  const isCode = CODE_NAME.test(words) || DECLINE_NAME.test(words);
  if (typeof member !== 'string' || !isCode) return false;
  if (member !== String(status)) return true;
  const others = Object.keys(holder)
    .map(wordsOf)
    .filter((other) => other !== words);
  return /code$/.test(words) && others.some((other) => SAID_NAME.test(other));
}

function toldBy(words: string, member: Json, error: KnownError, holder: JsonObject) {
  return MEMBERS.find(([name]) => name.test(words))?.[1](member, error, holder);
}

function instead(member: Json, text: string): string | undefined {
  return typeof member === 'string' ? text : undefined;
}

/** Problem details: their title is the phrase of their status where their type is no other (RFC 9457 §4.2.1). */
function isProblem({ title, detail }: JsonObject): boolean {
  return typeof title === 'string' && typeof detail === 'string';
}

/** Larger than any number of seconds in use, smaller than any number of milliseconds. */
const SECONDS_END = 1e11;

/** A time in the form of another: a date-time, or seconds or milliseconds since 1970. */
function timeLike(member: Json, now: number): Json | undefined {
  if (typeof member === 'number') return member < SECONDS_END ? Math.floor(now / 1000) : now;
  if (typeof member !== 'string' || !member.includes('T')) return undefined;
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}

/** By HTTP status, the code of an error (gRPC, `google/rpc/code.proto`). */
const RPC_CODES: ReadonlyMap<number, string> = new Map([
  [400, 'INVALID_ARGUMENT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'NOT_FOUND'],
  [409, 'ALREADY_EXISTS'],
  [429, 'RESOURCE_EXHAUSTED'],
  [499, 'CANCELLED'],
  [500, 'INTERNAL'],
  [501, 'UNIMPLEMENTED'],
  [503, 'UNAVAILABLE'],
  [504, 'DEADLINE_EXCEEDED'],
]);

/** Codes that stand for no one status. */
const OTHER_RPC_CODES = [
  'OK',
  'UNKNOWN',
  'ABORTED',
  'DATA_LOSS',
  'FAILED_PRECONDITION',
  'OUT_OF_RANGE',
];

/** The code of a status, where a member holds one of another, or stands beside the status itself. */
function rpcCode(member: Json, status: number, { code }: JsonObject): string | undefined {
  const isCode =
    (typeof member === 'string' && code === status) ||
    [...RPC_CODES.values(), ...OTHER_RPC_CODES].some((known) => known === member);
  return isCode ? RPC_CODES.get(status) : undefined;
}
