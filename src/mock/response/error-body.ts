import { isDeepStrictEqual } from 'node:util';
import type { CompiledContract } from '../../compile/compiled-contract.ts';
import { undeclaredProperties } from '../../compile/undeclared.ts';
import type { Json, MediaType } from '../../contract/contract.ts';
import { parsePointer, valueAt } from '../../contract/pointer.ts';
import { typicalMediaType } from '../../http/media-type.ts';
import { syntaxOf } from '../../http/syntax.ts';
import type { DenialKind } from '../../semantics/semantics.ts';
import { statusPhrase } from '../problem.ts';
import type { Fault, Refusal } from '../request/refusal.ts';
import { fakeContext, type Visit } from '../visit.ts';
import { asValid, breachOf, fakeBody, validExample } from './body.ts';
import { documentedTexts } from './documented-texts.ts';
import { tellError } from './error-members.ts';
import { errorPage } from './error-page.ts';
import { tellApart } from './fault-items.ts';
import { listFaults, placeFirst, placePaths, withoutLists } from './fault-list.ts';
import { fillMessage, without } from './message-slot.ts';
import { leaveOut, withoutUnrelated } from './unrelated-members.ts';

/** What an error body says of an error. */
interface Told {
  readonly message: Refusal['message'];
  /** None: a list of faults stays as it is. */
  readonly faults: readonly Fault[] | undefined;
  /** Whether the body isn't a documented one, so that its messages may be cut to fit its schema. */
  readonly isFake: boolean;
}

/** What is wrong with a request that nothing more is known of. */
const WHOLE_REQUEST = { at: 'request', pointer: '', value: undefined } as const;

/**
 * The body of a refusal: the documented example, else a fake, with the reason in the place of its
 * message and each fault in its list of faults, where it has them and its schema allows it.
 * @throws {SchemaError} if a schema doesn't compile or no valid fake is found.
 */
export function refusalBody(
  visit: Visit,
  status: number,
  media: MediaType,
  refusal: Refusal,
): Json {
  const example = namedExample(visit, media, refusal) ?? validExample(visit.compiled, media);
  const isFake = example === undefined;
  const said = (message: Refusal['message']) => (text?: string) =>
    message(isFake || text === '' ? undefined : text);
  const { message, faults = isFake ? [{ ...WHOLE_REQUEST, message }] : undefined } = refusal;
  return withMessage(
    visit.compiled,
    media,
    example ?? fakeError(visit, status, media, refusal.denial?.kind),
    {
      message: said(message),
      faults: faults?.map((fault) => ({ ...fault, message: said(fault.message) })),
      isFake,
    },
  );
}

/**
 * A fake of the body of an error that is asked for: its message is the phrase of its status, but for a
 * documented one.
 * @throws {SchemaError} if the schema doesn't compile or no valid fake is found.
 */
export function askedErrorBody(visit: Visit, status: number, media: MediaType): Json {
  const { compiled } = visit;
  const body = fakeError(visit, status, media);
  const texts = documentedTexts(compiled.contract.document, media.schema);
  const documented = fillMessage(body, (text) => (texts.has(text) ? text : ''));
  if (isDeepStrictEqual(documented, body)) return body;
  const message = (text = '') => (texts.has(text) ? text : statusPhrase(status));
  const faults = [{ ...WHOLE_REQUEST, message }];
  return withMessage(compiled, media, body, { message, faults, isFake: true });
}

/** The example that tells of just this failure, if it is there and valid. */
function namedExample(
  { compiled }: Visit,
  media: MediaType,
  { example: name = '' }: Refusal,
): Json | undefined {
  const example = media.examples.get(name);
  return example === undefined ? undefined : asValid(compiled, media, example);
}

/** A fake that says what is known of any error, in the members that have no documented text. */
function fakeError(visit: Visit, status: number, media: MediaType, denial?: DenialKind): Json {
  const { compiled } = visit;
  const body = fakeBody(compiled, media, fakeContext(visit, status));
  const texts = documentedTexts(compiled.contract.document, media.schema);
  const isValid = (candidate: Json) => breachOf(compiled, media, candidate) === undefined;
  const isKept = (text: string) => texts.has(text);
  const left = withoutUnrelated(body, isKept, isValid);
  return tellError(left, status, visit, denial, isKept, isValid);
}

/** @param longest how many characters a message may have. */
function withMessage(
  compiled: CompiledContract,
  media: MediaType,
  body: Json,
  told: Told,
  longest = Number.POSITIVE_INFINITY,
): Json {
  const mediaType = typicalMediaType(media.range);
  if (syntaxOf(mediaType) === 'binary') return body;
  if (mediaType.startsWith('text/html')) return asPage(compiled, media, body, told);
  const isValid = (candidate: Json) => breachOf(compiled, media, candidate) === undefined;
  const cut = (message: Refusal['message']) => (text?: string) => shortened(message(text), longest);
  const filled = fillMessage(body, cut(told.message));
  const faults = told.faults?.map((fault) => ({ ...fault, message: cut(fault.message) }));
  const [first] = faults ?? [];
  const placed = told.isFake && filled && first ? placeFirst(filled, first) : filled;
  const list = (those: readonly Fault[]) => {
    const listed = listFaults(placed ?? body, those, told.isFake ? undefined : body);
    return listed && told.isFake ? declared(compiled, media, listed) : listed;
  };
  const isPlaceless = told.isFake && first?.pointer === '' && first.at !== 'request.body';
  const bare = isPlaceless ? fillMessage(withoutLists(body), cut(told.message)) : undefined;
  // Where no value of the request's can stand, the rest is told.
  const valueless = faults?.map((fault) => ({ ...fault, value: undefined }));
  const lists = [faults && list(faults), valueless && list(valueless)];
  for (const candidate of [bare, ...lists, placed, filled]) {
    if (candidate === undefined) continue;
    const breach = breachOf(compiled, media, candidate);
    if (breach === undefined) {
      const apart = tellApart(candidate, faults ?? [], told.isFake, isValid);
      return isPlaceless ? leaveOut(apart, placePaths(apart), isValid) : apart;
    }
    if (!told.isFake || breach.keyword !== 'maxLength') continue;
    const limit = Number(valueAt(compiled.contract.document, breach.contractPointer));
    if (limit < longest) return withMessage(compiled, media, body, told, limit);
  }
  return body;
}

/** A body without the members that its schema doesn't declare: fields that a map of errors has none for. */
function declared({ contract }: CompiledContract, { schema }: MediaType, body: Json): Json {
  if (schema === undefined) return body;
  return undeclaredProperties(contract.document, schema, body)
    .map(({ pointer }) => parsePointer(pointer))
    .reduce(without, body);
}

/** A page with the message; a documented one stays as it is, since where its message stands can't be told. */
function asPage(compiled: CompiledContract, media: MediaType, body: Json, told: Told): Json {
  if (!told.isFake) return body;
  const page = errorPage(told.message(undefined));
  return breachOf(compiled, media, page) === undefined ? page : body;
}

/** A text of at most so many characters, as `maxLength` counts them. */
function shortened(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  return `${characters.slice(0, longest - 1).join('')}…`;
}
