import type { CheckName } from '../conformance/finding.ts';

/** What a check or a lint rule requires, in a sentence, and what to do where it isn't met. */
export interface Requirement {
  readonly says: string;
  readonly help: string;
}

const MEND_EITHER =
  'Either the API is at fault, or the contract says something else than it means: mend the one that is wrong.';

/** What each check requires. */
export const CHECK_REQUIREMENTS: Readonly<Record<CheckName, Requirement>> = {
  'operation-documented': {
    says: 'The path of a request to a documented server is documented.',
    help: 'Document the path, or find out who asks for one that there should not be.',
  },
  'method-documented': {
    says: 'A documented path is asked for with a documented method.',
    help: 'Document the method, or find out who uses one that there should not be.',
  },
  'request-parameters': {
    says: 'Path, query, header and cookie parameters are there where required, and satisfy their schemas.',
    help: 'The API took a request that breaks its contract: mend the client, or document what is taken.',
  },
  'request-body': {
    says: 'The request body is there where required, can be read and satisfies its schema.',
    help: 'The API took a request that breaks its contract: mend the client, or document what is taken.',
  },
  'request-content-type': {
    says: 'The request body is of a documented media type.',
    help: 'The API took a request that breaks its contract: mend the client, or document what is taken.',
  },
  'request-security': {
    says: 'A request that was let in presents a documented credential.',
    help: 'The API let in a request without one: document that it may, or close the door.',
  },
  'status-documented': {
    says: 'The status of the answer is documented: exactly, as a range, or by default.',
    help: MEND_EITHER,
  },
  'response-content-type': {
    says: 'The response body is of a media type that is documented for its status.',
    help: MEND_EITHER,
  },
  'response-headers': {
    says: 'Documented response headers are there where required, and satisfy their schemas.',
    help: MEND_EITHER,
  },
  'response-body': {
    says: 'The response body is there where documented, can be read and satisfies its schema.',
    help: MEND_EITHER,
  },
  'documented-rule': {
    says: 'An answer keeps the documented rules, and a request that breaks one is refused.',
    help: MEND_EITHER,
  },
  drift: {
    says: 'A target answers as the recorded API did: with the same class of status, and in the same shape.',
    help: 'The target or the state it is in differs from what was recorded: find out which of the two is meant.',
  },
};

const MEND_CONTRACT = 'Mend the contract at the place that is shown.';

/** What each lint rule requires. */
export const LINT_REQUIREMENTS: Readonly<Record<string, Requirement>> = Object.fromEntries(
  Object.entries({
    'specification-valid': 'Every object has the fields that OpenAPI gives it.',
    'version-kept': "Everything is said in terms of the document's own version.",
    'schemas-valid': 'Every schema has the form that JSON Schema gives it.',
    'schemas-compile': 'Every schema compiles.',
    'schemas-end': 'No schema is applied again to the very value that it is being applied to.',
    'schemas-satisfiable': 'Every schema is satisfied by some value.',
    'examples-valid': 'Every example satisfies its schema.',
    'examples-exclusive': 'An example is given in one way.',
    'defaults-valid': 'Every default satisfies its schema.',
    'required-declared': 'What is required is among the properties, where any are declared.',
    'formats-known': 'Every format is one that values are held against.',
    'faker-methods-known': 'Every x-faker names a method of faker that makes something.',
    'operations-distinct': "No two path templates differ in their parameters' names alone.",
    'operation-ids-unique': 'No two operations have the same operationId.',
    'path-templates-valid': 'Every path can be that of a request.',
    'path-parameters-declared':
      'Every name in a path template is a path parameter, and every path parameter is in it.',
    'parameters-unique': 'No list of parameters has one of them twice.',
    'headers-heeded': 'No header is described that OpenAPI ignores.',
    'encodings-named': 'Each key of encoding is a property of the schema.',
    'responses-documented': 'Every operation documents an answer, under a status that there is.',
    'links-lead': 'The operationId of a link is that of an operation.',
    'security-schemes-declared': 'Every security requirement names a declared scheme.',
    'server-variables-declared': "Every name in a server's URL is a declared variable.",
    'signatures-valid': 'Every x-signature says how requests are signed.',
    'tags-unique': 'Each name in the list of tags is there once.',
    'components-used': 'Every component is used by something other than itself.',
    'semantics-valid': 'The semantics fit their contract.',
  }).map(([name, says]) => [name, { says, help: MEND_CONTRACT }]),
);
