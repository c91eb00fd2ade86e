const signs: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵', Escape: 'Esc', Shift: '⇧' };

/** What is drawn for a key or a chord: `⇧ J` for `J`, `Ctrl ⇧ ↵` for `Ctrl+Shift+Enter`. */
export function keyCap(key: string): string {
  if (key.length === 1) return key === key.toLowerCase() ? key : `⇧ ${key}`;
  return key
    .split('+')
    .map((part) => signs[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
}
