import type { Given } from '../compile/fakes/compile.ts';
import { parseSegment, type Segment } from '../compile/path-template.ts';
import { singular, wordsOf } from '../compile/words.ts';
import type { Json } from '../contract/contract.ts';
import { isJsonObject } from '../contract/pointer.ts';
import { decodePercent } from '../http/percent.ts';
import { remembered } from '../http/remembered.ts';
import type { ValidRequest } from '../semantics/semantics.ts';
import { defaultsOf } from './defaults.ts';
import { limitOf } from './page-query.ts';
import { envelopeOf } from './resources/envelope.ts';
import type { Visit } from './visit.ts';

/**
 * What a request says of the entity that its answer tells of: `GET /users/{userId}` the id of a user,
 * `POST /users/{userId}/notes` whose note it is, and the body what is in it.
 */
export function givenBy(
  { compiled, operation, path, entityTemplate }: Visit,
  { parameters, body }: ValidRequest,
): Given {
  const limit = limitOf(operation, parameters.query ?? {});
  const assumed = defaultsOf(operation, compiled.contract);
  const members = isJsonObject(body as Json) ? { ...assumed, ...membersOf(body) } : {};
  const given = {
    ...givenByPath(entityTemplate, path),
    members,
    ...(Array.isArray(body) && { items: body as Json[] }),
    ...(limit !== undefined && { limit }),
  };
  const envelope = envelopeOf(compiled.contract.document, operation, Object.keys(members));
  return inEnvelope(given, envelope);
}

/** What is said of an entity to which some names lead in an answer. */
export function inEnvelope(given: Given, names: readonly string[]): Given {
  const { id: _, ...outer } = given;
  return names.reduceRight<Given>((inner, name) => {
    const within = new Map([...(given.within ?? []), [wordsOf(name), inner]]);
    return { ...outer, within };
  }, given);
}

/** The members of a body that was sent; none where it is no object. */
export function membersOf(body: unknown): Given['members'] {
  return isJsonObject(body as Json) ? (body as Given['members']) : {};
}

/**
 * What the values of a path say.
 * @param values raw, by the names of the template's parameters.
 */
export function givenByPath(
  template: string,
  values: Readonly<Record<string, string>>,
): Omit<Given, 'members'> {
  const { parameters, fullName } = readTemplate(template);
  const references = new Map<string, string>();
  const within = new Map<string, Given>();
  let id: Given['id'];
  for (const { name, words, resource, isAlone, names, isLast } of parameters) {
    if (values[name] === undefined) continue;
    const text = decodePercent(values[name]);
    references.set(words, text);
    if (resource !== '') references.set(`${resource} id`, text);
    // Of several in one segment none is the id alone.
    if (!isAlone) continue;
    if (isLast) id = { names, text };
    else within.set(resource || words, { id: { names, text }, references: new Map(), members: {} });
  }
  if (id !== undefined && fullName.length > 1) {
    references.set(
      'full name',
      fullName.map((name) => decodePercent(values[name] ?? '')).join('/'),
    );
  }
  // "id" alone names what is told of, which only the last parameter does.
  references.delete('id');
  return { ...(id !== undefined && { id }), references, within };
}

/** A parameter of a path, and what it tells of. */
interface PathParameter {
  readonly name: string;
  readonly words: string;
  /** What its segment, and those before it, tell of, in words; empty where that is unknown. */
  readonly resource: string;
  /** Whether no other stands in its segment, and whether no other segment follows. */
  readonly isAlone: boolean;
  readonly isLast: boolean;
  /** The names in words that an id may have which it is. */
  readonly names: readonly string[];
}

/** The parameters of a path, in their order, and the last ones in a row: together they are a full name. */
const readTemplate = remembered((template) => {
  const segments = template.replace(/\/$/, '').split('/').slice(1).map(parseSegment);
  const parameters: PathParameter[] = [];
  let run: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    run = segment.names.length === 0 ? [] : [...run, ...segment.names];
    // Of `/repos/{owner}/{repo}` the last one tells of the repo.
    const isOfRun = next === undefined || next.names.length === 0;
    const before = segments[index + segment.names.length - run.length - 1];
    const resource = isOfRun ? singular(wordsOf(resourceName(segment, before))) : '';
    for (const name of segment.names) {
      const words = wordsOf(name);
      const short = words.startsWith(`${resource} `) ? [words.slice(resource.length + 1)] : [];
      parameters.push({
        name,
        words,
        resource,
        isAlone: segment.names.length === 1,
        isLast: next === undefined,
        names: [words, ...short],
      });
    }
  }
  return { parameters, fullName: run };
});

/** What a segment with parameters tells of: `things` for `/things/{id}.json`, and for `/things('{id}')`. */
function resourceName(segment: Segment, before: Segment | undefined): string {
  const prefix = segment.kind === 'pattern' ? segment.pattern.prefix : '';
  if (/\w/.test(prefix)) return prefix;
  return before?.kind === 'literal' ? before.text : '';
}
