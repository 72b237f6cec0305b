import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'components that nothing uses, or that use themselves alone',
    `
paths:
  /a:
    get:
      security: [{ key: [] }]
      responses:
        default:
          description: A
          content: { text/plain: { schema: { $ref: '#/components/schemas/Base/properties/kind' } } }
x-webhooks: [{ $ref: '#/components/schemas/Extension' }]
components:
  securitySchemes:
    key: { type: http, scheme: basic }
  schemas:
    Extension: { type: string }
    Base:
      type: object
      properties: { kind: { type: string }, own: { $ref: '#/components/schemas/Mapped' } }
      discriminator: { propertyName: kind, mapping: { named: Named } }
    Extending: { allOf: [{ $ref: '#/components/schemas/Base' }] }
    Named: { type: object }
    Mapped: { type: object }
    Tree: { properties: { branch: { $ref: '#/components/schemas/Tree' } } }`,
    '/components/schemas/Tree',
    '24:5',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['components-used', pointer, at]]);
});
