import { type LookupAddress, lookup } from 'node:dns';
import type { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';

/** Connections to a host that are kept open, and end by themselves when the process does. */
export interface Pool {
  readonly agent: Agent;
  /** Finds a host where it was found first: it is asked for once. */
  readonly lookup: LookupFunction;
  /** Ends the connections that nothing is on its way on. */
  close(): void;
}

/**
 * An empty pool.
 * @param protocol `http:` or `https:`.
 * @param size so many connections at once.
 */
export function createPool(protocol: string, size: number): Pool {
  const { Agent } = process.getBuiltinModule(protocol === 'https:' ? 'node:https' : 'node:http');
  const agent = new Agent({ keepAlive: true, maxSockets: size });
  return { agent, lookup: pinnedLookup(), close: () => agent.destroy() };
}

function pinnedLookup(): LookupFunction {
  const found = new Map<string, LookupAddress[]>();
  return (hostname, options, done) => {
    const give = (addresses: LookupAddress[]) => {
      const [first] = addresses;
      if (options.all === true) done(null, addresses);
      else done(null, first?.address ?? '', first?.family);
    };
    const known = found.get(hostname);
    if (known !== undefined) return give(known);
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, []);
      found.set(hostname, addresses);
      give(addresses);
    });
  };
}
