import { Fragment } from 'react';

const letters = String.raw`\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}`;

/** Words written from right to left, one or several. In a pattern with one group, `split` gives them at odd places. */
const rightToLeft = new RegExp(
  `([${letters}][${letters}\\p{M}\u200c\u200d־'’-]*(?: [${letters}][${letters}\\p{M}\u200c\u200d־'’-]*)*)`,
  'u',
);

/** A sentence in English in which each name keeps its own direction: "محمد = محمد" in the order of the sentence. */
export function Sentence({ text }: { text: string }) {
  return text
    .split(rightToLeft)
    .map((part, at) =>
      at % 2 === 1 ? (
        <bdi key={`${part} ${String(at)}`}>{part}</bdi>
      ) : (
        <Fragment key={`${part} ${String(at)}`}>{part}</Fragment>
      ),
    );
}
