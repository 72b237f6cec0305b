import type { ExchangeSource } from '../http/exchange.ts';

/**
 * Asked of each exchange of a recording, in their order: what is to stand in the place of one that needn't be read;
 * `undefined`: it is to be read.
 * @param bytes how much of the recording it takes.
 */
export type Leave<Left> = (source: ExchangeSource, bytes: number) => Left | undefined;
