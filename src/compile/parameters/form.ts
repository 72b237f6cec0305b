import type { Json, Parameter } from '../../contract/contract.ts';
import { type Decoded, Malformed, single } from './decoded.ts';
import {
  compileDelimited,
  compileEncodedDelimited,
  compileTokens,
  compositeKind,
  type Notation,
} from './delimited.ts';
import type { Shape } from './shape.ts';

/** Raw values by decoded name, in the request's order: those of a query or of the cookies. */
export type Fields = ReadonlyMap<string, readonly string[]>;

const DELIMITERS = new Map<string, string | RegExp>([
  ['spaceDelimited', /%20|\+| /],
  ['pipeDelimited', /\||%7C/i],
]);

/**
 * Prepares decoding what `form`, `spaceDelimited` and `pipeDelimited` write: `color=blue,black`, or
 * exploded `color=blue&color=black`, an object's properties as fields of their own. `undeclared`
 * names the fields that no parameter declares: an object that is open to other properties takes them.
 */
export function compileForm(
  parameter: Parameter,
  shape: Shape,
  decode: (text: string) => string,
): (fields: Fields, undeclared: readonly string[]) => Decoded {
  const { name, explode } = parameter;
  const notation: Notation = { isAssigned: explode, decode };
  const isEmptyAllowed = parameter.allowEmptyValue && shape.types?.has('string') === false;
  const decodeValues = explode
    ? compileTokens(shape, notation)
    : single(compileUnexploded(parameter, shape, notation));
  const decodeNamed = (fields: Fields): Decoded => {
    const values = fields.get(name);
    if (values === undefined) return undefined;
    if (isEmptyAllowed && values.every((value) => value === '')) return undefined;
    return decodeValues(values);
  };
  if (!isSpread(parameter, shape)) return decodeNamed;
  const decodeProperties = compileProperties(shape, notation, takesOthers(parameter, shape));
  return (fields, undeclared) => decodeProperties(fields, undeclared) ?? decodeNamed(fields);
}

function compileUnexploded({ style, delimiter }: Parameter, shape: Shape, notation: Notation) {
  return delimiter === undefined
    ? compileDelimited(shape, DELIMITERS.get(style) ?? ',', notation)
    : compileEncodedDelimited(shape, delimiter, notation);
}

/** Whether an object's properties are fields of their own. */
export function isSpread(parameter: Parameter, shape: Shape): boolean {
  return parameter.explode && parameter.style !== 'deepObject' && compositeKind(shape) === 'object';
}

/** Whether an object takes other fields: as they may be, or to be told that they may not. */
export function takesOthers({ isWholeQuery = false }: Parameter, shape: Shape): boolean {
  return shape.isOpen || (isWholeQuery && shape.isClosed);
}

function compileProperties(shape: Shape, notation: Notation, areOthersTaken: boolean) {
  const declared = shape.propertyNames.map((name) => ({
    name,
    decodeProperty: compileTokens(shape.property(name), notation),
  }));
  return (fields: Fields, undeclared: readonly string[]): Decoded => {
    const members: [name: string, value: Json][] = [];
    const others = areOthersTaken
      ? undeclared.map((name) => ({
          name,
          decodeProperty: compileTokens(shape.property(name), notation),
        }))
      : [];
    for (const { name, decodeProperty } of [...declared, ...others]) {
      const values = fields.get(name);
      if (values === undefined) continue;
      const property = decodeProperty(values);
      if (property instanceof Malformed) return property;
      members.push([name, property]);
    }
    return members.length === 0 ? undefined : Object.fromEntries(members);
  };
}
