import ts from 'typescript';
import { freeName } from '../src/contract/pointer.ts';

/** The types of the schemas in `components`, by their names. */
type SchemaTypes = ReadonlyMap<string, ts.TypeNode>;

/** What stands for a reference to a schema; `undefined`: the reference itself. */
type Replacement = (name: string) => ts.TypeNode | undefined;

/** Where references are not looked for: in what is inside. */
type Stop = (node: ts.Node) => boolean;

/**
 * Lets schemas refer to themselves. Inside an object they may; in a union, an intersection or a list
 * TypeScript looks at once at what is referred to, and refuses a type that is asked for in its own making.
 * @param statements those that openapi-typescript made of a document.
 */
export function tieRecursiveSchemas(statements: readonly ts.Node[]): ts.Node[] {
  const types = unrollUnions(schemaTypes(statements));
  const aliases = aliasesOfLists(types);
  const aliasOf: Replacement = (name) => {
    const alias = aliases.get(name);
    return alias === undefined ? undefined : ts.factory.createTypeReferenceNode(alias);
  };
  const declarations = [...aliases].map(([name, alias]) => {
    const type = replaceReferences(types.get(name) as ts.TypeNode, aliasOf, isObject);
    return ts.factory.createTypeAliasDeclaration(undefined, alias, undefined, type);
  });
  const tied = statements.map((statement) =>
    withSchemaTypes(statement, (name) => aliasOf(name) ?? types.get(name)),
  );
  return [...tied, ...declarations];
}

/**
 * What leads back to itself over unions and intersections alone has what it leads over in its place: once
 * it is back where it was, nothing more is said.
 */
function unrollUnions(types: SchemaTypes): SchemaTypes {
  const leadsTo = reachability(types, isObjectOrList);
  const unrolled = new Map(types);
  for (const [name, type] of types) {
    if (!leadsTo(name, name)) continue;
    const seen = new Set([name]);
    const unroll: Replacement = (other) => {
      if (seen.has(other)) return ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword);
      const inner = types.get(other);
      if (inner === undefined || !leadsTo(other, name)) return undefined;
      seen.add(other);
      const inlined = replaceReferences(inner, unroll, isObjectOrList);
      return ts.factory.createParenthesizedType(inlined);
    };
    unrolled.set(name, replaceReferences(type, unroll, isObjectOrList));
  }
  return unrolled;
}

/** Names for what leads back to itself through a list: the alias of a type may, and nothing else. */
function aliasesOfLists(types: SchemaTypes): ReadonlyMap<string, string> {
  const leadsTo = reachability(types, isObject);
  const aliases = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of types.keys()) {
    if (!leadsTo(name, name)) continue;
    const alias = freeName(`_${name.replace(/[^\p{ID_Continue}]+/gu, '_')}`, (one) =>
      taken.has(one),
    );
    taken.add(alias);
    aliases.set(name, alias);
  }
  return aliases;
}

/** Prepares to tell whether one schema's type leads to another's. */
function reachability(types: SchemaTypes, stop: Stop): (from: string, to: string) => boolean {
  const references = new Map<string, ReadonlySet<string>>();
  for (const [name, type] of types) {
    const found = new Set<string>();
    replaceReferences(type, (other) => void found.add(other), stop);
    references.set(name, found);
  }
  return (from, to) => {
    const reached = new Set(references.get(from));
    for (const name of reached) for (const next of references.get(name) ?? []) reached.add(next);
    return reached.has(to);
  };
}

function replaceReferences(type: ts.TypeNode, replacement: Replacement, stop: Stop): ts.TypeNode {
  return visit(type) as ts.TypeNode;

  function visit(node: ts.Node): ts.Node {
    const name = referencedSchema(node);
    if (name !== undefined) return replacement(name) ?? node;
    if (stop(node)) return node;
    const visited = ts.visitEachChild(node, visit, undefined);
    // Of nothing that is known no member can be left out, or asked for.
    const [argument] = ts.isTypeReferenceNode(visited) ? (visited.typeArguments ?? []) : [];
    return argument?.kind === ts.SyntaxKind.UnknownKeyword ? argument : visited;
  }
}

function isObject(node: ts.Node): boolean {
  return ts.isTypeLiteralNode(node);
}

function isObjectOrList(node: ts.Node): boolean {
  return isObject(node) || ts.isArrayTypeNode(node) || ts.isTupleTypeNode(node);
}

/** Whose type `components["schemas"]["Pet"]` is. */
function referencedSchema(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || indexOf(node.objectType) !== 'schemas') return undefined;
  return indexOf(node);
}

function indexOf(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isLiteralTypeNode(node.indexType)) return undefined;
  const { literal } = node.indexType;
  return ts.isStringLiteral(literal) ? literal.text : undefined;
}

function schemaTypes(statements: readonly ts.Node[]): SchemaTypes {
  const types = new Map<string, ts.TypeNode>();
  for (const statement of statements)
    withSchemaTypes(statement, (name, type) => {
      types.set(name, type);
      return undefined;
    });
  return types;
}

/** A statement in which schemas in `components` have other types: those that are given for their names. */
function withSchemaTypes(
  statement: ts.Node,
  typeOf: (name: string, type: ts.TypeNode) => ts.TypeNode | undefined,
): ts.Node {
  if (!isNamed(statement, 'components')) return statement;
  return ts.visitEachChild(
    statement,
    (part) => {
      if (!isNamed(part, 'schemas')) return part;
      return ts.visitEachChild(
        part,
        (schemas) => ts.visitEachChild(schemas, retype, undefined),
        undefined,
      );
    },
    undefined,
  );

  function retype(schema: ts.Node): ts.Node {
    if (!ts.isPropertySignature(schema) || schema.type === undefined) return schema;
    const { modifiers, name, questionToken, type } = schema;
    const other = typeOf((name as ts.Identifier).text, type) ?? type;
    return ts.factory.updatePropertySignature(schema, modifiers, name, questionToken, other);
  }
}

function isNamed(node: ts.Node, wanted: string): boolean {
  if (!ts.isInterfaceDeclaration(node) && !ts.isPropertySignature(node)) return false;
  return (node.name as ts.Identifier).text === wanted;
}
