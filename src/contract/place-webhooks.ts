import type { Bundle } from './bundle.ts';
import { WEBHOOKS_EXTENSION } from './grammar.ts';
import { applyMoves } from './moves.ts';

/** Puts the webhooks of a document of 3.0 where 3.1 has them, in place. */
export function placeWebhooks(bundle: Bundle): Bundle {
  const { document } = bundle;
  const { [WEBHOOKS_EXTENSION]: webhooks } = document;
  if (webhooks === undefined || document.webhooks !== undefined) return bundle;
  delete document[WEBHOOKS_EXTENSION];
  document.webhooks = webhooks;
  const moves = new Map([
    ['', ''],
    ['/webhooks', `/${WEBHOOKS_EXTENSION}`],
  ]);
  return applyMoves(document, bundle, moves);
}
