/** What tests of XML bodies describe. */
export const XML = 'application/xml';

export const text = { type: 'string' };
export const integer = { type: 'integer' };

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export const schemas = {
  Pet: {
    type: 'object',
    properties: { id: { ...integer, xml: { attribute: true } }, name: text },
    xml: { name: 'pet' },
  },
};
