import type { Contract } from '../contract/contract.ts';
import { type Problem, toProblem } from './problem.ts';
import { componentsUsed } from './rules/components-used.ts';
import { defaultsValid } from './rules/defaults-valid.ts';
import { encodingsNamed } from './rules/encodings-named.ts';
import { examplesExclusive } from './rules/examples-exclusive.ts';
import { examplesValid } from './rules/examples-valid.ts';
import { fakerMethodsKnown } from './rules/faker-methods-known.ts';
import { formatsKnown } from './rules/formats-known.ts';
import { headersHeeded } from './rules/headers-heeded.ts';
import { linksLead } from './rules/links-lead.ts';
import { operationIdsUnique } from './rules/operation-ids-unique.ts';
import { operationsDistinct } from './rules/operations-distinct.ts';
import { parametersUnique } from './rules/parameters-unique.ts';
import { pathParametersDeclared } from './rules/path-parameters-declared.ts';
import { pathTemplatesValid } from './rules/path-templates-valid.ts';
import { requiredDeclared } from './rules/required-declared.ts';
import { responsesDocumented } from './rules/responses-documented.ts';
import { schemasCompile } from './rules/schemas-compile.ts';
import { schemasEnd } from './rules/schemas-end.ts';
import { schemasSatisfiable } from './rules/schemas-satisfiable.ts';
import { schemasValid } from './rules/schemas-valid.ts';
import { securitySchemesDeclared } from './rules/security-schemes-declared.ts';
import { serverVariablesDeclared } from './rules/server-variables-declared.ts';
import { signaturesValid } from './rules/signatures-valid.ts';
import { specificationValid } from './rules/specification-valid.ts';
import { tagsUnique } from './rules/tags-unique.ts';
import { versionKept } from './rules/version-kept.ts';
import { createSubject, type Rule } from './subject.ts';

export type { Problem, Severity } from './problem.ts';

const RULES: Readonly<Record<string, Rule>> = {
  'specification-valid': specificationValid,
  'version-kept': versionKept,
  'schemas-valid': schemasValid,
  'schemas-compile': schemasCompile,
  'schemas-end': schemasEnd,
  'schemas-satisfiable': schemasSatisfiable,
  'examples-valid': examplesValid,
  'examples-exclusive': examplesExclusive,
  'defaults-valid': defaultsValid,
  'required-declared': requiredDeclared,
  'formats-known': formatsKnown,
  'faker-methods-known': fakerMethodsKnown,
  'operations-distinct': operationsDistinct,
  'operation-ids-unique': operationIdsUnique,
  'path-templates-valid': pathTemplatesValid,
  'path-parameters-declared': pathParametersDeclared,
  'parameters-unique': parametersUnique,
  'headers-heeded': headersHeeded,
  'encodings-named': encodingsNamed,
  'responses-documented': responsesDocumented,
  'links-lead': linksLead,
  'security-schemes-declared': securitySchemesDeclared,
  'server-variables-declared': serverVariablesDeclared,
  'signatures-valid': signaturesValid,
  'tags-unique': tagsUnique,
  'components-used': componentsUsed,
};

/** Holds a contract against every rule. The problems come in the order of its files. */
export async function lintContract(contract: Contract): Promise<readonly Problem[]> {
  const subject = createSubject(contract);
  const problems = new Map<string, Problem>();
  for (const [rule, faultsOf] of Object.entries(RULES)) {
    for (const fault of await faultsOf(subject)) {
      const problem = toProblem(rule, fault, contract.locate);
      const { location, pointer, message } = problem;
      // What many refer to is one problem, not one for each of them.
      const key = [rule, location.file, pointer, message].join('\n');
      if (!problems.has(key)) problems.set(key, problem);
    }
  }
  return [...problems.values()].sort(byPlace);
}

function byPlace({ location: a }: Problem, { location: b }: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
