import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { Random } from '../random.ts';
import { ID_NAMES, KEY_NAMES } from '../words.ts';
import { blanksAmong } from './ends.ts';
import { equal } from './equal.ts';
import type { FakeContext } from './fake.ts';
import { geometriesAmong } from './geometry.ts';
import { type Given, givenWithoutId, isKey, isPartOf, sentInPlace, textInPlace } from './given.ts';
import { givenOfChildren, holdsChildren, linkagesOf, linkedAmong } from './hierarchy.ts';
import { type Outcome, outcomeAmong } from './outcome.ts';
import { addProperty, makeProperty, type Property, type Sum } from './property.ts';
import { type Relation, relationsAmong } from './relations.ts';
import { spansAmong } from './spans.ts';
import { sumsAmong } from './sums.ts';
import { countsAlone, countsAmong } from './total.ts';

type Values = Map<Property, Json>;
type Members = { [key: string]: Json };

/**
 * Prepares making an object of its properties, in their order. One that has an id is the same entity
 * wherever it is told of; one that the request is about has what the request says of it; a count is
 * that of the list beside it; and what else goes together does, as far as the schemas allow.
 */
export function compileEntity(properties: readonly Property[]): (context: FakeContext) => Members {
  const identity = findNamed(properties, ID_NAMES);
  const sums = [
    ...countsAmong(properties),
    ...sumsAmong(properties),
    ...spansAmong(properties),
    ...geometriesAmong(properties),
  ];
  const unsummed = properties.filter((one) => sums.every(({ property }) => property !== one));
  const blankAmong = blanksAmong(unsummed);
  const childLists = properties.filter(({ words }) => holdsChildren(words));
  const [data, included] = ['data', 'included'].map((name) => findNamed(properties, [name]));
  const relations = relationsAmong(properties);
  const counts = countsAlone(properties).map((property): Sum => ({ property, value: () => 0 }));
  const outcomeOf = outcomeAmong(properties);
  return (context) => {
    const known = context.given === undefined ? new Map() : valuesGiven(properties, context);
    const random = streamOf(identity, known, context);
    const isTold = identity !== undefined && known.has(identity);
    const given = isTold && context.given ? givenWithoutId(context.given) : context.given;
    const own = { ...context, random, given };
    const object: Members = {};
    const wanted = isJsonObject(context.wanted) ? context.wanted : {};
    const children =
      childLists.length === 0 ? childLists : childLists.filter((one) => !known.has(one));
    for (const one of properties) {
      // Children are made when it is known whose they are.
      const value = children.length > 0 && children.includes(one) ? null : known.get(one);
      const made = value === undefined ? makeProperty(one, own, wanted[one.name]) : value;
      addProperty(object, one.name, made);
    }
    makeChildren(object, identity, children, own);
    // An error, or a request, tells of no entities.
    if (context.entities === undefined) return object;
    settleOutcome(object, outcomeOf(object, context.successStatus), known, own);
    if (context.isNew) for (const none of counts) settleSum(object, none, known, own);
    for (const sum of sums) settleSum(object, sum, known, own);
    for (const one of blankAmong(object, own)) if (!known.has(one)) makeBlank(object, one);
    if (data !== undefined && included !== undefined) settleIncluded(object, data, included, own);
    for (const relation of relations) relate(object, relation, known, own);
    return object;
  };
}

/** The stream that what is told of an entity is drawn from; its id is known from then on. */
function streamOf(identity: Property | undefined, known: Values, context: FakeContext): Random {
  const { entities, random } = context;
  if (identity === undefined || entities === undefined) return random;
  const wanted = isJsonObject(context.wanted) ? context.wanted[identity.name] : undefined;
  const id = known.get(identity) ?? makeProperty(identity, context, wanted);
  if (!isKey(id)) return random;
  known.set(identity, id);
  return entities.derive(String(id));
}

/** Makes a value the one that follows from others. */
function settleSum(
  object: Members,
  { property, value }: Sum,
  known: Values,
  context: FakeContext,
): void {
  const wanted = known.has(property) ? undefined : value(object);
  if (wanted === undefined) return;
  addProperty(object, property.name, makeProperty(property, context, wanted));
}

/** Makes what tells of an outcome tell of a good one. */
function settleOutcome(
  object: Members,
  { wanted, blank }: Outcome,
  known: Values,
  context: FakeContext,
): void {
  for (const [one, values] of wanted) {
    if (known.has(one)) continue;
    const value = values.find((value) => makeProperty(one, context, value) === value);
    if (value !== undefined) addProperty(object, one.name, value);
  }
  for (const one of blank) if (!known.has(one)) makeBlank(object, one);
}

function makeBlank(object: Members, { name, blank }: Property): void {
  if (blank?.value === undefined) delete object[name];
  else addProperty(object, name, blank.value);
}

/** Makes children that have the object for their parent, where they and it are entities. */
function makeChildren(
  object: Members,
  identity: Property | undefined,
  lists: readonly Property[],
  context: FakeContext,
): void {
  if (lists.length === 0) return;
  const id = identity && object[identity.name];
  const children =
    context.entities !== undefined && isKey(id) ? givenOfChildren(id, object) : undefined;
  for (const list of lists) {
    const own = children === undefined ? context : saying(list, children, context);
    addProperty(object, list.name, makeProperty(list, own));
  }
}

/** Makes included resources those that others refer to. */
function settleIncluded(
  object: Members,
  data: Property,
  included: Property,
  context: FakeContext,
): void {
  const linkages = linkagesOf(object[data.name] ?? null);
  if (linkages.length === 0) return;
  const given = { references: new Map<string, string>(), members: {}, items: linkages };
  const made = makeProperty(included, saying(included, given, context));
  const linked = linkedAmong(made, linkages);
  if (linked.length > 0) addProperty(object, included.name, linked);
}

/** A context in which something is given of what a property holds. */
function saying({ words }: Property, inner: Given, context: FakeContext): FakeContext {
  const given = { references: new Map(), members: {}, within: new Map([[words, inner]]) };
  return { ...context, given };
}

/** Makes two values of an object go together, but for those that are known. */
function relate(
  object: Members,
  { first, second, settle }: Relation,
  known: Values,
  context: FakeContext,
): void {
  const become = (one: Property, wanted: Json): Json | undefined => {
    if (wanted === object[one.name]) return wanted;
    const made = known.has(one) ? undefined : makeProperty(one, context, wanted);
    return made !== undefined && isSuch(made, wanted) ? made : undefined;
  };
  const [left, right] = [object[first.name] as Json, object[second.name] as Json];
  for (const [wantedLeft, wantedRight] of settle(left, right, context.now)) {
    const [newLeft, newRight] = [become(first, wantedLeft), become(second, wantedRight)];
    if (newLeft === undefined || newRight === undefined) continue;
    addProperty(object, first.name, newLeft);
    addProperty(object, second.name, newRight);
    return;
  }
}

/** Whether a value is the one that was wanted, or has the members that were. */
function isSuch(made: Json, wanted: Json): boolean {
  if (!isJsonObject(wanted)) return made === wanted;
  return isJsonObject(made) && Object.keys(wanted).every((name) => made[name] === wanted[name]);
}

/** What the request says of the values of properties. */
function valuesGiven(properties: readonly Property[], context: FakeContext): Values {
  const { id, references, members } = context.given as Given;
  const known: Values = new Map();
  for (const one of properties) {
    const reference = references.get(one.words);
    const sent = Object.hasOwn(members, one.name) ? members[one.name] : undefined;
    if (reference === undefined && sent === undefined) continue;
    if (sent !== undefined && !mayBe(one, sent)) continue;
    const made = makeProperty(one, context, sent);
    // What a holder holds has what was sent of it already.
    if (one.isHolder && isJsonObject(sent) && isPartOf(sent, made)) continue;
    const value = sent === undefined ? textInPlace(reference ?? '', made) : sentInPlace(sent, made);
    if (value !== undefined) known.set(one, value);
  }
  if (id !== undefined) {
    for (const words of [...id.names, ...ID_NAMES, ...KEY_NAMES]) {
      const named = findNamed(properties, [words]);
      const value = named && textInPlace(id.text, makeProperty(named, context));
      if (named === undefined || value === undefined) continue;
      return known.set(named, value);
    }
  }
  return known;
}

/** Whether a property may have a value, as far as its values are listed. A null stands for any. */
function mayBe({ values }: Property, sent: Json): boolean {
  return sent === null || values === undefined || values.some((value) => equal(value, sent));
}

function findNamed(properties: readonly Property[], names: readonly string[]) {
  for (const name of names) {
    const found = properties.find(({ words }) => words === name);
    if (found !== undefined) return found;
  }
  return undefined;
}
