import { Agent, request } from 'node:http';

/** What became of the requests. */
export interface Counts {
  readonly requests: number;
  /** 200 and 429, and connections that were cut or reset: all are meant. */
  readonly answered: number;
  readonly limited: number;
  readonly disturbed: number;
  /** Anything else. */
  readonly unexpected: number;
}

/** How many requests are under way at a time. */
const CONNECTIONS = 32;

/** Prepares asking a mock of Braze for series, as fast as it answers. */
export function createLoad(url: string): (seconds: number) => Promise<Counts> {
  return async (seconds) => {
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const counts = { requests: 0, answered: 0, limited: 0, disturbed: 0, unexpected: 0 };
    const end = performance.now() + seconds * 1000;
    const work = async (worker: number) => {
      for (let turn = 0; performance.now() < end; turn += 1) {
        const outcome = await ask(agent, url, worker * 1_000_000 + turn);
        counts.requests += 1;
        counts[outcome] += 1;
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, worker) => work(worker)));
    agent.destroy();
    return counts;
  };
}

/** Asks for a series that wasn't asked for before, every other time in one of a hundred sandboxes. */
function ask(
  agent: Agent,
  url: string,
  number: number,
): Promise<Exclude<keyof Counts, 'requests'>> {
  const series = `${url}/events/data_series?event=event${number}&length=${(number % 100) + 1}`;
  const sandbox = number % 2 === 0 ? `sandbox ${number % 100}` : '';
  const headers = { authorization: 'Bearer make-believe', 'specwright-sandbox': sandbox };
  return new Promise((resolve) => {
    const sent = request(series, { agent, headers }, (response) => {
      response.on('error', () => resolve('disturbed'));
      response.on('end', () => resolve(outcomeOf(response.statusCode)));
      response.resume();
    });
    sent.on('error', () => resolve('disturbed'));
    sent.end();
  });
}

function outcomeOf(status: number | undefined): Exclude<keyof Counts, 'requests'> {
  if (status === 200) return 'answered';
  return status === 429 ? 'limited' : 'unexpected';
}
