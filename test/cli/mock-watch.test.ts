import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../contract/folder.ts';
import { serve, untilSaid } from './serve-mock.ts';

describe('--watch', () => {
  const document = (title: string, status: string) => `
openapi: 3.1.0
info: { title: ${title}, version: '1' }
paths:
  /things:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses: { '201': { description: Made., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
  /things/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '${status}': { description: A thing., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
components: { schemas: { Thing: { type: object, required: [id], properties: { id: { type: string } } } } }
`;

  test('reloads what was changed and keeps state; what is broken leaves the old one answering', async () => {
    const file = join(await folderOf({ 'api.yaml': document('One', '200') }), 'api.yaml');
    const { child, url } = await serve(file, '--watch', '--stateful');
    const ask = async () => (await fetch(`${url}/things/a`)).status;
    const body = JSON.stringify({ id: 'a' });
    const json = { 'content-type': 'application/json' };
    await fetch(`${url}/things`, { method: 'POST', body, headers: json });
    expect(await ask()).toBe(200);

    await writeFile(file, document('Two', '203'));
    await untilSaid(child, 'reloaded');
    expect(await ask()).toBe(203);

    await writeFile(file, 'openapi: 3.1.0\ninfo: [');
    expect(await untilSaid(child, 'goes on as it was')).toMatch(/api\.yaml:\d+:\d+/);
    expect(await ask()).toBe(203);

    await writeFile(file, document('Three', '200'));
    await untilSaid(child, 'reloaded');
    expect(await ask()).toBe(200);
  });
});

test('--watch takes in what semantics import, also by others, and what was missing of it', async () => {
  const wording = (text: string) => `export default ${JSON.stringify(text)};`;
  const folder = await folderOf({
    'api.yaml': `
openapi: 3.1.0
info: { title: Api, version: '1' }
paths: { /a: { get: { responses: { '200': { description: A., content: { application/json: { schema: {} } } } } } } }
`,
    'api.semantics.js': `import text from './nested/text.js';
export default { operations: { 'GET /a': { respond: () => ({ status: 200, body: text }) } } };`,
    'nested/text.js': "export { default } from './wording.js';",
    'nested/wording.js': wording('one'),
  });
  const { child, url } = await serve(join(folder, 'api.yaml'), '--watch');
  const ask = async () => (await fetch(`${url}/a`)).json();
  expect(await ask()).toBe('one');
  await writeFile(join(folder, 'nested/wording.js'), wording('two'));
  await untilSaid(child, 'reloaded');
  expect(await ask()).toBe('two');
  await writeFile(join(folder, 'nested/text.js'), "export { default } from './later.js';");
  await untilSaid(child, 'goes on as it was');
  expect(await ask()).toBe('two');
  await writeFile(join(folder, 'nested/later.js'), wording('three'));
  await untilSaid(child, 'reloaded');
  expect(await ask()).toBe('three');
});

describe('--watch, where reading fails', () => {
  const BROKEN = 'openapi: 3.1.0\ninfo: [';
  const referring = `
openapi: 3.1.0
info: { title: Api, version: '1' }
paths: { /a: { $ref: new.yaml } }
`;

  test('a file that was missing is taken in once it is there', async () => {
    const folder = await folderOf({ 'api.yaml': referring.replace('$ref: new.yaml', '') });
    const { child } = await serve(join(folder, 'api.yaml'), '--watch');
    await writeFile(join(folder, 'api.yaml'), referring);
    expect(await untilSaid(child, 'goes on as it was')).toContain('no such file');
    await writeFile(join(folder, 'new.yaml'), 'get: { responses: {} }');
    await untilSaid(child, 'reloaded');
  });

  test('semantics that come to lie beside it are taken in', async () => {
    const folder = await folderOf({ 'api.yaml': referring.replace('$ref: new.yaml', '') });
    const { child } = await serve(join(folder, 'api.yaml'), '--watch');
    await writeFile(join(folder, 'api.semantics.js'), 'export default { operations: {} };');
    await untilSaid(child, 'reloaded');
  });

  test('why is said under --quiet, too', async () => {
    const folder = await folderOf({ 'api.yaml': referring.replace('$ref: new.yaml', '') });
    const { child } = await serve(join(folder, 'api.yaml'), '--watch', '--quiet');
    await writeFile(join(folder, 'api.yaml'), BROKEN);
    await untilSaid(child, 'goes on as it was');
  });
});
