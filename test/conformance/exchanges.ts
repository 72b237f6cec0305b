import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import type { Replay } from '../../src/conformance/replay/replay.ts';
import { judgeReplay } from '../../src/conformance/replay/run.ts';
import type { Report } from '../../src/conformance/report.ts';
import { judgeExchanges, type RunOptions, reportOf } from '../../src/conformance/run.ts';
import type { Subject } from '../../src/conformance/subject.ts';
import { loadContractText } from '../../src/contract/load.ts';
import type { Exchange, HttpRequest, HttpResponse } from '../../src/http/exchange.ts';
import type { Session } from '../../src/recording/sessions.ts';
import { openContract } from '../../src/semantics/open.ts';
import type { Semantics } from '../../src/semantics/semantics.ts';

const shopFile = fileURLToPath(new URL('../fixtures/conformance/shop.yaml', import.meta.url));

/** A small shop, with a broken schema on one path. */
export const shop = await openSubject(readFileSync(shopFile, 'utf8'), { file: shopFile });

/** The bundled contract with its semantics. */
export const braze: Subject = await (async () => {
  const { contract, semantics } = await openContract('braze');
  return { compiled: compileContract(contract), semantics };
})();

export async function openSubject(
  text: string,
  {
    file = 'api.yaml',
    semantics,
    formats = 'assert',
  }: { file?: string; semantics?: Semantics; formats?: 'assert' | 'annotate' } = {},
): Promise<Subject> {
  const contract = await loadContractText(text, { file });
  return { compiled: compileContract(contract, { formats }), semantics };
}

/** A part of a message that a test changes; a body that isn't text or bytes is written as JSON. */
export interface MessageChange {
  readonly headers?: HttpRequest['headers'];
  readonly body?: unknown;
}

export interface RequestChange extends MessageChange {
  readonly method?: string;
  readonly url?: string;
}

export interface ResponseChange extends MessageChange {
  readonly status?: number;
}

/** An exchange: `index` tells it from others of the same recording. */
export function exchange(request: RequestChange, response: ResponseChange, index = 0): Exchange {
  const { method = 'GET', url = 'https://api.shop.example/v1/orders' } = request;
  return {
    source: { file: 'a.har', index },
    request: { method, url, ...message(request) } satisfies HttpRequest,
    response: { status: response.status ?? 200, ...message(response) } satisfies HttpResponse,
  };
}

function message({ headers = {}, body }: MessageChange): Pick<HttpRequest, 'headers' | 'body'> {
  if (body === undefined) return { headers };
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  return { headers, body: isRaw ? body : JSON.stringify(body) };
}

export const LENIENT: RunOptions = {
  strict: false,
  mediaTypes: 'lenient',
  replayed: false,
  ignored: new Set(),
  servers: [],
  contractsNamed: true,
};

/** Holds exchanges against contracts, or their replay. */
export function check(
  exchanges: readonly Exchange[],
  subjects: readonly Subject[] = [shop],
  options: Partial<RunOptions> & { readonly replay?: Replay; readonly concurrency?: number } = {},
): Promise<Report> {
  const { replay, concurrency = 1, ...run } = options;
  return reportOf({ ...LENIENT, ...run }, (run) =>
    replay === undefined
      ? judgeExchanges(iterate(exchanges), subjects, run)
      : judgeReplay(sessionsOf(exchanges), subjects, { ...run, replay, concurrency }),
  );
}

/** Exchanges by their recordings. */
function sessionsOf(exchanges: readonly Exchange[]): Session[] {
  return [...Map.groupBy(exchanges, ({ source }) => source.file)].map(([file, all]) => ({
    file,
    read: () => iterate(all),
  }));
}

/** Verdict, reason and findings of one exchange. */
export async function checkOne(
  one: Exchange,
  subjects?: readonly Subject[],
  options?: Partial<RunOptions>,
) {
  const { exchangeVerdicts, findings } = await check([one], subjects, options);
  const [{ verdict, reason, operation } = { verdict: 'none', reason: null, operation: null }] =
    exchangeVerdicts;
  return { verdict, reason, operation, findings };
}

async function* iterate(exchanges: readonly Exchange[]) {
  yield exchanges;
}
