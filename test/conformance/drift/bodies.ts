import { contractOfBody, inLine, json, recordings, replayed } from './drifting.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };

/** Bodies with a member of each kind. */
export const thing = await contractOfBody({
  type: 'object',
  required: ['id'],
  properties: {
    id: integer,
    name: string,
    note: { type: ['string', 'null'] },
    size: { anyOf: [string, integer] },
    state: { enum: ['open', 'done'] },
    tags: {
      type: 'array',
      items: { type: 'object', required: ['text'], properties: { text: string, lang: string } },
    },
    counts: { type: 'object', additionalProperties: integer },
    data: { type: 'object' },
    payment: {
      oneOf: [
        { type: 'object', required: ['card'], properties: { card: string } },
        { type: 'object', required: ['iban'], properties: { iban: string } },
      ],
    },
    password: { ...string, writeOnly: true },
  },
});

/** How the bodies of a recorded answer and a target's differ. */
export async function drifts(recorded: unknown, received: unknown): Promise<string[]> {
  const exchanges = recordings({ headers: json, body: recorded });
  const { drift } = await replayed(thing, exchanges, [{ headers: json, body: received }]);
  return drift.map(inLine);
}

/** Of a thing, its only member that has to be there. */
export const id = 1;
