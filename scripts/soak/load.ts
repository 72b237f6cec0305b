import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** What became of the requests. */
export interface Counts {
  readonly requests: number;
  /** 200 with what was asked for, the 429, what reads the journal, connections that were cut or reset: all are meant. */
  readonly answered: number;
  readonly limited: number;
  readonly controlled: number;
  readonly disturbed: number;
  /** Anything else. */
  readonly unexpected: number;
}

/** How many requests are under way at a time. */
const CONNECTIONS = 32;

/** How many requests come for one that reads the journal. */
const PER_READING = 200;

type Outcome = Exclude<keyof Counts, 'requests'>;

/** Prepares asking a mock of Braze for series, as fast as it answers. */
export function createLoad(url: string): (seconds: number) => Promise<Counts> {
  return async (seconds) => {
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const counts = {
      requests: 0,
      answered: 0,
      limited: 0,
      controlled: 0,
      disturbed: 0,
      unexpected: 0,
    };
    const end = performance.now() + seconds * 1000;
    const work = async (worker: number) => {
      for (let turn = 0; performance.now() < end; turn += 1) {
        const number = worker * 1_000_000 + turn;
        const outcome = await (turn % PER_READING === 1
          ? readJournal(agent, url)
          : ask(agent, url, number));
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
function ask(agent: Agent, url: string, number: number): Promise<Outcome> {
  const length = (number % 100) + 1;
  const series = `${url}/events/data_series?event=event${number}&length=${length}`;
  const sandbox = number % 2 === 0 ? `sandbox ${number % 100}` : '';
  const headers = { authorization: 'Bearer make-believe', 'specwright-sandbox': sandbox };
  return outcomeOf(agent, series, headers, (status, body) => {
    if (status === 429) return body.message === undefined ? 'unexpected' : 'limited';
    // The override that has a body has an empty series.
    const isSeries = Array.isArray(body.data) && [0, length].includes(body.data.length);
    return status === 200 && isSeries ? 'answered' : 'unexpected';
  });
}

function readJournal(agent: Agent, url: string): Promise<Outcome> {
  return outcomeOf(agent, `${url}/__specwright/journal?limit=10`, {}, (status, body) =>
    status === 200 && Array.isArray(body.entries) ? 'controlled' : 'unexpected',
  );
}

interface Body {
  readonly message?: unknown;
  readonly data?: unknown;
  readonly entries?: unknown;
}

/** What becomes of a request. Only a connection that ends is a disturbance: one that is refused isn't. */
function outcomeOf(
  agent: Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
  judge: (status: number | undefined, body: Body) => Outcome,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const fail = ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'ECONNRESET' ? 'disturbed' : 'unexpected');
    const read = async (response: IncomingMessage) => {
      const body = await text(response);
      return judge(response.statusCode, JSON.parse(body));
    };
    const sent = request(
      url,
      { agent, headers },
      (response) => void read(response).then(resolve, fail),
    );
    sent.on('error', fail);
    sent.end();
  });
}
