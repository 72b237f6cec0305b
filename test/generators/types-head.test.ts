import { describe, expect, test } from 'vitest';
import { typesHead } from '../../generators/types-head.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { NAMES } from '../types/documents/names.ts';
import { OPERATIONS } from '../types/documents/operations.ts';

const DESCRIBED = `openapi: 3.1.0
info: { title: T, version: '1' }
paths: {}
components:
  schemas:
    First: { title: Not this, description: "  The first\\n  paragraph.\\n\\nNot the second." }
    Titled: { title: A title }
    Old: { description: 'Ends */ early', deprecated: true }
    Windows: { description: "The first\\r\\nparagraph.\\r\\n\\r\\nNot the second." }
    Bare: true
    Odd: { description: 7 }
`;

describe('the head of generated types', () => {
  test('has the operations by id and operationId, in the order of the document', async () => {
    expect(await declared('interface Operations', NAMES['odd-names'])).toEqual([
      '    /** Get a pet, or *\\/ none @deprecated */',
      `    "GET /pets/{pet-id}/\\"quoted\\"": paths["/pets/{pet-id}/\\"quoted\\""]["get"];`,
      '    /** Get a pet, or *\\/ none @deprecated */',
      `    "get pet; drop": paths["/pets/{pet-id}/\\"quoted\\""]["get"];`,
      `    "DELETE /pets/{pet-id}/\\"quoted\\"": paths["/pets/{pet-id}/\\"quoted\\""]["delete"];`,
      '    "POST /constructor": paths["/constructor"]["post"];',
    ]);
  });

  test('says of an operation what its summary does, else its description', async () => {
    const paths = `paths:
  /both: { get: { summary: In short, description: At length, responses: {} } }
  /long: { get: { summary: '', description: "At\\nlength.\\n\\nAnd more.", responses: {} } }`;
    const document = DESCRIBED.replace('paths: {}', paths);
    expect(await declared('interface Operations', { document })).toEqual([
      '    /** In short */',
      '    "GET /both": paths["/both"]["get"];',
      '    /** At length. */',
      '    "GET /long": paths["/long"]["get"];',
    ]);
  });

  test('leaves out an operationId that several operations claim, or that is an id', async () => {
    expect(await declared('interface Operations', OPERATIONS.operations)).toEqual([
      '    "PUT /things/{id}": paths["/things/{id}"]["put"];',
      '    putThing: paths["/things/{id}"]["put"];',
      '    "PATCH /things/{id}": paths["/things/{id}"]["patch"];',
      '    "GET /none": paths["/none"]["get"];',
      '    "PUT /none": paths["/none"]["put"];',
      '    "PATCH /none": paths["/none"]["patch"];',
    ]);
  });

  test('has the schemas in components by their names, with what is said of them', async () => {
    const head = typesHead(await loadContractText(DESCRIBED));
    expect(head.slice(head.indexOf('}\n') + 3)).toBe(`/** The first paragraph. */
export type First = components["schemas"]["First"];
/** A title */
export type Titled = components["schemas"]["Titled"];
/** Ends *\\/ early @deprecated */
export type Old = components["schemas"]["Old"];
/** The first paragraph. */
export type Windows = components["schemas"]["Windows"];
export type Bare = components["schemas"]["Bare"];
export type Odd = components["schemas"]["Odd"];
`);
  });

  test('shows first what readers look for, last what serves it', async () => {
    const head = typesHead(await loadContract('braze'));
    const declared = [...head.matchAll(/^(?:export )?(?:type|interface) ([$\w]+)/gm)];
    const names = declared.map(([, name]) => name);
    expect(names.slice(0, 5)).toEqual([
      'Request',
      'Response',
      'ErrorOf',
      'Operations',
      'DataSeries',
    ]);
    expect(names.findLastIndex((name) => !name?.startsWith('$'))).toBe(6);
  });

  test('has no types of requests and answers where there are no operations', async () => {
    const head = typesHead(await loadContractText(DESCRIBED));
    expect(head).not.toContain('Request');
  });
});

/** The lines between the braces of what a document's head declares. */
async function declared(what: string, typed: { document: string } | undefined): Promise<string[]> {
  const head = typesHead(await loadContractText(typed?.document ?? ''));
  const [, rest = ''] = head.split(`export ${what} {\n`);
  return rest.slice(0, rest.indexOf('\n}')).split('\n');
}
