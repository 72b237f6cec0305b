import { compileContract } from '../../src/compile/compiled-contract.ts';
import { type Judged, judged } from '../../src/conformance/judgement-channel.ts';
import type { Subject } from '../../src/conformance/subject.ts';
import { bundledRecordings } from '../../src/contract/bundled.ts';
import type { Json, Operation } from '../../src/contract/contract.ts';
import {
  childPointer,
  isJsonObject,
  parentPointer,
  parsePointer,
  valueAt,
} from '../../src/contract/pointer.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { splitTarget } from '../../src/http/target.ts';
import { readRecordings } from '../../src/recording/read.ts';
import { openContract } from '../../src/semantics/open.ts';
import { checkOne } from '../conformance/exchanges.ts';
import type { DocumentedOperation } from './documented.ts';
import { clauseOf } from './provoked.ts';

/** A clause of a contract, as evidence names it: `request.body /name type`. */
interface Clause {
  readonly part: 'request.body' | 'request.query' | 'request.path' | 'response.body';
  readonly pointer: string;
  readonly keyword: string;
}

/** Finds which clauses no change breaks of the exchanges that were recorded, and of some more. */
export async function unbrokenClauses(name: string, more: readonly Exchange[] = []) {
  const { contract, semantics } = await openContract(name);
  const subject: Subject = { compiled: compileContract(contract), semantics };
  const recorded = await Array.fromAsync(readRecordings([bundledRecordings(name)]));
  const exchanges = Map.groupBy([...recorded, ...more], ({ request }) => {
    const match = subject.compiled.route(request.method, splitTarget(request.url).path);
    return match.kind === 'found' ? match.operation.id : undefined;
  });

  /** Of the clauses that are evidence of an operation's documented rules. */
  return async (id: string, { rules = {} }: DocumentedOperation): Promise<string[]> => {
    const operation = contract.operations.find((candidate) => candidate.id === id);
    if (operation === undefined) throw new Error(`there is no operation ${id}`);
    const clauses = Object.values(rules)
      .flat()
      .filter((evidence) => /^re(quest|sponse)\.\w+ .*\w$/.test(evidence));
    const unbroken: string[] = [];
    for (const clause of new Set(clauses))
      if (!(await isBroken(clause, operation, exchanges.get(id) ?? []))) unbroken.push(clause);
    return unbroken;
  };

  /** Whether each value that breaks a clause, at some place of an exchange, is found for it. */
  async function isBroken(text: string, operation: Operation, exchanges: readonly Exchange[]) {
    const clause = clauseIn(text);
    for (const changed of exchanges.flatMap((exchange) => changes(exchange, clause, operation))) {
      const found: string[][] = [];
      for (const one of changed) found.push(await brokenBy(one, subject));
      if (found.length > 0 && found.every((broken) => broken.includes(text))) return true;
    }
    return false;
  }
}

function clauseIn(text: string): Clause {
  const [part, ...rest] = text.split(' ');
  const keyword = rest.pop() ?? '';
  return { part: part as Clause['part'], pointer: rest.join(' '), keyword };
}

/** What the check finds broken in an exchange, as evidence names it. */
async function brokenBy(exchange: Exchange, subject: Subject): Promise<string[]> {
  const broken: string[] = [];
  const note = (message: unknown) => {
    broken.push(...(message as Judged).breaches.map(clauseOf));
  };
  judged.subscribe(note);
  try {
    await checkOne(exchange, [subject]);
  } finally {
    judged.unsubscribe(note);
  }
  return broken;
}

/** For each place of an exchange that a clause is about, the exchange with each value that breaks it. */
function changes(
  exchange: Exchange,
  { part, pointer, keyword }: Clause,
  operation: Operation,
): Exchange[][] {
  const { request, response } = exchange;
  if (response === undefined || (part.startsWith('request') && response.status >= 300)) return [];
  if (part === 'request.query' || part === 'request.path') {
    const url = changedUrl(request.url, part, pointer.slice(1), keyword, operation);
    return url === undefined ? [] : [[{ ...exchange, request: { ...request, url } }]];
  }
  const message = part === 'request.body' ? request : response;
  const body = bodyIn(message.body);
  if (body === undefined) return [];
  return placesIn(body, parsePointer(pointer)).map((place) =>
    changedBodies(body, place, keyword).map((changed) => {
      const text = JSON.stringify(changed);
      return part === 'request.body'
        ? { ...exchange, request: { ...request, body: text } }
        : { ...exchange, response: { ...response, body: text } };
    }),
  );
}

function changedUrl(
  text: string,
  part: Clause['part'],
  name: string,
  keyword: string,
  { path }: Operation,
): string | undefined {
  const url = new URL(text);
  if (part === 'request.query') {
    if (!url.searchParams.has(name)) return undefined;
    if (keyword === 'required') url.searchParams.delete(name);
    else url.searchParams.set(name, 'nothing of the kind');
    return url.href;
  }
  const fromEnd = path.split('/').indexOf(`{${name}}`) - path.split('/').length;
  url.pathname = url.pathname.split('/').with(fromEnd, 'none').join('/');
  return url.href;
}

function bodyIn(body: string | Uint8Array | undefined): Json | undefined {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function changedBodies(body: Json, place: string, keyword: string): Json[] {
  if (keyword === 'required') return [replaced(body, place, undefined)];
  const value = valueAt(body, place) as Json;
  return breaking(value, keyword).map((other) => replaced(body, place, other));
}

/** The places of a body that a pointer can mean, whose 0 is any position in a list. */
function placesIn(body: Json, [token, ...rest]: readonly string[]): string[] {
  if (token === undefined) return [''];
  const tokens = Array.isArray(body) && token === '0' ? [...body.keys()] : [token];
  return tokens.flatMap((each) => {
    const at = childPointer('', each);
    const inner = valueAt(body, at);
    return inner === undefined ? [] : placesIn(inner, rest).map((place) => at + place);
  });
}

/** Values in place of another that break a clause, whatever else the contract says. */
function breaking(value: Json, keyword: string): Json[] {
  if (keyword === 'type') return ofOtherTypes(value);
  if (keyword === 'minLength') return [''];
  if (keyword === 'minimum') return [-1];
  if (keyword === 'maximum') return [Number.MAX_SAFE_INTEGER];
  if (keyword === 'minItems') return [[]];
  if (keyword === 'maxItems') return Array.isArray(value) ? [[...value, ...value, null]] : [];
  return [typeof value === 'number' ? value + 1 : 'nothing of the kind'];
}

function ofOtherTypes(value: Json): Json[] {
  if (typeof value === 'number') return Number.isInteger(value) ? [1.5, 'many'] : ['many'];
  if (typeof value === 'boolean') return ['true', 1];
  if (Array.isArray(value)) return ['none', {}];
  if (isJsonObject(value)) return ['none', []];
  return [7, ['a']];
}

/** A body with another value at a place; `undefined` takes it away. */
function replaced(body: Json, pointer: string, other: Json | undefined): Json {
  const copy = structuredClone(body);
  const parent = valueAt(copy, parentPointer(pointer));
  const last = parsePointer(pointer).at(-1);
  if (last === undefined) return other ?? null;
  if (Array.isArray(parent))
    parent.splice(Number(last), 1, ...(other === undefined ? [] : [other]));
  else if (other === undefined) delete (parent as Record<string, Json>)[last];
  else (parent as Record<string, Json>)[last] = other;
  return copy;
}
