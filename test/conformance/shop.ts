import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { CheckName, Finding, Severity } from '../../src/conformance/finding.ts';
import { checkOne, exchange, type RequestChange, type ResponseChange } from './exchanges.ts';

/** Messages and places of `test/fixtures/conformance/shop.yaml`. */
export const V1 = 'https://api.shop.example/v1';
export const json = { 'content-type': 'application/json' };
export const problem = { 'content-type': 'application/problem+json' };
export const sent = { lines: [{ sku: 'ABC' }], secret: 's' };

/** An order of one line. */
export const orderOf = (count: unknown) => ({ id: 1, lines: [{ sku: 'ABC', count }] });

/** A list of such orders, by the counts of their lines. */
export const listOf = (...counts: readonly unknown[]): ResponseChange => ({
  headers: { ...json, 'x-total': '1' },
  body: counts.map(orderOf),
});

export const order = orderOf(2);
export const list = listOf(2);
export const creation: RequestChange = {
  method: 'POST',
  url: `${V1}/orders`,
  headers: json,
  body: sent,
};
export const created: ResponseChange = { status: 201, headers: json, body: order };
export const one: RequestChange = { url: `${V1}/orders/1` };
export const oneOrder: ResponseChange = { headers: json, body: order };

export const ORDERS = '/paths/~1orders';
export const GET_200 = `${ORDERS}/get/responses/200`;
export const POST_BODY = `${ORDERS}/post/requestBody/content`;
export const LINE = '/components/schemas/Order/properties/lines/items';

/** `check at pointer: received ≠ documented @ pointer into the contract`. */
export type Fault = readonly [
  check: CheckName,
  place: string,
  received: string,
  documented: string,
  contract: string,
  severity?: Severity,
];

/** What a finding says, its place in the recording aside. */
export function faultOf(finding: Finding): Fault {
  const { check, severity, at, pointer, received, documented, contractLocation } = finding;
  const place = pointer === '' ? at : `${at} ${pointer}`;
  const fault = [check, place, received, documented, contractLocation.pointer ?? ''] as const;
  return severity === 'error' ? fault : [...fault, severity];
}

/** What is planted into an exchange that conforms otherwise, and the finding that tells of it. */
export type FaultCase = readonly [
  name: string,
  request: RequestChange,
  response: ResponseChange,
  wanted: Fault,
];

/** Expects that a planted fault is found, and nothing else, at its place in the contract's file. */
export async function expectFault(...[, request, response, wanted]: FaultCase): Promise<void> {
  const { verdict, findings } = await checkOne(exchange(request, response));
  expect(findings.map(faultOf)).toEqual([wanted]);
  expect(verdict).toBe(wanted[5] === undefined ? 'fail' : 'pass');
  for (const { contractLocation } of findings)
    expect(textAt(contractLocation)).toBe(lastToken(contractLocation));
}

/** The key that stands at a location, as the file has it. */
function textAt({ file, line = 0, column = 0 }: Finding['contractLocation']): string | undefined {
  const text =
    readFileSync(file, 'utf8')
      .split('\n')
      [line - 1]?.slice(column - 1) ?? '';
  return /^(?:- )?['"]?([\w./{}+-]+)/.exec(text)?.[1];
}

function lastToken({ pointer = '' }: Finding['contractLocation']): string | undefined {
  return pointer.split('/').at(-1)?.replaceAll('~1', '/');
}
