/**
 * What was found out about the objects and lists of a value, by what was asked: each level of a schema that
 * leads to itself twice asks for all that is below it, where each asks again.
 */
export interface KnownAnswers<Question, Answer> {
  readonly get: (question: Question, value: unknown) => Answer | undefined;
  readonly set: (question: Question, value: unknown, answer: Answer) => void;
  /** To be called when the value was judged: until then, it must not change. */
  readonly forget: () => void;
}

/** Makes a {@link KnownAnswers} that knows nothing. */
export function createKnownAnswers<Question, Answer>(): KnownAnswers<Question, Answer> {
  const known = new Map<object, Map<Question, Answer>>();
  return {
    get: (question, value) => known.get(value as object)?.get(question),
    set(question, value, answer) {
      if (typeof value !== 'object' || value === null) return;
      const answers = known.get(value) ?? new Map<Question, Answer>();
      known.set(value, answers);
      answers.set(question, answer);
    },
    forget() {
      // Clearing makes a new table, also where there is nothing to clear.
      if (known.size > 0) known.clear();
    },
  };
}
