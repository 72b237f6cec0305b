import type { Random } from '../compile/random.ts';
import type { ExchangePart } from '../compile/violation.ts';
import type {
  AnswerOf,
  AnyOperation,
  OperationType,
  ParametersOf,
  RequestBodyOf,
  ResponseBodyOf,
  StatusOf,
} from './operation-types.ts';
import type { Store } from './store.ts';

/** What a schema can't say about an API, by operation (`GET /events/data_series`). */
export interface Semantics<Operations = Record<string, AnyOperation>> {
  readonly operations: {
    readonly [Id in keyof Operations as OperationId<Id>]?: Operations[Id] extends OperationType
      ? OperationSemantics<Operations[Id]>
      : never;
  };
  /** Fills the store of a mock at its beginning, of a sandbox, and again when it is reset. */
  begin?(mock: MockState): void;
  /**
   * Judges a well-formed credential by what the mock remembers of it: a token that it issued, or one
   * that has expired. `undefined` leaves it to the credentials that the mock was given.
   */
  knows?(credential: Caller, mock: MockState): boolean | undefined;
  /** Whether browsers may call from any origin (CORS). */
  readonly cors?: boolean;
  /** What a request's body without a `Content-Type` is taken for, where the API takes it. */
  readonly assumedMediaType?: string;
  /** The error messages that the documentation prints, to the letter. */
  readonly messages?: readonly string[];
}

/** `GET /events/data_series`: an operation's semantics stand by it alone, not by an operationId too. */
type OperationId<Name> = Name extends `${string} /${string}`
  ? Name
  : string extends Name
    ? Name
    : never;

/** What an operation's schemas can't say. */
export interface OperationSemantics<Op extends OperationType = AnyOperation> {
  /** What a credential that doesn't let in is answered with, where it isn't 401, or 403 for too few scopes. */
  readonly denialStatuses?: Readonly<Partial<Record<DenialKind, number>>>;
  /** How many requests are taken in a span of time. */
  readonly rateLimit?: RateLimit;
  /** The largest body that is taken. */
  readonly bodyLimit?: BodyLimit;
  /**
   * Documented conditions that have an error of their own where another API would tell of a broken
   * schema. They see what was read, before the schemas are asked.
   */
  readonly readRules?: readonly RequestRule<ReadRequest>[];
  /** Documented conditions on a request, in the order in which the API looks at them. */
  readonly requestRules?: readonly RequestRule<ValidRequest<Op>>[];
  /** Documented conditions on what the mock remembers. The check sees one exchange: it can't judge them. */
  readonly stateRules?: readonly StateRule<ValidRequest<Op>>[];
  /** Documented conditions on an answer that its schema can't express. */
  readonly responseRules?: readonly ResponseRule<Op>[];
  /** Answers a request that breaks neither the contract nor a rule. */
  respond?(request: ValidRequest<Op>, mock: MockState): AnswerOf<Op>;
}

/**
 * A request whose parameters and body satisfy their schemas. Parameters that are left out have their
 * defaults; a body is as it came. An integer beyond the safe ones, as int64 allows, is a `Number` object:
 * it counts as the nearest number, and an answer that holds it is written with its digits.
 */
export interface ValidRequest<Op extends OperationType = AnyOperation> {
  readonly parameters: ParametersOf<Op>;
  readonly body: RequestBodyOf<Op>;
}

/** A request as it was read: parameters that could be decoded, and the body, whatever it holds. */
export interface ReadRequest {
  readonly parameters: ParametersOf<AnyOperation>;
  /** `undefined` where there is none, or none that could be read. */
  readonly body: unknown;
  /** Whether there is a body that isn't what its media type says, or is of another one. */
  readonly unreadable: boolean;
}

/** What an answer may depend on beside its request. */
export interface MockState {
  /** The mock's clock, in milliseconds since 1970. */
  readonly now: number;
  /** Keyed by the mock's seed alone: derive from it by what a value belongs to. */
  readonly random: Random;
  /** What the mock remembers; a sandbox has a store of its own. */
  readonly store: Store;
  /** Whose credential let the request in; `undefined` where none was asked for. */
  readonly caller: Caller | undefined;
}

/** Whoever presents a credential. */
export interface Caller {
  /** The name of the security scheme. */
  readonly scheme: string;
  /** The key or token; `user:password` for HTTP basic. */
  readonly value: string;
  /** `undefined`: every scope. */
  readonly scopes?: readonly string[] | undefined;
}

/**
 * A rule that a request can break. The mock answers it, the check reports a success in spite of it.
 * `Request` is as much of a request as the rule looks at, so that operations can share it.
 */
export interface RequestRule<Request = ValidRequest> extends BreakableRule {
  breach(request: Request): RuleBreach | undefined;
}

/** A rule that a request breaks because of what came before it. */
export interface StateRule<Request = ValidRequest> extends BreakableRule {
  breaks(request: Request, mock: MockState): boolean;
}

/** A rule that a request breaks that is one too many, by the mock's clock. */
export interface RateLimit extends BreakableRule {
  readonly requests: number;
  readonly seconds: number;
}

/** A rule that a request breaks whose body, its content codings undone, is larger than `bytes`. */
export interface BodyLimit extends BreakableRule {
  readonly bytes: number;
}

/** The error that is documented for a broken rule. */
export interface DocumentedError {
  readonly status: number;
  readonly message: string;
  /** The name of the documented example that holds the message; the first one where it isn't said. */
  readonly example?: string;
}

/** Why a credential doesn't let in: from the furthest from it to the nearest. */
export const DENIAL_KINDS = ['missing', 'malformed', 'unknown', 'insufficient'] as const;
/** Why a credential doesn't let in. */
export type DenialKind = (typeof DENIAL_KINDS)[number];

/** A rule that an answer can break. The mock's own answers keep it, the check reports a breach. */
export type ResponseRule<Op extends OperationType = AnyOperation> = {
  [Status in StatusOf<Op>]: RuleHead & {
    /** The status it speaks of. */
    readonly status: Status;
    breach(body: ResponseBodyOf<Op, Status>, request: ValidRequest<Op>): RuleBreach | undefined;
  };
}[StatusOf<Op>];

/** What tells of a rule that a request breaks. */
export interface BreakableRule extends RuleHead {
  readonly answer: DocumentedError;
}

interface RuleHead {
  /** What findings call it: lower case, words joined by hyphens. */
  readonly name: string;
  /** The documented condition, in a sentence. */
  readonly documented: string;
  /** Where it is documented. */
  readonly source: string;
}

/** Where a rule is broken, and what came there. */
export interface RuleBreach {
  readonly at: ExchangePart;
  readonly pointer: string;
  readonly received: unknown;
  /** What would have kept the rule, where what is documented of it doesn't tell of this breach. */
  readonly expected?: string;
}

/**
 * Declares the semantics of a contract. `Operations` is the map that `specwright types` writes:
 * operation names, parameters and bodies are checked against it.
 */
export function defineSemantics<Operations>(
  semantics: Semantics<Operations>,
): Semantics<Operations> {
  return semantics;
}
