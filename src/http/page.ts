import { type Exchange, headerValue } from './exchange.ts';
import { parseMediaType } from './media-type.ts';
import { splitTarget } from './target.ts';

const HTML = /^(?:text\/html|application\/xhtml\+xml)$/;

/** What pages are made of. */
const PART =
  /^(?:text\/(?:css|javascript|ecmascript)|application\/(?:(?:x-)?javascript|ecmascript|wasm|manifest\+json|(?:x-)?font-.*|vnd\.ms-fontobject)|font\/.*)$/;

/** What a page shows, unless it is what an API keeps: ids say so. */
const ASSET = /^(?:image|audio|video|font)\/|^application\/octet-stream$|^text\/plain$/;
const ASSET_NAME =
  /[^/\d][^/]*\.(?:avif|css|eot|gif|html?|ico|jpe?g|js|json|map|mjs|mp[34]|otf|png|svg|ttf|txt|wasm|webm|webmanifest|webp|woff2?)$/i;

/** What browsers load pages and their parts for (Fetch Metadata §2.1). */
const DESTINATION =
  /^(?:document|embed|font|frame|iframe|manifest|object|script|style|.*worker|.*worklet)$/;

/**
 * Whether an exchange brought a page or a part of one to a browser, as far as it alone can show: what a script
 * or another client asked for is none, whatever came, nor is an error where nothing says who asked.
 */
export function isOfPage({ request, response }: Exchange): boolean {
  const { method, url, headers } = request;
  if (method !== 'GET' && method !== 'HEAD') return false;
  const destination = headerValue(headers, 'sec-fetch-dest') ?? '';
  const isLoad = DESTINATION.test(destination);
  const isAsset = ASSET_NAME.test(splitTarget(url).path);
  const named = parseMediaType(headerValue(response?.headers ?? {}, 'content-type') ?? '');
  if (named === undefined) return isAsset || isLoad;
  const type = `${named.type}/${named.subtype}`;
  if (!HTML.test(type)) return PART.test(type) || (isAsset && ASSET.test(type));
  const isError = response !== undefined && response.status >= 400;
  const mayBeLoad =
    destination !== 'empty' && /text\/html|^$/.test(headers.accept?.toString() ?? '');
  return isAsset || isLoad || (mayBeLoad && !isError);
}
