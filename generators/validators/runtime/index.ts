// What validators are written with. It stands in each generated module, so that those import nothing.
export * from './applicators.ts';
export { violationsOf } from './explain.ts';
export * from './formats.ts';
export { judge } from './judge.ts';
export * from './lists.ts';
export * from './objects.ts';
export { define } from './schema.ts';
export * from './texts.ts';
export { unevaluated } from './unevaluated.ts';
export * from './values.ts';
