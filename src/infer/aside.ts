import { isPreflight } from '../http/cors.ts';
import type { Exchange } from '../http/exchange.ts';
import { isOfPage } from '../http/page.ts';

/** What a browser does beside the API: it loads pages and asks for leave. */
export type Aside = 'pages and assets' | 'CORS preflights';

/** What an exchange is that is no use of the API; `undefined` where it is one. */
export function asideOf(exchange: Exchange): Aside | undefined {
  if (isPreflight(exchange.request)) return 'CORS preflights';
  return isOfPage(exchange) ? 'pages and assets' : undefined;
}
