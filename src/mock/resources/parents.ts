import { withoutSlash } from '../../compile/path-template.ts';
import type { Operation } from '../../contract/contract.ts';
import type { Resource } from './role.ts';

/** A parameter in the template of a path. */
const PARAMETER = /\{([^{}]+)\}/g;

/**
 * Prepares finding the resources through whose items the path of an operation leads, the outermost
 * first, by the names that the path gives their parameters: `/posts/{id}` above `/posts/{postId}/comments`.
 */
export function compileParents(
  items: Iterable<Resource>,
): (operation: Pick<Operation, 'path'>) => Resource[] {
  const byShape = Map.groupBy(
    [...items].sort((a, b) => a.collection.length - b.collection.length),
    ({ item = '' }) => shapeOf(withoutSlash(item)),
  );
  return ({ path }) =>
    prefixesOf(withoutSlash(path)).flatMap((prefix) => {
      const names = parametersIn(prefix);
      const resources = byShape.get(shapeOf(prefix)) ?? [];
      return resources.map((resource) => withNames(resource, names));
    });
}

/** A template without the names of its parameters. */
function shapeOf(template: string): string {
  return template.replaceAll(PARAMETER, '{}');
}

/** What a template has something below of, the shortest first. */
function prefixesOf(template: string): string[] {
  return Array.from(template.matchAll(/[/:]/g), ({ index }) => template.slice(0, index));
}

function parametersIn(template: string): string[] {
  return Array.from(template.matchAll(PARAMETER), ([, name = '']) => name);
}

/** A resource whose parameters have other names. */
function withNames(resource: Resource, names: readonly string[]): Resource {
  const { collection, item = '', parameter } = resource;
  const own = parametersIn(item);
  const others = new Map(own.map((name, index) => [name, names[index] ?? name]));
  const renamed = (name: string) => others.get(name) ?? name;
  return {
    ...resource,
    collection: collection.replaceAll(PARAMETER, (_, name) => `{${renamed(name)}}`),
    item: item.replaceAll(PARAMETER, (_, name) => `{${renamed(name)}}`),
    parameter: renamed(parameter),
  };
}
