/** What a form is documented as, and as what it is sent. */
export const FORM = 'multipart/form-data';
export const SENT = `${FORM}; boundary=b`;

export const text = { type: 'string' };
/** A form of parts of each kind. */
export const schema = {
  type: 'object',
  properties: {
    name: text,
    age: { type: 'integer' },
    photo: { type: 'string', format: 'binary', maxLength: 4 },
    meta: { type: 'object', properties: { tag: text } },
    tags: { type: 'array', items: text },
    files: { type: 'array', items: { type: 'string', format: 'binary' } },
    any: {},
    either: { type: ['integer', 'array'], items: { type: 'integer' } },
    digest: { type: 'string', contentEncoding: 'base64', contentMediaType: 'image/png' },
  },
  additionalProperties: { type: 'integer' },
};

/** A body of parts, each with its name, what more it has in its header, and its content. */
export function parts(
  ...given: readonly (readonly [name: string, more: string, content: string])[]
) {
  const each = given.map(
    ([name, more, content]) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`,
  );
  return `${each.join('')}--b--\r\n`;
}

/** The media type of a part, for its header. */
export const typed = (mediaType: string) => `\r\nContent-Type: ${mediaType}`;
