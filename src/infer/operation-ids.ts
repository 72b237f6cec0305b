import { singular, wordsOf } from '../compile/words.ts';
import { freeName } from '../contract/pointer.ts';
import { isBaseSegment } from './base-path.ts';
import type { Endpoint, Segment } from './endpoints.ts';
import { pascalCase } from './names.ts';

/** What a method does to an item, and to a collection. */
const VERBS: Readonly<Record<string, readonly [item: string, collection: string]>> = {
  GET: ['get', 'list'],
  HEAD: ['check', 'check'],
  POST: ['post', 'create'],
  PUT: ['replace', 'replace'],
  PATCH: ['update', 'update'],
  DELETE: ['delete', 'delete'],
};

/** Gives each operation a name of its own that says what it does: `listApps`, `getAppPlatform`. */
export function createOperationIds(): (
  method: string,
  endpoint: Endpoint,
  isList: boolean,
) => string {
  const taken = new Set<string>();
  return (method, endpoint, isList) => {
    const wanted = wantedId(method, endpoint, isList);
    const id = freeName(wanted, (one) => taken.has(one));
    taken.add(id);
    return id;
  };
}

function wantedId(
  method: string,
  { segments, isCollection, operations }: Endpoint,
  isList: boolean,
): string {
  const isItem = segments.at(-1)?.parameter !== undefined;
  const isWhole = !isItem && (isCollection || isList);
  const [item, collection] = VERBS[method] ?? [method.toLowerCase(), method.toLowerCase()];
  const isUpdate = method === 'PUT' && !operations.has('PATCH');
  const verb = isUpdate ? 'update' : isWhole ? collection : item;
  return verb + subjectOf(segments.filter(isTelling), method === 'POST' && isWhole);
}

/** What says which API it is says nothing of the operation. */
function isTelling({ text }: Segment): boolean {
  return !isBaseSegment(text);
}

/** Of `apps/{app_id}/platforms` `AppPlatforms`: what has an id behind it is one of its kind. */
function subjectOf(segments: Endpoint['segments'], isOne: boolean): string {
  const words = segments.flatMap(({ text, parameter }, index) => {
    if (parameter !== undefined) {
      const isSecond = segments[index - 1]?.parameter !== undefined;
      const affix = pascalCase(text.replace(/^\{[^}]*\}/, ''));
      return isSecond ? `By${pascalCase(parameter.name)}${affix}` : affix;
    }
    const next = segments[index + 1];
    const isLast = index === segments.length - 1;
    const isSingular = next?.parameter !== undefined || (isLast && isOne);
    const plain = wordsOf(decodeURIComponent(text));
    return pascalCase(isSingular ? singular(plain) : plain);
  });
  return words.join('') || 'Root';
}
