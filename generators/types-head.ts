import type { Contract, Json, JsonObject, Operation } from '../src/contract/contract.ts';
import { isJsonObject, parsePointer, valueAt } from '../src/contract/pointer.ts';
import { namesOf, type RequestType, requestTypesOf } from './names.ts';
import { typeOf } from './other-methods.ts';

/**
 * What a reader of a contract's types reads first: the types of what operations are asked and answer,
 * the operations, and the schemas in `components` by their names; last, what those types are made with.
 * All are made of what openapi-typescript writes.
 */
export function typesHead(contract: Contract): string {
  const parts = [operationMap(contract), schemaTypes(contract)];
  // Of no operation there are no parts: TypeScript would refuse to look for them.
  if (contract.operations.length > 0) {
    parts.unshift(OPERATION_TYPES);
    parts.push(OPERATION_PARTS);
  }
  return parts.filter((part) => part !== '').join('\n');
}

/** Each operation by its id; by its operationId too, where nothing else is called so. */
function operationMap({ operations, document }: Contract): string {
  const called = Map.groupBy(operations.flatMap(namesOfOperation), (name) => name);
  const members = operations.flatMap((operation) =>
    namesOfOperation(operation)
      .filter((name, index) => index === 0 || called.get(name)?.length === 1)
      .map((name) => operationMember(name, operation, document)),
  );
  return `/** Every operation: by its method and path, and by its operationId. */
export interface Operations {
${members.join('')}}
`;
}

function namesOfOperation({ id, operationId }: Operation): string[] {
  return operationId === undefined ? [id] : [id, operationId];
}

function operationMember(name: string, operation: Operation, document: JsonObject): string {
  const { summary, description, deprecated } = objectOf(valueAt(document, operation.pointer));
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  return `${comment([summary, description], deprecated, '    ')}    ${key}: ${typeOf(operation)};\n`;
}

/** The schemas in `components`, each by its name, and where requests have it otherwise, as these do. */
function schemaTypes(contract: Contract): string {
  const requestTypes = requestTypesOf(contract);
  const types = [...namesOf(contract)].map(([pointer, { type }]) => {
    const { title, description, deprecated } = objectOf(valueAt(contract.document, pointer));
    const said = comment([description, title], deprecated);
    const aliases = [{ type, component: parsePointer(pointer).at(-1) ?? '' }];
    const requestType = requestTypes.get(pointer);
    if (requestType !== undefined) aliases.push(requestType);
    return aliases.map((alias) => said + aliasOf(alias)).join('');
  });
  return types.join('');
}

function aliasOf({ type, component }: RequestType): string {
  return `export type ${type} = components["schemas"][${JSON.stringify(component)}];\n`;
}

function objectOf(node: Json | undefined): JsonObject {
  return isJsonObject(node) ? node : {};
}

/** What an editor shows: the first paragraph of the first text there is, and whether it is deprecated. */
function comment(texts: readonly (Json | undefined)[], deprecated?: Json, indent = ''): string {
  const [text = ''] = texts
    .map((text) => (typeof text === 'string' ? firstParagraph(text) : ''))
    .filter((text) => text !== '');
  const said = [text, deprecated === true ? '@deprecated' : ''].filter((part) => part !== '');
  return said.length === 0 ? '' : `${indent}/** ${said.join(' ').replaceAll('*/', '*\\/')} */\n`;
}

function firstParagraph(text: string): string {
  return (text.trim().split(/\n\s*\n/, 1)[0] ?? '').replace(/\s+/g, ' ').trimEnd();
}

const OPERATION_TYPES = `/** A request to an operation: \`path\`, \`query\`, \`headers\` and \`cookies\` by name, and the \`body\`. */
export type Request<Op extends keyof Operations> = Op extends unknown ? {
    [Part in keyof $Asked<Op> as Part extends keyof $Names ? $Names[Part] : Part]:
        Part extends "requestBody" ? $Body<$Asked<Op>[Part], never> : $Asked<Op>[Part];
} : never;

/** The body of an operation's answer with a status: \`200\`, \`"200"\`, \`"4XX"\`, \`"default"\`. */
export type Response<Op extends keyof Operations, Status extends $Status<keyof $Bodies<Op>>> =
    $BodyWith<$Bodies<Op>, \`\${Status}\`>;

/** The body of any error that an operation documents. */
export type ErrorOf<Op extends keyof Operations> =
    Op extends unknown ? $Bodies<Op>[keyof $Bodies<Op> & (\`\${4 | 5}\${string}\` | "default")] : never;
`;

/** What they are made with. It begins with `$`: no schema's type is called so. */
const OPERATION_PARTS = `type $Asked<Op extends keyof Operations> =
    Operations[Op]["parameters"] & Pick<Operations[Op], "requestBody">;
type $Names = { header: "headers"; cookie: "cookies"; requestBody: "body" };
type $Body<Part, None> = Part extends { content: infer Content } ? Content[keyof Content] : None;

/** By the status that documents them, as text. */
type $Bodies<Op extends keyof Operations> = {
    [Status in keyof Operations[Op]["responses"] as \`\${Status & (number | string)}\`]:
        $Body<Operations[Op]["responses"][Status], undefined>;
};
/** A status is documented by itself, else by its range, else by \`default\`. */
type $BodyWith<Bodies, Status> =
    Status extends keyof Bodies ? Bodies[Status]
    : Status extends \`\${infer Class extends $Digit}\${$Digit}\${$Digit}\` ? $BodyWith<Bodies, \`\${Class}XX\`>
    : Bodies["default" & keyof Bodies];
/** What is documented, and the numbers that it stands for, which may be text. */
type $Status<Documented> = Documented | $Number<
    Documented extends \`\${infer Class}XX\` ? \`\${Class}\${$Digit}\${$Digit}\`
    : Documented extends "default" ? \`\${number}\`
    : Documented
>;
type $Number<Text> = Text | (Text extends \`\${infer Value extends number}\` ? Value : never);
type $Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
`;
