type Named = { id: string; name: string };

/** The ids of the members whose name follows an @ in the text; of two names that both fit, the longer one. */
export function mentionsIn(text: string, members: readonly Named[]): string[] {
  const longestFirst = members.toSorted((a, b) => b.name.length - a.name.length);
  const starts = [...text.matchAll(/(?<![\p{L}\p{N}])@/gu)].map(({ index }) => index + 1);
  const found = starts.flatMap((start) => longestFirst.find(({ name }) => isNameAt(text, start, name))?.id ?? []);
  return [...new Set(found)];
}

/** What was typed after the last @ before the caret, as long as it can become a name; null where there is none. */
export function mentionTyped(text: string, caret: number): string | null {
  const typed = /(?<![\p{L}\p{N}])@([^@\n]{0,40})$/u.exec(text.slice(0, caret))?.[1];
  return typed ?? null;
}

/** The text and the caret after the started mention is completed with a name. */
export function withMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const start = caret - (mentionTyped(text, caret)?.length ?? 0);
  const completed = `${text.slice(0, start)}${name} `;
  return { text: completed + text.slice(caret), caret: completed.length };
}

/** The members whose name has a word that begins with what was typed. */
export function membersLike<M extends Named>(typed: string, members: readonly M[]): M[] {
  const wanted = typed.toLocaleLowerCase('en');
  return members.filter(({ name }) => {
    const own = name.toLocaleLowerCase('en');
    return own.startsWith(wanted) || own.split(/\s+/).some((word) => word.startsWith(wanted));
  });
}

/** The text in pieces, mentions apart, so that a screen can mark them. */
export function withMarkedMentions(text: string, members: readonly Named[]): { text: string; isMention: boolean }[] {
  const names = members.map(({ name }) => name).toSorted((a, b) => b.length - a.length);
  const pieces: { text: string; isMention: boolean }[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const name = names.find((one) => isNameAt(text, index + 1, one));
    if (name === undefined || index < from) continue;
    pieces.push({ text: text.slice(from, index), isMention: false });
    from = index + 1 + name.length;
    pieces.push({ text: text.slice(index, from), isMention: true });
  }
  return [...pieces, { text: text.slice(from), isMention: false }].filter((piece) => piece.text !== '');
}

function isNameAt(text: string, start: number, name: string): boolean {
  return text.startsWith(name, start) && !/^[\p{L}\p{N}]/u.test(text.slice(start + name.length));
}
