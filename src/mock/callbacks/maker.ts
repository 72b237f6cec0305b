import type { CompiledContract } from '../../compile/compiled-contract.ts';
import { createRandom } from '../../compile/random.ts';
import type { Json } from '../../contract/contract.ts';
import { CallbackError } from '../../errors.ts';
import type { HttpRequest } from '../../http/exchange.ts';
import { compileEntityTemplates } from '../resources/find-resources.ts';
import type { Sandbox } from '../sandboxes.ts';
import type { OwnedCallback } from './callbacks.ts';
import { resolveExpressions } from './expression.ts';
import { givenByOccasion } from './given.ts';
import { type Occasion, readOccasion } from './occasion.ts';
import { createCallbackRequest } from './request.ts';

/** What the requests of a mock's callbacks are made from. */
export interface MakerOptions {
  readonly seed: string;
  readonly preferExamples: boolean;
  readonly secret: string;
}

/** What a request is to have in it. */
export interface Wanted {
  readonly body?: Json | undefined;
  /** What it comes of. */
  readonly occasion?: Occasion | undefined;
}

/** Makes the requests of a mock's callbacks and webhooks. */
export interface CallbackMaker {
  /** Where an occasion has a callback sent to; `undefined`: it doesn't say, so that none is. */
  urlOf(callback: OwnedCallback, occasion: Occasion): string | undefined;
  /** Callbacks in an order by the seed, another each time. */
  ordered(callbacks: readonly OwnedCallback[], sandbox: Sandbox): readonly OwnedCallback[];
  /**
   * The same seed, clock, and place among those of its sandbox give the same request.
   * @throws {CallbackError} if it can't be sent where it is to go, or with the body that it is to have.
   * @throws {DocumentError} if the contract doesn't say properly how it is signed.
   * @throws {SchemaError} if no valid request is found or a schema doesn't compile.
   */
  make(callback: OwnedCallback, sandbox: Sandbox, url: string, wanted: Wanted): HttpRequest;
}

/** Prepares making the requests of a contract's callbacks and webhooks. */
export function createCallbackMaker(
  compiled: CompiledContract,
  { seed, preferExamples, secret }: MakerOptions,
): CallbackMaker {
  const seeded = createRandom(seed);
  const templateOf = compileEntityTemplates(compiled.contract);
  const turnOf = ({ name, callbacks }: Sandbox) => seeded.derive(`callback ${name} ${callbacks}`);
  return {
    urlOf: ({ url }, occasion) =>
      url === undefined ? undefined : resolveExpressions(url, readOccasion(compiled, occasion)),
    ordered(callbacks, sandbox) {
      const random = turnOf(sandbox).derive('order');
      return callbacks
        .map((callback) => ({ callback, rank: random.next() }))
        .sort((one, other) => one.rank - other.rank)
        .map(({ callback }) => callback);
    },
    make(callback, sandbox, url, { body, occasion }) {
      expectUrl(callback, url);
      const random = turnOf(sandbox);
      sandbox.callbacks += 1;
      const template = callback.owner === undefined ? '' : templateOf(callback.owner);
      return createCallbackRequest(compiled, callback, url, {
        random,
        now: sandbox.clock.now(),
        start: sandbox.clock.start(),
        entities: seeded.derive('entities'),
        given: occasion && givenByOccasion(template, readOccasion(compiled, occasion)),
        template,
        preferExamples,
        told: body,
        secret,
      });
    },
  };
}

function expectUrl({ kind, name }: OwnedCallback, url: string): void {
  if (/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return;
  throw new CallbackError({
    problem: `the ${kind} ${name} can't be sent`,
    expected: 'an absolute URL, of http or https',
    received: url,
  });
}
