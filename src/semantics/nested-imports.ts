import module, { type ResolveHookContext, type ResolveHookSync } from 'node:module';
import { fileURLToPath } from 'node:url';

/** What is Specwright's own is never imported twice: its classes have to stay the same. */
const OWN = new URL('..', import.meta.url).href;

/** By the path of a module: those of the modules that it imports relatively, whether they are there or not. */
const nested = new Map<string, Set<string>>();

let isFollowing = false;

/**
 * Follows what modules import relatively from now on, so that they are imported anew together.
 * @returns whether this Node can: 22.15 and 23.5 are the first.
 */
export function followImports(): boolean {
  if (typeof module.registerHooks !== 'function') return false;
  if (!isFollowing) module.registerHooks({ resolve });
  isFollowing = true;
  return true;
}

/** The paths of the modules that one imports, itself or by others, as far as was followed. */
export function importedBy(file: string): string[] {
  const found = new Set([file]);
  // What is added is visited, too.
  for (const path of found) for (const child of nested.get(path) ?? []) found.add(child);
  found.delete(file);
  return [...found];
}

/** A module that is imported anew, `?changed=…`, hands that on to those that it imports. */
function resolve(
  specifier: string,
  context: ResolveHookContext,
  nextResolve: Parameters<ResolveHookSync>[2],
): ReturnType<ResolveHookSync> {
  const parent = parentOf(specifier, context);
  if (parent === undefined) return nextResolve(specifier, context);
  const expected = new URL(specifier, parent);
  if (!isUsers(expected)) return nextResolve(specifier, context);
  const file = fileURLToPath(parent);
  nested.set(file, (nested.get(file) ?? new Set()).add(fileURLToPath(expected)));
  const resolved = nextResolve(specifier, context);
  const changed = parent.searchParams.get('changed');
  if (changed === null) return resolved;
  const url = new URL(resolved.url);
  url.searchParams.set('changed', changed);
  return { ...resolved, url: url.href };
}

/** The URL of the user's module that imports another by a relative path. */
function parentOf(
  specifier: string,
  { parentURL = '', conditions }: ResolveHookContext,
): URL | undefined {
  const isRelative = specifier.startsWith('./') || specifier.startsWith('../');
  if (!isRelative || !conditions.includes('import') || !URL.canParse(parentURL)) return undefined;
  const parent = new URL(parentURL);
  return isUsers(parent) ? parent : undefined;
}

function isUsers({ protocol, pathname, href }: URL): boolean {
  return protocol === 'file:' && !pathname.includes('/node_modules/') && !href.startsWith(OWN);
}
