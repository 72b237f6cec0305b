// Scalar's mock server, which is a library: served as its documentation shows.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { sayWhere } from './say-where.ts';

const [cache = '', document = ''] = process.argv.slice(2);
const resolve = createRequire(pathToFileURL(`${cache}/package.json`)).resolve;
const load = (name: string) => import(pathToFileURL(resolve(name)).href);

const { createMockServer } = await load('@scalar/mock-server');
const { serve } = await load('@hono/node-server');
const { parse } = await load('yaml');
const app = await createMockServer({ document: parse(readFileSync(document, 'utf8')) });
sayWhere(serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }));
