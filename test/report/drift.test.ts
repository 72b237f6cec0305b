import { expect, test } from 'vitest';
import type { DriftRow } from '../../src/conformance/drift/row.ts';
import { plain } from '../../src/report/paint.ts';
import { textReport } from '../../src/report/text.ts';
import { json, recordings, replayed } from '../conformance/drift/drifting.ts';
import { check } from '../conformance/exchanges.ts';
import { drifted, thing } from './drifted.ts';

/** The report's section on drift. */
function section(text: string): string | undefined {
  return text.split('\n\n').find((part) => part.startsWith('Drift'));
}

test('a place on each line, the worst first', async () => {
  const report = await drifted();
  expect(section(textReport(report, [], plain))).toMatchInlineSnapshot(`
    "Drift  5 places on which contract, recording and target disagree by shape
               Answer          Place       Contract          Recording  Target  Differs
      error    GET /thing 200  status      200               200        404     target               ×1 a.har entries[2]
      error    GET /thing 200  body /id    integer           integer    string  target               ×1 a.har entries[1]
      warning  GET /thing 200  body /more  not documented    absent     number  target               ×1 a.har entries[0]
      info     GET /thing 200  body /name  string or absent  string     absent  recording, target    ×2 a.har entries[0]
      info     GET /thing 200  body /more  not documented    string     –       contract, recording  ×1 a.har entries[2]"
  `);
});

test('where the screen is too narrow for the table, a place on two lines', async () => {
  const text = textReport(await drifted(), [], plain, 100);
  expect(section(text)?.split('\n').slice(0, 5)).toEqual([
    'Drift  5 places on which contract, recording and target disagree by shape',
    '  error GET /thing 200 status: target',
    '    contract: 200, recording: 200, target: 404  ×1 a.har entries[2]',
    '  error GET /thing 200 body /id: target',
    '    contract: integer, recording: integer, target: string  ×1 a.har entries[1]',
  ]);
});

test('what only drifted fails nothing, and is not all well', async () => {
  const exchanges = recordings({ headers: json, body: { id: 1 } });
  const report = await replayed(thing, exchanges, [{ headers: json, body: { id: 1, more: 1 } }]);
  expect(textReport(report, [], plain)).toContain('Nothing that fails the run; 1 place drifted.');
});

test('of many, the first are told', async () => {
  const report = await check([], [thing]);
  const rows = Array.from(
    { length: 25 },
    (_, index): DriftRow => ({
      contract: 'api',
      operation: 'GET /thing',
      status: 200,
      at: 'response.body',
      pointer: `/${index}`,
      documented: null,
      recorded: 'a'.repeat(50),
      received: 'string',
      disagree: ['recording-target'],
      severity: 'warning',
      exchanges: 1,
      first: { file: 'a.har', index },
      contractLocation: { file: 'api.yaml' },
    }),
  );
  const lines = section(textReport({ ...report, drift: rows }, [], plain))?.split('\n') ?? [];
  expect(lines).toHaveLength(23);
  expect(lines[2]).toContain(`  –         ${'a'.repeat(35)}…  string  recording, target  ×1 a.har`);
  expect(lines.at(-1)).toBe('  and 5 more');
});
