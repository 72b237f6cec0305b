import { expect, test } from 'vitest';
import { compileSearch, type Filter, valuesOf } from '../../../../src/report/html/page/filter.ts';
import { type CauseShape, type ExchangesShape, ROW } from '../../../../src/report/html/shapes.ts';

const TEXTS = [
  '',
  'a.har',
  'b.har',
  'shop',
  'GET /orders',
  'POST /orders',
  'response-body: masked',
  'GET https://shop.example/orders?page=2',
  '/0/count',
  '"7"',
];

const DATA: ExchangesShape = {
  rows: [
    ...[1, 0, 3, 4, 200, 3, 0, 0],
    ...[1, 1, 3, 4, 200, 0, 0, 7],
    ...[2, 0, 3, 5, 201, 1, 6, 0],
    ...[2, 1, 0, 0, 0, 2, 6, 0],
  ],
  findings: [...[1, 0, 8, 9], ...[1, 1, 0, 0]],
  cells: [],
  texts: TEXTS,
  unlisted: { exchanges: 0, findings: 0 },
};

const CAUSE: CauseShape = {
  check: 'response-body',
  severity: 'error',
  subject: 'GET /orders',
  operations: ['GET /orders'],
  at: 'response.body',
  pointers: ['/0/count'],
  documented: 'integer',
  evidence: [],
  place: 'shop.yaml:147:24',
  findings: 1,
  exchanges: 1,
};

test.each<[filter: Filter, rows: number[]]>([
  [{}, [0, 1, 2, 3]],
  [{ words: '  ' }, [0, 1, 2, 3]],
  [{ words: 'ORDERS' }, [0, 1, 2]],
  [{ words: 'b.har' }, [2, 3]],
  [{ words: 'a.har entries[1]' }, [1]],
  [{ words: 'shop 201' }, [2]],
  [{ words: '20' }, []],
  [{ words: 'masked' }, [2, 3]],
  [{ words: 'page=2' }, [1]],
  [{ words: '/0/count "7"' }, [1]],
  [{ words: 'integer shop.yaml:147' }, [1]],
  [{ words: 'drift' }, [1]],
  [{ words: 'unchecked' }, [2]],
  [{ verdict: 0 }, [1]],
  [{ status: 200 }, [0, 1]],
  [{ status: 0 }, [3]],
  [{ operation: 5 }, [2]],
  [{ operation: 0, contract: 0 }, [3]],
  [{ cause: 1 }, [1]],
  [{ cause: 2 }, []],
  [{ status: 200, words: 'pass' }, [0]],
])('%o finds %o', (filter, rows) => {
  const causes = [CAUSE, { ...CAUSE, check: 'drift', documented: '4XX' }];
  expect(compileSearch(DATA, causes)(filter)).toEqual(rows);
});

test('values come the least first, each once', () => {
  expect(valuesOf(DATA, ROW.status)).toEqual([0, 200, 201]);
});
