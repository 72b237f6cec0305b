import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { generateFactories } from '../../generators/factories.ts';
import { bundledContracts } from '../../src/contract/bundled.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { importFactories } from './factories/imported.ts';

const ODD = `openapi: 3.1.0
info: { title: Odd, version: '1' }
paths:
  /it's\\here:
    get: { operationId: default, responses: { '200': { description: "It's", content: { application/json: { schema: { const: "it's \\\\ 'here'" } } } } } }
  /twice: { get: { operationId: twice, responses: {} }, put: { operationId: twice, responses: {} } }
components:
  schemas:
    default: { type: string }
    Requests: { type: object, properties: { "__proto__": { type: string } } }
    a/b~c: { $ref: '#/components/schemas/default' }
    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }], discriminator: { propertyName: kind, mapping: { cat: Cat } } }
    Cat: { type: object, required: [kind], properties: { kind: { type: string } }, x-internal: true, xml: { name: cat } }
`;

describe('a module of factories', () => {
  test.each(bundledContracts())('%s: makes each schema, and declares its types', async (name) => {
    const text = await generateFactories(await loadContract(name));
    const { diagnostics } = ts.transpileDeclaration(text, {
      compilerOptions: { isolatedDeclarations: true, strict: true },
      reportDiagnostics: true,
    });
    expect(diagnostics).toEqual([]);
    expect(await generateFactories(await loadContract(name))).toBe(text);
  });

  test('exports a factory for each schema, and those of operations', async () => {
    const { dataSeries, responses, createFactories } = await importFactories(
      await loadContract('braze'),
    );
    const { data } = dataSeries({ data: [{ count: 3 }] });
    expect(data).toEqual([{ time: expect.any(String), count: 3 }]);
    expect(responses.getCustomEventDataSeries).toBe(responses['GET /events/data_series']);
    expect([...responses['GET /events/data_series'].variants()].length).toBeGreaterThan(5);
    expect(createFactories({ seed: 'a' }).dataSeries()).toEqual(
      createFactories({ seed: 'a' }).dataSeries(),
    );
  });

  test('holds whatever names and texts a document has', async () => {
    const module = await importFactories(await loadContractText(ODD, { name: 'odd' }));
    const { responses, createFactories, ...factories } = module;
    expect(Object.keys(factories).toSorted()).toEqual([
      'abc',
      'cat',
      'makeDefault',
      'makeRequests',
      'pet',
      'requests',
    ]);
    expect(responses["GET /it's\\here"][200]()).toBe("it's \\ 'here'");
    expect(Object.keys(responses)).toEqual([
      "GET /it's\\here",
      'default',
      'GET /twice',
      'PUT /twice',
    ]);
    expect(factories.pet()).toMatchObject({ kind: 'cat' });
    expect(Object.keys(factories.makeRequests())).toEqual(['__proto__']);
  });

  test('holds no more of a document than it needs', async () => {
    const text = await generateFactories(await loadContractText(ODD, { name: 'odd' }));
    expect(text).not.toMatch(/x-internal|"xml"|"info"/);
  });

  test('a clock may be given, and has to be one', async () => {
    const { createFactories } = await importFactories(await loadContract('braze'));
    const point = (now?: string) => createFactories({ now }).dataPoint().time.slice(0, 3);
    expect([point(), point('1999-06-01T00:00:00Z')]).toEqual(['202', '199']);
    expect(() => createFactories({ now: 'today' })).toThrow(
      "the factories' clock can't be set: expected a date-time such as 2026-01-01T00:00:00Z, received today",
    );
  });
});
