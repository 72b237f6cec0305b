import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/contract/contract.ts';
import { openText } from '../../src/contract/edit-text.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import type { Change } from '../../src/contract/splice.ts';
import { add, append, collections, edit, type Row, remove, replace, set } from './edits.ts';

const JSON_TEXT = `{
  "a": { "b": 1, "c": [] },
  "d": [
    1,
    2
  ]
}
`;

test.each<Row>([
  ['/a', add('e', { f: 1 }), '"c": []', '"c": [], "e": {"f":1}'],
  ['/a/c', append('x'), '[]', '["x"]'],
  ['/a/b', remove, '"b": 1, ', ''],
  ['/a/c', remove, ', "c": []', ''],
  ['/a/b', replace('k', { l: 1 }), '"b": 1', '"k": {"l":1}'],
  ['/d', append(3), '    2\n', '    2,\n    3\n'],
  ['/d/0', remove, '    1,\n    2', '    2'],
  ['/d/1', remove, '1,\n    2', '1'],
  ['', add('n', null), '  ]\n}', '  ],\n  "n": null\n}'],
])('in a JSON text, %s: %j', (pointer, change, before, after) => {
  expect(edit(JSON_TEXT, pointer, change)).toBe(JSON_TEXT.replace(before, after));
});

test('a JSON text with changes made is gone on with as one that is opened anew', () => {
  // Some containers are longer than what is gone over again, and some aren't.
  const filler = fc.constantFrom('', '"x{'.repeat(400));
  const item = fc.record({ text: filler, list: fc.array(filler, { maxLength: 3 }) });
  const parts = fc.array(fc.array(item, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
  const changes: readonly ((at: string) => [string, Change])[] = [
    (at) => [`${at}/0`, remove],
    (at) => [`${at}/0`, add('added', ['"x{'.repeat(400)])],
    (at) => [`${at}/0/list`, append({})],
    (at) => [`${at}/0/text`, set(1)],
    (at) => [`${at}/0/list`, replace('other', null)],
    (at) => [at, append('last')],
  ];
  const chosen = fc.array(fc.constantFrom(...changes), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(
      parts,
      fc.array(chosen, { maxLength: 3 }),
      fc.nat(2),
      (document, rounds, indent) => {
        let opened = openText(JSON.stringify(document, null, indent));
        for (const round of rounds) {
          const splices = document.flatMap((_, index) => {
            const [pointer, change] = round[index]?.(`/${index}`) ?? ['', remove];
            return opened.spliceFor(pointer, change) ?? [];
          });
          opened = opened.spliced(splices);
          const value: Json = JSON.parse(opened.text);
          for (const pointer of collections(value, '')) {
            expect(opened.valueAt(pointer)).toEqual(valueAt(value, pointer));
          }
        }
      },
    ),
  );
});
