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
  const above = [...items]
    .map((resource) => [templatePattern(withoutSlash(resource.item ?? '')), resource] as const)
    .sort(([, left], [, right]) => left.collection.length - right.collection.length);
  return ({ path }) =>
    above.flatMap(([pattern, resource]) => {
      const names = pattern.exec(withoutSlash(path))?.slice(1);
      return names === undefined ? [] : [withNames(resource, names)];
    });
}

/** Matches what is below the items of a template, and tells the names of their parameters there. */
function templatePattern(template: string): RegExp {
  const parts = template.split(/\{[^{}]+\}/).map((part) => escaped(part));
  return new RegExp(`^${parts.join(String.raw`\{([^{}]+)\}`)}(?=[/:])`);
}

/** A resource whose parameters have other names. */
function withNames(resource: Resource, names: readonly string[]): Resource {
  const { collection, item = '', parameter } = resource;
  const own = [...item.matchAll(PARAMETER)].map(([, name = '']) => name);
  const others = new Map(own.map((name, index) => [name, names[index] ?? name]));
  const renamed = (name: string) => others.get(name) ?? name;
  return {
    ...resource,
    collection: collection.replaceAll(PARAMETER, (_, name) => `{${renamed(name)}}`),
    item: item.replaceAll(PARAMETER, (_, name) => `{${renamed(name)}}`),
    parameter: renamed(parameter),
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
