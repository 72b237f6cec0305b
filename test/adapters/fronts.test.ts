import { beforeAll, describe, expect, test } from 'vitest';
import { contractTest } from '../../src/adapters/vitest.ts';
import { CASES, type Case, OPTIONS } from './fronts.cases.ts';
import { FRONTS, type FrontKind, PLAIN, sendOver } from './fronts.ts';

/** What comes of each case: what it says, or what it gives as plain data. */
const wanted = new Map<Case, unknown>();
beforeAll(async () => {
  for (const each of CASES) wanted.set(each, each.wanted ?? (await outcomeOf(each, PLAIN)));
});

describe.each(FRONTS)('$name', (kind) => {
  for (const each of CASES) {
    test(each.name, async ({ skip }) => {
      const reason = each.skipped?.[kind.name];
      if (reason !== undefined) skip(reason);
      expect(await outcomeOf(each, kind)).toEqual(wanted.get(each));
    });
  }
});

describe('the Vitest fixture', () => {
  for (const each of CASES) {
    contractTest('braze', { ...OPTIONS, ...each.options })(each.name, async ({ api }) => {
      const outcome = await each.run({ api, send: sendOver(api.url) });
      expect(outcome).toEqual(wanted.get(each));
    });
  }
});

async function outcomeOf(each: Case, kind: FrontKind): Promise<unknown> {
  const front = await kind.start({ ...OPTIONS, ...each.options });
  return each.run(front).finally(() => front.close());
}
