import { singular, wordsOf } from '../compile/words.ts';
import { freeName } from '../contract/pointer.ts';
import { identifierKind } from './identifier.ts';
import { camelCase } from './names.ts';
import type { OperationSketch } from './operation.ts';
import { byKey } from './order.ts';
import type { PathNode, Variable } from './path-tree.ts';
import type { Sketch } from './sketch.ts';

/** A path template, and what came there. */
export interface Endpoint {
  readonly template: string;
  readonly segments: readonly Segment[];
  readonly operations: ReadonlyMap<string, OperationSketch>;
  /** Whether ids follow: it is a collection. */
  readonly isCollection: boolean;
}

/** One segment of a template: a word, or a parameter with what follows it in the segment. */
export type Segment =
  | { readonly text: string; readonly parameter?: undefined }
  | { readonly text: string; readonly parameter: PathParameter };

/** A parameter of a path. */
export interface PathParameter {
  readonly name: string;
  readonly variable: Variable;
}

/** How an API joins the words of its names. */
export type NameStyle = 'snake' | 'camel';

/** The path templates below a node, in order. */
export function endpointsOf(
  root: PathNode,
  style: NameStyle,
  before: readonly Segment[] = [],
): Endpoint[] {
  const own = root.operations.size === 0 ? [] : [endpointOf(root, before)];
  const literals = byKey(root.literals).flatMap(([text, node]) =>
    endpointsOf(node, style, [...before, { text: encodeLiteral(text) }]),
  );
  const variables = byKey(root.variables).flatMap(([affix, variable]) => {
    const name = parameterName(before, variable, style);
    const segment = { text: `{${name}}${affix}`, parameter: { name, variable } };
    return endpointsOf(variable.node, style, [...before, segment]);
  });
  return [...own, ...literals, ...variables];
}

function endpointOf({ operations, variables }: PathNode, segments: readonly Segment[]): Endpoint {
  return {
    template: `/${segments.map(({ text }) => text).join('/')}`,
    segments,
    operations,
    isCollection: variables.has(''),
  };
}

/** After the collection, in the API's own way: `app_id`, `appId`; what isn't an id is called as one of it. */
function parameterName(before: readonly Segment[], variable: Variable, style: NameStyle): string {
  const holder = before.at(-1)?.parameter === undefined ? before.at(-1)?.text : undefined;
  const words = singular(wordsOf(decodeURIComponent(holder ?? '')));
  const taken = new Set(before.flatMap(({ parameter }) => parameter?.name ?? []));
  return freeName(inStyle(`${words} ${roleOf(variable)}`.trim() || 'name', style), (name) =>
    taken.has(name),
  );
}

/** What a text is to the thing that it names. */
function roleOf(variable: Variable): string {
  const { texts } = valuesOf(variable);
  const [format] = texts?.formats ?? [];
  if (format === 'date' || format === 'email') return format;
  const words = [...(texts?.values?.keys() ?? [])];
  return words.length > 0 && words.every((text) => identifierKind(text) === undefined) ? '' : 'id';
}

/** The values of a path parameter: of requests that were refused only where all were. */
export function valuesOf({ accepted, refused }: Variable): Sketch {
  return accepted.seen > 0 ? accepted.values : refused.values;
}

function inStyle(words: string, style: NameStyle): string {
  return style === 'camel' ? camelCase(words) : words.replaceAll(' ', '_');
}

/** As few characters are encoded as the grammar of paths asks for (RFC 3986 §3.3). */
function encodeLiteral(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /%(?:3A|40|24|2C|3B|2B|3D|26)/g,
    decodeURIComponent,
  );
}
