import type { Contract } from '../contract/contract.ts';
import type { CompiledContract } from './compiled-contract.ts';
import type { RouteMatch } from './router.ts';

/** Under what a contract answers beside others, as it stands in a URL: `/braze`. */
export function mountOf({ name }: Contract): string {
  return `/${encodeURIComponent(name)}`;
}

/**
 * Finds the operation of a raw path that may begin with the contract's mount. `path` of what is found is
 * without it.
 */
export function routeMounted(
  { contract, route }: CompiledContract,
  method: string,
  path: string,
): { readonly match: RouteMatch; readonly path: string } {
  const direct = route(method, path);
  const mount = mountOf(contract);
  if (direct.kind === 'found' || !path.startsWith(`${mount}/`)) return { match: direct, path };
  const below = path.slice(mount.length);
  const match = route(method, below);
  return match.kind === 'path-missing' ? { match: direct, path } : { match, path: below };
}
