import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { JSONObjectReader } from '@actions/workflow-parser/templates/json-object-reader';
import { TemplateSchema } from '@actions/workflow-parser/templates/schema/index';
import {
  TemplateContext,
  TemplateValidationErrors,
} from '@actions/workflow-parser/templates/template-context';
import { readTemplate } from '@actions/workflow-parser/templates/template-reader';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { YamlObjectReader } from '@actions/workflow-parser/workflows/yaml-object-reader';

/** What is wrong with an action or a workflow by the schemas of GitHub's own parser, which are its package's. */
export function faultsOf(kind: 'action' | 'workflow', yaml: string): string[] {
  // The package imports them as bundlers take it, not as Node does.
  const folder = dirname(findPackageJSON('@actions/workflow-parser', import.meta.url) ?? '');
  const json = readFileSync(join(folder, `dist/${kind}-v1.0.min.json`), 'utf8');
  const schema = TemplateSchema.load(new JSONObjectReader(undefined, json));
  const errors = new TemplateValidationErrors();
  const context = new TemplateContext(errors, schema, new NoOperationTraceWriter());
  const file = context.getFileId(`${kind}.yml`);
  readTemplate(context, `${kind}-root-strict`, new YamlObjectReader(file, yaml), file);
  return errors.getErrors().map(({ message }) => message);
}
