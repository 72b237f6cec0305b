import type { ExchangeSource } from '../http/exchange.ts';

/**
 * Asked of each exchange of a recording, in their order: what is to stand in the place of one that needn't be read;
 * `undefined`: it is to be read.
 */
export type Leave<Left> = (source: ExchangeSource) => Left | undefined;
