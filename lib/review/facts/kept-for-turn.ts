/**
 * A function that remembers its last answer until the work at hand is done: the same question then costs nothing. The
 * answers are personal data, so that none is kept beyond this turn of the process.
 * @param answer gives the same for the same question, whose parts are compared by identity
 */
export function keptForTurn<Question extends readonly unknown[], Answer>(
  answer: (...question: Question) => Answer,
): (...question: Question) => Answer {
  let last: { question: Question; answer: Answer } | null = null;
  const forget = () => {
    last = null;
  };
  return (...question) => {
    if (last?.question.every((part, place) => part === question[place])) return last.answer;
    const found = answer(...question);
    if (last === null) queueMicrotask(forget);
    last = { question, answer: found };
    return found;
  };
}
