// The floor of a check: a plain loop that parses a recording and its bodies, and holds each answer's
// body against its schema by one ajv validator. Writes the indices of those that break it.
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const [recording, file, report] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, 'utf8'));
const ajv = new Ajv2020({ strict: false, logger: false, validateFormats: true });
formats.default(ajv);
ajv.addSchema(document, 'document');
const operations = operationsByShape();
const validators = new Map();

const broken = [];
const { entries } = JSON.parse(readFileSync(recording, 'utf8')).log;
for (const [index, { request, response }] of entries.entries()) {
  const { text } = response.content;
  if (text === undefined) continue;
  const validate = validatorOf(find(request), response.status);
  if (validate !== undefined && !validate(JSON.parse(text))) broken.push(index);
}
writeFileSync(report, JSON.stringify(broken));

/** The operations by method and count of segments, those with the fewest parameters first. */
function operationsByShape() {
  const all = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => item[method].responses !== undefined)
      .map((method) => {
        const [server] = item[method].servers ?? item.servers ?? document.servers;
        const base = new URL(server.url).pathname.replace(/\/$/, '');
        const segments = `${base}${path}`.split('/');
        const pointer = `/paths/${escapeToken(path)}/${method}`;
        const fixed = segments.map((segment) => (segment.startsWith('{') ? undefined : segment));
        return { method: method.toUpperCase(), responses: item[method].responses, pointer, fixed };
      }),
  );
  const parameters = ({ fixed }) => fixed.filter((segment) => segment === undefined).length;
  all.sort((a, b) => parameters(a) - parameters(b));
  return Map.groupBy(all, ({ method, fixed }) => `${method} ${fixed.length}`);
}

function find({ method, url }) {
  const segments = new URL(url).pathname.split('/');
  return operations
    .get(`${method} ${segments.length}`)
    ?.find(({ fixed }) => fixed.every((each, at) => each === undefined || each === segments[at]));
}

function validatorOf(operation, status) {
  if (operation === undefined) return undefined;
  const key = `${operation.pointer} ${status}`;
  if (!validators.has(key)) validators.set(key, compile(operation, status));
  return validators.get(key);
}

function compile({ responses, pointer }, status) {
  const documented = responses[status] === undefined ? 'default' : status;
  const { $ref } = responses[documented];
  const at = $ref === undefined ? `${pointer}/responses/${documented}` : $ref.slice(1);
  const content = valueAt(at).content;
  const mediaType = Object.keys(content).find((each) => each.includes('json'));
  const schema = encodeURI(`${at}/content/${escapeToken(mediaType)}/schema`);
  return ajv.getSchema(`document#${schema}`);
}

function valueAt(pointer) {
  const tokens = pointer.split('/').slice(1);
  return tokens.reduce(
    (value, token) => value[token.replaceAll('~1', '/').replaceAll('~0', '~')],
    document,
  );
}

function escapeToken(token) {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
