import { holdsJson, holdsXml, type ParsedMediaType, parseMediaType } from './media-type.ts';

/** What the bytes of a body are read as. */
export type Syntax =
  | 'json'
  | 'json-lines'
  | 'json-sequence'
  | 'event-stream'
  | 'xml'
  | 'form'
  | 'multipart'
  | 'text'
  | 'binary';

const BY_ESSENCE: ReadonlyMap<string, Syntax> = new Map([
  ['application/jsonl', 'json-lines'],
  ['application/ndjson', 'json-lines'],
  ['application/x-jsonlines', 'json-lines'],
  ['application/x-ndjson', 'json-lines'],
  ['application/json-seq', 'json-sequence'],
  ['text/event-stream', 'event-stream'],
  ['application/x-www-form-urlencoded', 'form'],
  ['application/ecmascript', 'text'],
  ['application/graphql', 'text'],
  ['application/javascript', 'text'],
  ['application/sql', 'text'],
  ['application/toml', 'text'],
  ['application/x-sh', 'text'],
  ['application/x-yaml', 'text'],
  ['application/yaml', 'text'],
]);

/** By structured syntax suffix (RFC 6838 §4.2.8, RFC 8091, RFC 9512). */
const BY_SUFFIX: ReadonlyMap<string, Syntax> = new Map([
  ['json-seq', 'json-sequence'],
  ['yaml', 'text'],
]);

/** Syntaxes of which nothing that is whole could be the beginning of something longer. */
const SELF_ENDING: ReadonlySet<Syntax> = new Set(['json', 'xml', 'multipart']);

/** Whether a text of a syntax shows by itself that it is whole, once it can be read. */
export function endsItself(syntax: Syntax): boolean {
  return SELF_ENDING.has(syntax);
}

/** Syntaxes of which nothing at all is a text, too. */
const HAS_EMPTY_TEXT: ReadonlySet<Syntax> = new Set([
  'text',
  'binary',
  'json-lines',
  'json-sequence',
  'event-stream',
]);

/** Whether an empty body may be one of a syntax. */
export function hasEmptyText(syntax: Syntax): boolean {
  return HAS_EMPTY_TEXT.has(syntax);
}

/** What a body of a media type is read as; one that isn't known is taken for bytes. */
export function syntaxOf(mediaType: string): Syntax {
  const parsed = parseMediaType(mediaType);
  if (parsed === undefined) return 'binary';
  if (holdsJson(parsed)) return 'json';
  if (holdsXml(parsed)) return 'xml';
  const { type, subtype, suffix } = parsed;
  const known = BY_ESSENCE.get(`${type}/${subtype}`) ?? BY_SUFFIX.get(suffix ?? '');
  if (known !== undefined) return known;
  if (type === 'multipart') return 'multipart';
  return isText(parsed) ? 'text' : 'binary';
}

/** Only texts have a charset (RFC 9110 §8.3.2). */
function isText({ type, parameters }: ParsedMediaType): boolean {
  return type === 'text' || parameters.has('charset');
}
