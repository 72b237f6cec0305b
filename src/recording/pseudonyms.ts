import { createHmac } from 'node:crypto';
import { isTelling } from './echoed-secrets.ts';
import { isMasked } from './redaction.ts';

/** So many secrets are looked for wherever they stand: those that were hidden last. */
const MOST_KNOWN = 500;

/** Names that stand for secrets, the same for the same secret. */
export interface Pseudonyms {
  /** How many secrets were hidden so far. */
  readonly hidden: number;
  /** The name for a secret. What is empty or masked stays as it is. */
  of(secret: string): string;
  /** A text with the names of the secrets that are known, in place of them. */
  within(text: string): string;
  /** Makes a secret known. */
  learn(secret: string): void;
}

/**
 * Names are derived by a key (HMAC, RFC 2104), so that nobody without it can try which secret a name stands
 * for. As `isMasked` knows them, no check takes one for a value that was sent.
 */
export function createPseudonyms(key: string | Uint8Array): Pseudonyms {
  const known = new Set<string>();
  let hidden = 0;
  const nameOf = (secret: string) =>
    `pseudonym-${createHmac('sha256', key).update(secret).digest('hex').slice(0, 16)}`;
  const learn = (secret: string) => {
    if (!isTelling(secret)) return;
    known.delete(secret);
    known.add(secret);
    const [oldest] = known;
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  };
  return {
    get hidden() {
      return hidden;
    },
    of(secret) {
      if (secret === '' || isMasked(secret)) return secret;
      learn(secret);
      hidden += 1;
      return nameOf(secret);
    },
    within(text) {
      let named = text;
      for (const secret of known) {
        if (!named.includes(secret)) continue;
        hidden += 1;
        named = named.replaceAll(secret, nameOf(secret));
      }
      return named;
    },
    learn,
  };
}
