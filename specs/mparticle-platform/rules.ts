import type { Json } from '../../src/contract/contract.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import type {
  DocumentedError,
  MockState,
  ReadRequest,
  RequestRule,
  RuleBreach,
  StateRule,
} from '../../src/semantics/semantics.ts';
import { type DocumentedMessage, MESSAGE_STATUS, MESSAGES, type MessageName } from './messages.ts';

/** A rule on a body, or null where there is none, which raises its message. What can't be read breaks none. */
export function bodyRule(
  name: MessageName,
  breach: (body: Json) => RuleBreach | undefined,
): RequestRule<ReadRequest> {
  return {
    ...headOf(name),
    breach: ({ body = null, unreadable }) => (unreadable ? undefined : breach(body as Json)),
  };
}

/** A rule on the value at one place of a body; `undefined` where there is none. */
export function valueRule(
  name: MessageName,
  pointer: string,
  holds: (value: Json | undefined, body: Json) => boolean,
): RequestRule<ReadRequest> {
  return bodyRule(name, (body) => {
    const value = valueAt(body, pointer);
    return holds(value, body) ? undefined : inBody(pointer, value);
  });
}

/** A rule on what the mock remembers, which raises its message. */
export function rememberedRule<Request>(
  name: MessageName,
  breaks: (request: Request, mock: MockState) => boolean,
): StateRule<Request> {
  return { ...headOf(name), breaks };
}

/** A rule that refuses what isn't there, or another account's. */
export function foundRule<Request>(
  found: (request: Request, mock: MockState) => boolean,
): StateRule<Request> {
  return {
    name: 'in-account-scope',
    documented: 'what is asked for exists, within the scope of the account',
    source: 'API Usage, Specifying your Account ID; Status Codes, 404',
    answer: { status: 404, message: 'Resource does not exist or user does not have access.' },
    breaks: (request, mock) => !found(request, mock),
  };
}

/** The one rule of every operation of version 1, but for creating an account. */
export const ACCOUNT_ID_GIVEN: RequestRule<ReadRequest> = {
  name: 'account-id-given',
  documented: '`accountId` is given',
  source: 'API Usage, Specifying your Account ID',
  answer: { status: 401, message: 'User failed authentication.' },
  breach: ({ parameters: { query } }) =>
    query.accountId === undefined || query.accountId === ''
      ? { at: 'request.query', pointer: '/accountId', received: query.accountId }
      : undefined,
};

/** The message of every broken rule that has none of its own. */
export const BUSINESS_RULES_FAILED: DocumentedError = {
  status: MESSAGE_STATUS,
  message: 'Request failed business logic rules.',
};

/** Whether a value is a text that isn't empty. */
export function isText(value: Json | undefined): boolean {
  return typeof value === 'string' && value !== '';
}

function inBody(pointer: string, received: unknown): RuleBreach {
  return { at: 'request.body', pointer, received };
}

function headOf(name: MessageName): {
  readonly name: MessageName;
  readonly documented: string;
  readonly source: string;
  readonly answer: DocumentedError;
} {
  const { documented, source, message }: DocumentedMessage = MESSAGES[name];
  return { name, documented, source, answer: { status: MESSAGE_STATUS, message } };
}
