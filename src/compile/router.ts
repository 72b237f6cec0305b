import type { Operation } from '../contract/contract.ts';
import { decodePercent } from '../http/percent.ts';
import { createRecord } from '../http/record.ts';
import { remembered } from '../http/remembered.ts';
import {
  captureSegment,
  literalLength,
  parseSegment,
  patternSpellings,
  type Segment,
  type SegmentPattern,
  samePattern,
} from './path-template.ts';

/** An operation, and where it is found. */
export interface Route {
  /** The path template as documented: `/apps/{id}`. */
  readonly template: string;
  readonly operation: Operation;
  /**
   * Whether the path parameters (still percent-encoded) fit their schemas: asked where several
   * templates match. A route that says no comes after those that say yes:
   * `/apps/{id}/platforms/{os}` with an enum leaves `/apps/1/platforms/datapoints` to
   * `/apps/{id}/{service}/datapoints`.
   */
  readonly accepts?: (path: PathValues) => boolean;
}

/** Raw, still percent-encoded text by path parameter name. Without a prototype. */
export type PathValues = Readonly<Record<string, string>>;

/** What a method and a path lead to. */
export type RouteMatch =
  | { readonly kind: 'found'; readonly operation: Operation; readonly path: PathValues }
  | {
      readonly kind: 'method-missing';
      /** The most concrete template that matches. */
      readonly template: string;
      /** The methods of all templates that match, in upper case, sorted. */
      readonly allowed: readonly string[];
    }
  | { readonly kind: 'path-missing' };

/** One place of the trie: what may follow the segments that led here, the most concrete first. */
interface Node {
  /** By decoded text. */
  readonly literals: Map<string, Node>;
  /** Segments that hold literal text and parameters: `{id}:verb`. The longest literal text first. */
  readonly patterns: PatternBranch[];
  /** A segment that is one parameter. */
  parameter?: Node;
  /** The templates that end here. They differ in their parameters' names at most. */
  readonly templates: TemplateEntry[];
}

interface PatternBranch {
  readonly pattern: SegmentPattern;
  readonly node: Node;
}

interface TemplateEntry {
  readonly template: string;
  readonly names: readonly string[];
  /** By method, in upper case. */
  readonly routes: Map<string, Route>;
}

/** One walk through the trie: what it looks for, and what it finds, the most concrete first. */
interface Walk {
  readonly method: string;
  readonly segments: readonly string[];
  /** What the parameters on the way to the current node took. */
  readonly captures: string[];
  readonly candidates: { readonly route: Route; readonly path: PathValues }[];
  /** The templates that match but lack the method. */
  readonly lacking: TemplateEntry[];
}

/**
 * Prepares the routes of one contract (OpenAPI 3.1 §4.8.8). The function returned takes an
 * upper-case method and a raw path, and costs what the path's segments cost, however many routes
 * there are.
 *
 * Literal segments come before templated ones, segment by segment; a template that lacks the method
 * leaves the request to the next one that matches. HEAD is routed to GET where it isn't documented
 * itself. Segments are split before they are decoded; a parameter takes at least one character. One
 * trailing slash more or less is tolerated where no template matches exactly.
 */
export function compileRouter(
  routes: readonly Route[],
): (method: string, path: string) => RouteMatch {
  const root = createNode();
  for (const route of routes) addRoute(root, route);
  // A template without parameters is asked for as it stands: what that leads to is found once a method.
  const literal = routes.filter(({ template }) => !template.includes('{'));
  const known = new Map(
    literal.map(({ template }) => {
      const segments = splitPath(template);
      return [template, remembered((method: string) => findRoute(root, method, segments))];
    }),
  );
  return (method, path) => {
    const find = known.get(path);
    if (find !== undefined) return find(method);
    const segments = splitPath(path);
    const exact = findRoute(root, method, segments);
    return exact.kind === 'path-missing'
      ? findRoute(root, method, toggleTrailingSlash(segments))
      : exact;
  };
}

function createNode(): Node {
  return { literals: new Map(), patterns: [], templates: [] };
}

function addRoute(root: Node, route: Route): void {
  const segments = splitPath(route.template).map(parseSegment);
  let node = root;
  for (const segment of segments) node = childNode(node, segment);

  let entry = node.templates.find(({ template }) => template === route.template);
  if (entry === undefined) {
    const names = segments.flatMap((segment) => segment.names);
    entry = { template: route.template, names, routes: new Map() };
    node.templates.push(entry);
  }
  const method = route.operation.method;
  if (!entry.routes.has(method)) entry.routes.set(method, route);
}

function childNode(node: Node, segment: Segment): Node {
  if (segment.kind === 'parameter') {
    node.parameter ??= createNode();
    return node.parameter;
  }
  if (segment.kind === 'literal') {
    const text = decodePercent(segment.text);
    const child = node.literals.get(text) ?? createNode();
    node.literals.set(text, child);
    return child;
  }
  return patternNode(node, segment.pattern);
}

function patternNode(node: Node, pattern: SegmentPattern): Node {
  const known = node.patterns.find((branch) => samePattern(branch.pattern, pattern));
  if (known !== undefined) return known.node;
  const child = createNode();
  for (const spelling of patternSpellings(pattern)) {
    node.patterns.push({ pattern: spelling, node: child });
  }
  node.patterns.sort((a, b) => literalLength(b.pattern) - literalLength(a.pattern));
  return child;
}

function splitPath(path: string): string[] {
  return path.slice(1).split('/');
}

function toggleTrailingSlash(segments: readonly string[]): readonly string[] {
  return segments.at(-1) === '' ? segments.slice(0, -1) : [...segments, ''];
}

function findRoute(root: Node, method: string, segments: readonly string[]): RouteMatch {
  const walk: Walk = { method, segments, captures: [], candidates: [], lacking: [] };
  visit(root, 0, walk);
  const { candidates, lacking } = walk;
  const [first] = candidates;
  if (first !== undefined) {
    // A lone candidate is taken unasked.
    const accepted =
      candidates.length === 1
        ? first
        : candidates.find(({ route, path }) => route.accepts?.(path) ?? true);
    const { route, path } = accepted ?? first;
    return { kind: 'found', operation: route.operation, path };
  }
  const [best] = lacking;
  if (best === undefined) return { kind: 'path-missing' };
  const allowed = new Set(lacking.flatMap(({ routes }) => [...routes.keys()]));
  return { kind: 'method-missing', template: best.template, allowed: [...allowed].sort() };
}

/** Collects the templates below a node that match the segments from `depth` on. */
function visit(node: Node, depth: number, walk: Walk): void {
  const segment = walk.segments[depth];
  if (segment === undefined) {
    collectTemplates(node, walk);
    return;
  }
  const literal = node.literals.get(decodePercent(segment));
  if (literal !== undefined) visit(literal, depth + 1, walk);
  if (segment === '') return;
  for (const { pattern, node: child } of node.patterns) {
    const captured = captureSegment(pattern, segment);
    if (captured !== undefined) visitCaptured(child, depth + 1, walk, captured);
  }
  if (node.parameter !== undefined) visitCaptured(node.parameter, depth + 1, walk, [segment]);
}

function visitCaptured(node: Node, depth: number, walk: Walk, captured: readonly string[]): void {
  walk.captures.push(...captured);
  visit(node, depth, walk);
  walk.captures.length -= captured.length;
}

function collectTemplates(node: Node, walk: Walk): void {
  for (const entry of node.templates) {
    const route = entry.routes.get(walk.method) ?? headRoute(entry, walk.method);
    if (route === undefined) walk.lacking.push(entry);
    else walk.candidates.push({ route, path: nameCaptures(entry.names, walk.captures) });
  }
}

/** HEAD is a GET whose answer comes without its content (RFC 9110 §9.3.2). */
function headRoute({ routes }: TemplateEntry, method: string): Route | undefined {
  return method === 'HEAD' ? routes.get('GET') : undefined;
}

function nameCaptures(names: readonly string[], captures: readonly string[]): PathValues {
  const values = createRecord<string>();
  names.forEach((name, index) => {
    values[name] = captures[index] ?? '';
  });
  return values;
}
