// The floor: bare node:http with a fixed answer, as long as a series of 24 hours.
import { createServer } from 'node:http';
import { SERVER_OPTIONS } from '../../src/adapters/server-options.ts';
import { sayWhere } from './say-where.ts';

const data = Array.from({ length: 24 }, (_, hour) => ({
  time: `2026-11-19T${String(hour).padStart(2, '0')}:00:00Z`,
  count: 1000 + hour,
}));
const body = JSON.stringify({ message: 'success', data });
const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };

const options = process.argv[2] === 'as-specwright' ? SERVER_OPTIONS : {};
const server = createServer(options, (_, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
sayWhere(server.listen(0, '127.0.0.1'));
