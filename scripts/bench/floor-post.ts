// The floor of a POST: bare node:http that parses the JSON body and answers a fixed text.
import { createServer } from 'node:http';
import { SERVER_OPTIONS } from '../../src/adapters/server-options.ts';
import { sayWhere } from './say-where.ts';

const values = ['/home', '/products', '/cart', '/checkout', '/search'];
const body = JSON.stringify({
  data: {
    id: 'eba4e8b6-caf2-4ec6-8cf8-4120e32ac23d',
    type: 'scalar_response',
    attributes: {
      columns: [
        { name: '@view.name', type: 'group', values },
        { name: 'query', type: 'number', values: [7478, 4482, 3213, 3197, 1203] },
      ],
    },
  },
  meta: { status: 'done' },
});
const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };

const options = process.argv[2] === 'as-specwright' ? SERVER_OPTIONS : {};
const server = createServer(options, (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(200, headers);
    response.end(body);
  });
});
sayWhere(server.listen(0, '127.0.0.1'));
