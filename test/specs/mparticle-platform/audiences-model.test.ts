import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Send } from './client.ts';
import {
  deleteSecondAccount,
  expectAgreement,
  expectRefusal,
  NOT_FOUND,
  NOWHERE,
  type Step,
  within,
} from './model.ts';

interface Audience {
  readonly account: number;
  readonly workspaces: readonly number[];
}

/** Audiences can't be created: they are those of the page, and one of account 2. */
interface Model {
  readonly audiences: Map<number, Audience>;
  /** Of accounts that are there. */
  readonly workspaces: Map<number, readonly number[]>;
}

const steps: fc.Arbitrary<Step<Model>>[] = [
  fc
    .tuple(fc.constantFrom(7622, 7239, 7240, NOWHERE), fc.constantFrom(1, 2, NOWHERE))
    .map(([id, account]) => ({
      name: `delete audience ${id} of account ${account}`,
      act: ({ audiences, workspaces }, send) => {
        const answer = send('DELETE', `/audiences/${id}`, undefined, within(account));
        if (!workspaces.has(account) || audiences.get(id)?.account !== account)
          return expectRefusal(answer, NOT_FOUND);
        expect([answer.status, answer.body]).toEqual([204, undefined]);
        audiences.delete(id);
      },
    })),
  fc.constant({
    name: 'delete account 2',
    act: ({ workspaces }, send) => {
      if (workspaces.delete(2)) return deleteSecondAccount(send);
      expectRefusal(send('DELETE', '/accounts', undefined, within(2)), NOT_FOUND);
    },
  }),
];

/** Of an account all are listed; of a workspace those that are of no other. */
function agree({ audiences, workspaces }: Model, send: Send): void {
  for (const account of [1, 2]) {
    const expectListed = (path: string, isFound: boolean, of: (audience: Audience) => boolean) => {
      const answer = send('GET', path, undefined, within(account));
      if (!isFound) return expectRefusal(answer, NOT_FOUND);
      const wanted = [...audiences]
        .filter(([, audience]) => audience.account === account && of(audience))
        .map(([id, { workspaces }]) => ({
          ...EXAMPLE,
          workspaces: workspaces.map((id) => expect.objectContaining({ id })),
          id,
        }));
      expect([answer.status, answer.body]).toEqual([200, wanted]);
    };
    expectListed('/audiences', workspaces.has(account), () => true);
    for (const workspace of [1, 123, 456, 2, NOWHERE])
      expectListed(
        `/workspace/${workspace}/audiences`,
        workspaces.get(account)?.includes(workspace) === true,
        ({ workspaces: [first, ...others] }) => first === workspace && others.length === 0,
      );
  }
}

test('audiences are as a plain model has them, whatever is done', async () => {
  await expectAgreement<Model>({
    begin: () => ({
      audiences: new Map([
        [7622, { account: 1, workspaces: [123, 456] }],
        [7239, { account: 1, workspaces: [1] }],
        [7240, { account: 2, workspaces: [2] }],
      ]),
      workspaces: new Map([
        [1, [1, 123, 456]],
        [2, [2]],
      ]),
    }),
    steps,
    agree,
  });
});

/** The page's. */
const EXAMPLE = {
  name: 'Abandoned Cart',
  external_name: 'Abandoned Cart',
  size: 342,
  created_by: 'jsmith',
  last_modified_by: 'mmann',
  last_modified_on: '2017-01-12T17:27:34.387',
  is_calculated: false,
  added_last_24_hours: 10,
  dropped_last_24_hours: 7,
  status: 'active',
  connected_outputs: [
    {
      provider_name: 'Mixpanel',
      configurations: [{ name: 'Prod' }],
      data_type: 'audience_output',
    },
    { provider_name: 'ActionX', configurations: [{ name: 'Dev' }], data_type: 'audience_output' },
  ],
  data_type: 'audience',
};
