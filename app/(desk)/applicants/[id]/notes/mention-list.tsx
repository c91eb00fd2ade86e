'use client';

import { type KeyboardEvent, useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import { membersLike, mentionTyped } from '#lib/review/notes/mention.ts';

type Member = { id: string; name: string; role: string };

/** The most members that are offered at once. */
const mostOffered = 6;

/** The members that the mention being typed could mean, and the one that Enter chooses. */
export function useMentionList(text: string, members: Member[], onChoose: (name: string) => void) {
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [isClosed, setIsClosed] = useState(true);
  const typed = isClosed ? null : mentionTyped(text, caret);
  const isWhole = typed !== null && members.some(({ name }) => typed.startsWith(`${name} `) || typed === name);
  const found = typed === null || isWhole ? [] : membersLike(typed, members).slice(0, mostOffered);
  const chosen = found[Math.min(at, found.length - 1)];
  return {
    caret,
    found,
    at: Math.min(at, Math.max(0, found.length - 1)),
    moveTo: (next: number) => {
      setCaret(next);
      setAt(0);
      setIsClosed(false);
    },
    close: () => setIsClosed(true),
    /** True when the key was for the list. */
    onKeyDown: (event: KeyboardEvent): boolean => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!chosen || event.ctrlKey || event.metaKey) return false;
      if (step) setAt((now) => (now + step + found.length) % found.length);
      else if (event.key === 'Enter' || event.key === 'Tab') onChoose(chosen.name);
      else if (event.key === 'Escape') setIsClosed(true);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

type MentionListProps = {
  id: string;
  list: ReturnType<typeof useMentionList>;
  onChoose: (name: string) => void;
};

export function MentionList({ id, list, onChoose }: MentionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Colleagues"
      className="mt-4 w-264 overflow-clip rounded-6 bg-s4 py-4 shadow-float"
    >
      {list.found.map((member, index) => (
        <div
          key={member.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === list.at}
          // The press must not take the focus out of the text.
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(member.name);
          }}
          className={cx(
            'flex h-28 cursor-pointer items-center gap-8 px-10 text-12 phone:h-44',
            index === list.at ? 'bg-s3' : 'hover:bg-s2',
          )}
        >
          <span className="truncate">{member.name}</span>
          <span className="ms-auto text-t3">{member.role}</span>
        </div>
      ))}
    </div>
  );
}
