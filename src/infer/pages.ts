import type { OperationSketch } from './operation.ts';
import type { PathNode } from './path-tree.ts';

/** What browsers load to show an application. */
const PAGE =
  /^(?:text\/(?:html|css|javascript|ecmascript)|application\/(?:xhtml\+xml|(?:x-)?javascript|ecmascript|wasm|manifest\+json|(?:x-)?font-.*|vnd\.ms-fontobject)|font\/.*)$/;

/** What an application shows, unless it is what an API keeps. */
const ASSET = /^(?:image|audio|video|font)\/|^application\/octet-stream$|^text\/plain$/;
const ASSET_NAME =
  /\.(?:avif|css|eot|gif|html?|ico|jpe?g|js|json|map|mjs|mp[34]|otf|png|svg|ttf|txt|wasm|webm|webmanifest|webp|woff2?)$/i;

/**
 * Takes pages and what they are made of out of the paths.
 * @returns how many exchanges that were.
 */
export function takePages(node: PathNode, name = ''): number {
  let taken = 0;
  for (const [method, operation] of node.operations) {
    if (!isPage(method, operation, name)) continue;
    taken += operation.seen;
    node.operations.delete(method);
  }
  for (const [text, child] of node.literals) {
    taken += takePages(child, text);
    if (isEmpty(child)) node.literals.delete(text);
  }
  for (const [affix, { node: child }] of node.variables) {
    taken += takePages(child);
    if (isEmpty(child)) node.variables.delete(affix);
  }
  return taken;
}

/** Whether all that a GET was answered with is of a page. */
function isPage(method: string, { answers }: OperationSketch, name: string): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const types = [...answers.values()].flatMap(({ content }) => [...content.byMediaType.keys()]);
  const isAssetName = ASSET_NAME.test(name);
  if (types.length === 0) return isAssetName;
  return types.every((type) => PAGE.test(type) || (isAssetName && ASSET.test(type)));
}

function isEmpty({ operations, literals, variables }: PathNode): boolean {
  return operations.size + literals.size + variables.size === 0;
}
