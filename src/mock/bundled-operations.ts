import type { Operations as Braze } from '../../specs/braze/types.ts';
import type { Operations as Datadog } from '../../specs/datadog-product-analytics/types.ts';
import type { Operations as MParticle } from '../../specs/mparticle-platform/types.ts';
import type { Operations as Tell } from '../../specs/tell/types.ts';
import type { AnyOperation } from '../semantics/operation-types.ts';

/** The operations of the bundled contracts, by their names. */
export interface BundledOperations {
  readonly braze: Braze;
  readonly 'datadog-product-analytics': Datadog;
  readonly 'mparticle-platform': MParticle;
  readonly tell: Tell;
}

/** Operations whose types aren't known. */
export type AnyOperations = Readonly<Record<string, AnyOperation>>;
