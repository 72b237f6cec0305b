// Compiled by `npm run typecheck`, never run: each line stands for what a test may write, or may not.
import { createFetch } from '../../src/adapters/fetch.ts';
import { startMock } from '../../src/adapters/start-mock.ts';
import { contractTest } from '../../src/adapters/vitest.ts';
import type { BundledOperations } from '../../src/mock/bundled-operations.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import type { Mock } from '../../src/mock/mock.ts';

type BrazeMock = Mock<BundledOperations['braze']>;

const SERIES = 'GET /events/data_series';
const EMPTY = { message: 'success', data: [] };

export async function whatABundledContractDocuments() {
  const braze = await createMock('braze');
  const series = braze.on(SERIES);
  series.reply(200, EMPTY).replyOnce(429).replyTimes(3, 503, { message: 'Down' });
  series.replyOnce(429, undefined, { headers: { 'retry-after': '9' }, delay: 10 });
  series.replyOnce(200, EMPTY, { disturbance: 'cut' });
  const computed: number = Number('429');
  series.replyOnce(computed);
  series.reply(computed, { message: 'Slow down' }, { delay: 5 });
  series.replyTimes(2, computed, { message: 'Slow down' });
  series.reply(({ parameters: { query } }) =>
    query.length > 10 ? { status: 400, body: { message: query.event } } : undefined,
  );
  series.reply(() => ({ status: 429 }));
  series.reply(() => ({ status: 429, headers: { 'set-cookie': ['a=1', 'b=2'] }, delay: 10 }));
  series.reply(({ method, url, headers }) =>
    method === 'GET' && url.startsWith('/v1') && headers['user-agent'] !== undefined
      ? { status: 200, body: EMPTY, disturbance: 'slow' }
      : undefined,
  );
  braze.sandbox('worker 1').on(SERIES).reply(200, EMPTY).clear();
  await braze.waitFor(SERIES, { count: 2, where: ({ response }) => response.status === 200 });
  braze.journal(SERIES);
  braze.on('getCustomEventDataSeries').reply(200, EMPTY);

  await using running = await startMock('mparticle-platform');
  running.on('POST /oauth/token').replyOnce(403);
  await createFetch(braze);
}

export function whatItDoesNotDocument(braze: BrazeMock) {
  const series = braze.on(SERIES);
  // @ts-expect-error: no such status
  series.reply(404);
  // @ts-expect-error: no such status, with the body of another
  series.reply(299, { message: 'odd' });
  // @ts-expect-error: the body of a 5XX
  series.reply(200, { message: 'success' });
  // @ts-expect-error: the body of a 200
  series.replyOnce(429, { data: [] });
  // @ts-expect-error: a number for a text
  series.replyTimes(2, 503, { message: 7 });
  // @ts-expect-error: how many times comes first
  series.replyTimes(429);
  // @ts-expect-error: the status doesn't go with the body
  series.reply(() => ({ status: 200, body: { message: 'success' } }));
  // @ts-expect-error: no such parameter
  series.reply(({ parameters: { query } }) => (query.lenght ? undefined : undefined));
  // @ts-expect-error: no such disturbance
  series.reply(200, EMPTY, { disturbance: 'lost' });
  // @ts-expect-error: no such operation
  braze.on('GET /events');
  // @ts-expect-error: no such operation
  braze.journal('GET /events');
  // @ts-expect-error: no such operation
  braze.waitFor('GET /events');
  // @ts-expect-error: no such operation
  braze.sandbox('worker 1').on('GET /events');
}

export function whatIsMeant(braze: BrazeMock) {
  braze.on(SERIES).reply(404, 'gone', { breach: true });
  braze.on(SERIES).replyOnce(200, { message: 7 }, { breach: true });
  braze.on(SERIES).reply(() => ({ status: 418, body: 'tea', breach: true }));
  // @ts-expect-error: nothing says that it is meant
  braze.on(SERIES).reply(() => ({ status: 418, body: 'tea' }));
  // @ts-expect-error: nothing says that it is meant
  braze.on(SERIES).reply(404, 'gone', { breach: false });
}

export function whatTheFixtureDocuments() {
  contractTest('braze')('a test', ({ api }) => {
    api.on(SERIES).replyOnce(429);
    // @ts-expect-error: no such status
    api.on(SERIES).replyOnce(404);
    // @ts-expect-error: no such operation
    api.on('GET /events');
  });
  contractTest<ShopOperations>('./shop.yaml')('a test', ({ api }) => {
    api.on('GET /things/{id}').reply(404, { code: 1 });
    // @ts-expect-error: no such operation
    api.on('GET /things');
  });
}

/** As `specwright types` writes them for a document of one's own. */
interface ShopOperations {
  'GET /things/{id}': {
    parameters: { path: { id: string } };
    responses: {
      200: { content: { 'application/json': { id: string } } };
      204: { content?: never };
      '4XX': { content: { 'application/json': { code: number } } };
      default: { content: { 'application/json': { reason: string } } };
    };
  };
  'GET /things/{id}/image': {
    parameters: { path: { id: string } };
    responses: {
      200: { content: { 'image/png': string } };
      404: { content: { 'application/problem+json': { title: string } } };
    };
  };
}

export function ofOnesOwn(shop: Mock<ShopOperations>, any: Mock) {
  const thing = shop.on('GET /things/{id}');
  thing.reply(200, { id: 'a' }).replyOnce(204).replyOnce(404, { code: 1 });
  thing.replyOnce(500, { reason: 'down' });
  thing.reply(({ parameters: { path } }) => ({ status: 404, body: { code: path.id.length } }));
  thing.reply(() => ({ status: 204 }));
  const image = shop.on('GET /things/{id}/image');
  image.reply(200, new Uint8Array([137])).reply(200, Buffer.from('PNG'));
  image.reply(() => ({ status: 200, body: new Uint8Array([137]) }));
  // @ts-expect-error: bytes for JSON
  image.reply(404, new Uint8Array([137]));
  // @ts-expect-error: a 404 is one of 4XX, not of the default
  thing.reply(404, { reason: 'down' });
  // @ts-expect-error: a 500 is none of 4XX
  thing.reply(500, { code: 1 });
  // @ts-expect-error: a 204 has no body
  thing.reply(204, { id: 'a' });

  any.on('GET /whatever').reply(200, { any: 'body' }).replyOnce(404);
}
