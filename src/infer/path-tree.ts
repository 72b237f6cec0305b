import type { Exchange, HttpResponse } from '../http/exchange.ts';
import { decodePercent } from '../http/percent.ts';
import { identifierKind } from './identifier.ts';
import { known } from './known.ts';
import {
  emptyOperation,
  isRefused,
  mergeOperations,
  type OperationSketch,
  seeExchange,
} from './operation.ts';
import {
  emptyScalars,
  isDecodable,
  mergeScalars,
  type ScalarSketch,
  seeScalars,
} from './scalars.ts';

/** One place of the paths that were seen: what came there, and what follows. */
export interface PathNode {
  /** By decoded text. */
  readonly literals: Map<string, PathNode>;
  /** Segments that are or hold an id, by what follows it in the segment: nothing, `.json`, `:cancel`. */
  readonly variables: Map<string, Variable>;
  /** By method, in upper case. */
  readonly operations: Map<string, OperationSketch>;
  /** What came of the exchanges here and below. */
  readonly outcomes: Outcomes;
}

/** A segment that stands for many. */
export interface Variable {
  /** The texts that came in requests that were answered and not refused. */
  readonly accepted: ScalarSketch;
  readonly refused: ScalarSketch;
  readonly node: PathNode;
}

/** How many requests came to what. */
export interface Outcomes {
  accepted: number;
  refused: number;
  succeeded: number;
  /** Refused since there was no such thing: 404, 410. */
  missing: number;
}

/** An id with what says how it is to be shown, or what is to be done with it (Google's AIP-136). */
const AFFIXED =
  /^(.+?)(\.(?:json|xml|csv|tsv|txt|pdf|png|jpe?g|gif|svg|html|ya?ml|zip|ics)|:[A-Za-z]\w*)$/;

/** What an API may have for a word: people's words have spaces and all letters. */
const WORD = /^[\w.~!$&'()*+,;=:@/-]*$/;

/** No path has come yet. */
export function emptyNode(): PathNode {
  return {
    literals: new Map(),
    variables: new Map(),
    operations: new Map(),
    outcomes: { accepted: 0, refused: 0, succeeded: 0, missing: 0 },
  };
}

/**
 * Notes an exchange at its path.
 * @param path raw, below the server's base path.
 */
export function seePath(root: PathNode, path: string, exchange: Exchange, origin: string): void {
  const { request, response } = exchange;
  let node = root;
  countOutcome(node.outcomes, response);
  for (const raw of path.slice(1).split('/')) {
    node = follow(node, raw, isRefused(response));
    countOutcome(node.outcomes, response);
  }
  seeExchange(known(node.operations, request.method, emptyOperation), exchange, origin);
}

/** Adds to a node what another one has seen, which stays as it is. */
export function mergeNodes(node: PathNode, other: PathNode): void {
  node.outcomes.accepted += other.outcomes.accepted;
  node.outcomes.refused += other.outcomes.refused;
  node.outcomes.succeeded += other.outcomes.succeeded;
  node.outcomes.missing += other.outcomes.missing;
  for (const [text, child] of other.literals) {
    mergeNodes(known(node.literals, text, emptyNode), child);
  }
  for (const [affix, variable] of other.variables) {
    const mine = variableOf(node, affix);
    mergeScalars(mine.accepted, variable.accepted);
    mergeScalars(mine.refused, variable.refused);
    mergeNodes(mine.node, variable.node);
  }
  for (const [method, operation] of other.operations) {
    mergeOperations(known(node.operations, method, emptyOperation), operation);
  }
}

/** All operations at a node and below. */
export function operationsBelow(node: PathNode): OperationSketch[] {
  const variables = Array.from(node.variables.values(), (variable) => variable.node);
  const below = [...node.literals.values(), ...variables].flatMap(operationsBelow);
  return [...node.operations.values(), ...below];
}

/** Takes a literal child for a value of the variable beside it. */
export function becomeValue(node: PathNode, text: string): void {
  const child = node.literals.get(text);
  if (child === undefined) return;
  const { accepted, refused, node: target } = variableOf(node, '');
  for (let times = child.outcomes.accepted; times > 0; times--) seeScalars(accepted, [text]);
  for (let times = child.outcomes.refused; times > 0; times--) seeScalars(refused, [text]);
  node.literals.delete(text);
  mergeNodes(target, child);
}

/** @param raw still encoded: a delimiter that is encoded is data (RFC 3986 §2.2). */
function follow(node: PathNode, raw: string, isRefusal: boolean): PathNode {
  const [, stem = raw, affix = ''] = AFFIXED.exec(raw) ?? [];
  const isAffixed = affix !== '' && identifierKind(decodePercent(stem)) !== undefined;
  const text = decodePercent(isAffixed ? stem : raw);
  const isWord = WORD.test(text) && identifierKind(text) === undefined;
  // What can't be decoded has no value that a parameter could take.
  const isLiteral = (!isAffixed && isWord) || !isDecodable(raw);
  if (isLiteral) return known(node.literals, text, emptyNode);
  const variable = variableOf(node, isAffixed ? affix : '');
  seeScalars(isRefusal ? variable.refused : variable.accepted, [text]);
  return variable.node;
}

function variableOf(node: PathNode, affix: string): Variable {
  return known(node.variables, affix, () => ({
    accepted: emptyScalars(),
    refused: emptyScalars(),
    node: emptyNode(),
  }));
}

function countOutcome(outcomes: Outcomes, response: HttpResponse | undefined): void {
  if (!isRefused(response)) outcomes.accepted += 1;
  else outcomes.refused += 1;
  if (response === undefined) return;
  if (response.status < 400) outcomes.succeeded += 1;
  if (response.status === 404 || response.status === 410) outcomes.missing += 1;
}
