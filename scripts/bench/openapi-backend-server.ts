// openapi-backend, which is a library: served as its documentation shows, mocking what has no handler.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { sayWhere } from './say-where.ts';

const [cache = '', document = ''] = process.argv.slice(2);
const { OpenAPIBackend } = createRequire(pathToFileURL(`${cache}/package.json`))('openapi-backend');

interface Context {
  readonly api: { mockResponseForOperation(id: string): Answer };
  readonly operation: { readonly operationId: string };
  readonly validation: { readonly errors: unknown };
}

interface Answer {
  readonly status: number;
  readonly mock: unknown;
}

const api = new OpenAPIBackend({
  definition: JSON.parse(readFileSync(document, 'utf8')),
  // Its check of a definition knows 3.0 alone, and would keep it from serving one of 3.1.
  quick: true,
  handlers: {
    validationFail: ({ validation }: Context): Answer => ({ status: 400, mock: validation.errors }),
    notFound: (): Answer => ({ status: 404, mock: 'not found' }),
    notImplemented: ({ api, operation }: Context): Answer =>
      api.mockResponseForOperation(operation.operationId),
  },
});
await api.init();

const server = createServer(async (request, response) => {
  const { method, url, headers } = request;
  const body = await text(request);
  const { status, mock }: Answer = await api.handleRequest({ method, path: url, headers, body });
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(mock));
});
sayWhere(server.listen(0, '127.0.0.1'));
