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
      discriminator: { propertyName: kind, mapping: { named: Named }, defaultMapping: Other }
    Extending: { allOf: [{ $ref: '#/components/schemas/Base' }] }
    Named: { type: object }
    Other: { type: object }
    Mapped: { type: object }
    Tree: { properties: { branch: { $ref: '#/components/schemas/Tree' } } }`,
    '/components/schemas/Tree',
    '25:5',
  ],
  [
    'a generic schema is used where it is reached through another one',
    `
paths:
  /a:
    get:
      responses:
        default:
          description: A
          content: { text/plain: { schema: { $ref: '#/components/schemas/Names' } } }
components:
  schemas:
    List: { type: array, items: { $dynamicRef: '#item' }, $defs: { any: { $dynamicAnchor: item } } }
    Names: { $ref: '#/components/schemas/List', $defs: { name: { $dynamicAnchor: item, type: string } } }
    Other: { type: string }`,
    '/components/schemas/Other',
    '14:5',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['components-used', pointer, at]]);
});
