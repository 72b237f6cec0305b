import type { Operation } from './contract.ts';
import { follow, type NormalisedDocument } from './follow.ts';
import { readPathItem } from './operations.ts';
import { childPointer } from './pointer.ts';

/** A request that the API sends by itself: a callback of one of its operations, or a webhook. */
export interface Callback {
  readonly kind: 'callback' | 'webhook';
  readonly name: string;
  /** Where it is sent, with runtime expressions; absent for a webhook: its user says so elsewhere. */
  readonly url?: string;
  /** What is sent and what should answer it, called by its method with the URL or the webhook's name. */
  readonly operation: Operation;
}

/**
 * Reads the callbacks of an operation of a normalised document, in its order (OpenAPI 3.1 §4.8.18): one
 * for each URL and method.
 * @throws {DocumentError} a parameter doesn't say where it stands in a request
 */
export function readCallbacks(contract: NormalisedDocument, { pointer }: Operation): Callback[] {
  const place = follow(contract.document, childPointer(pointer, 'callbacks'));
  if (place === undefined) return [];
  return Object.keys(place.node).flatMap((name) => {
    const callback = follow(contract.document, childPointer(place.pointer, name));
    if (callback === undefined) return [];
    return Object.keys(callback.node)
      .filter((url) => !url.startsWith('x-'))
      .flatMap((url) =>
        readPathItem(contract, url, childPointer(callback.pointer, url)).map(
          (operation): Callback => ({ kind: 'callback', name, url, operation }),
        ),
      );
  });
}

/**
 * Reads the webhooks of a normalised document, in its order (OpenAPI 3.1 §4.8.1): one for each method.
 * @throws {DocumentError} a parameter doesn't say where it stands in a request
 */
export function readWebhooks(contract: NormalisedDocument): Callback[] {
  const webhooks = follow(contract.document, '/webhooks');
  if (webhooks === undefined) return [];
  return Object.keys(webhooks.node).flatMap((name) =>
    readPathItem(contract, name, childPointer(webhooks.pointer, name)).map(
      (operation): Callback => ({ kind: 'webhook', name, operation }),
    ),
  );
}
