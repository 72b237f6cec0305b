import { decodePercent } from '../../http/percent.ts';
import { compileContent } from './content.ts';
import { type Decoded, single } from './decoded.ts';
import { compositeKind } from './delimited.ts';
import { compileForm, type Fields } from './form.ts';
import type { ShapedParameter } from './shape.ts';

/** A `Cookie` header, split as its parameters need it. */
export interface Cookies {
  readonly fields: Fields;
  /** Split at `&` too: `color=blue&color=black` is how the style `form` explodes a list. */
  readonly explodedFields: Fields;
}

/** Splits a `Cookie` header (RFC 6265 §4.2.1). Names are decoded, values still encoded. */
export function readCookies(header: string | readonly string[] | undefined): Cookies {
  const text = typeof header === 'string' ? header : (header ?? []).join(';');
  return { fields: splitPairs(text, ';'), explodedFields: splitPairs(text, /[;&]/) };
}

/** Prepares decoding a cookie parameter: `content`, or the style `form`. */
export function compileCookie({
  parameter,
  shape,
}: ShapedParameter): (cookies: Cookies) => Decoded {
  if (shape === undefined) {
    const decode = single(compileContent(parameter.content, decodePercent));
    return ({ fields }) => {
      const values = fields.get(parameter.name);
      return values && decode(values);
    };
  }
  const decode = compileForm(parameter, shape, decodePercent);
  const isExploded = parameter.explode && compositeKind(shape) !== undefined;
  return ({ fields, explodedFields }) => decode(isExploded ? explodedFields : fields, []);
}

function splitPairs(text: string, delimiter: string | RegExp): Fields {
  const fields = new Map<string, string[]>();
  for (const piece of text.split(delimiter)) {
    const equals = piece.indexOf('=');
    if (equals === -1) continue;
    const name = decodePercent(piece.slice(0, equals).trim());
    const value = unquote(piece.slice(equals + 1).trim());
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [value]);
    else values.push(value);
  }
  return fields;
}

function unquote(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
