import type { Json, Pointer } from '../../contract/contract.ts';
import { childPointer, parentPointer, parsePointer } from '../../contract/pointer.ts';
import type { Cluster } from '../report.ts';
import { type Clause, type Edit, edit, type NoEdit, type ValueAt } from './edit.ts';
import { evidentValues } from './evidence.ts';
import { methodEdit, pathEdit, SEEN } from './operation-edits.ts';
import { schemaEdit } from './schema-edits.ts';

/**
 * The smallest edit of the author's document after which the findings of a cluster are none, or why
 * there isn't one.
 * @param version that of OpenAPI, by which the document is written.
 * @param clusters all of the run: a value that several clauses of a schema refuse is no matter of one.
 */
export function editFor(
  cluster: Cluster,
  valueAt: ValueAt,
  version: string,
  clusters: readonly Cluster[],
): Edit | NoEdit {
  const pointer = movedPointer(valueAt, cluster.contractLocation.pointer ?? '');
  const value = valueAt(pointer);
  if (value === undefined) return { noEdit: 'its place is not in the file' };
  const values = valuesOfClause(cluster, clusters);
  const clause: Clause = { valueAt, version, pointer, value, cluster, values };
  switch (cluster.check) {
    case 'request-parameters':
    case 'request-body':
    case 'response-headers':
    case 'response-body':
      return schemaEdit(clause);
    case 'operation-documented':
      return pathEdit(clause);
    case 'method-documented':
      return methodEdit(clause);
    case 'status-documented':
      return statusEdit(clause);
    case 'request-content-type':
    case 'response-content-type':
      return mediaTypeEdit(clause);
    default:
      return { noEdit: NOT_IN_DOCUMENT[cluster.check] ?? 'it is not in the document' };
  }
}

const NOT_IN_DOCUMENT: Readonly<Record<string, string>> = {
  'request-security': 'it is about a credential, not about the document',
  'documented-rule': "the rule is the API's, and stands in no schema",
  drift: 'the answer differs from the recorded one, not from the document',
};

/** Where a keyword stands that an edit of another cluster has put another in the place of. */
function movedPointer(valueAt: ValueAt, pointer: Pointer): Pointer {
  if (valueAt(pointer) !== undefined) return pointer;
  const moved = MOVED[parsePointer(pointer).at(-1) ?? ''];
  return moved === undefined ? pointer : childPointer(parentPointer(pointer), moved);
}

const MOVED: Readonly<Record<string, string>> = { type: 'anyOf', const: 'enum' };

/**
 * The values that came, without those that need another edit first: of what another keyword of the same
 * schema refuses no value is listed, and what is of another type reaches no bound.
 */
function valuesOfClause(cluster: Cluster, clusters: readonly Cluster[]): Json[] {
  const { file, pointer = '' } = cluster.contractLocation;
  const isFirst = FIRST[parsePointer(pointer).at(-1) ?? ''] ?? isType;
  const refused = clusters
    .filter(({ contractLocation: other }) => {
      const isBeside = parentPointer(other.pointer ?? '') === parentPointer(pointer);
      const isOther = other.file === file && isBeside && other.pointer !== pointer;
      return isOther && isFirst(parsePointer(other.pointer ?? '').at(-1) ?? '');
    })
    .flatMap(({ evidence }) => evidence.map(({ received }) => received));
  const evidence = cluster.evidence.filter(({ received }) => !refused.includes(received));
  return evidentValues({ evidence });
}

/** By keyword, whether the edit of another beside it comes first. */
const FIRST: Readonly<Record<string, (other: string) => boolean>> = {
  type: () => false,
  enum: isOfWhole,
  const: isOfWhole,
};

/** Whether what a keyword refuses is the value of its schema, and not a part of it. */
function isOfWhole(keyword: string): boolean {
  return !OF_PARTS.has(keyword);
}

const OF_PARTS: ReadonlySet<string> = new Set([
  'additionalProperties',
  'propertyNames',
  'unevaluatedProperties',
]);

function isType(keyword: string): boolean {
  return keyword === 'type';
}

function statusEdit({ pointer, cluster }: Clause): Edit {
  const status = cluster.evidence[0]?.received ?? '';
  return edit(`document the status ${status}`, pointer, { kind: 'add', key: status, value: SEEN });
}

function mediaTypeEdit({ pointer, value, cluster }: Clause): Edit | NoEdit {
  const [received = ''] = (cluster.evidence[0]?.received ?? '').split(';');
  const mediaType = received.trim().toLowerCase();
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(mediaType)) return { noEdit: 'what came is no media type' };
  const summary = `document ${mediaType}`;
  if (!Array.isArray(value)) {
    return edit(summary, pointer, { kind: 'add', key: mediaType, value: {} });
  }
  // In 2.0 the schema of the body holds for each of the media types.
  return { ...edit(summary, pointer, { kind: 'append', value: mediaType }), mends: 'none' };
}
