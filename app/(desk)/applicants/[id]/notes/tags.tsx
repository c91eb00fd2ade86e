'use client';

import { type FormEvent, useId, useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { fieldClass } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { tagMaxCharacters } from '#lib/review/notes/limits.ts';
import { addTag, removeTag } from './actions.ts';
import { useNoteWords } from './use-notes.ts';

type TagsProps = { applicantId: string; tags: string[]; canTag: boolean; onChanged: () => Promise<unknown> };

/** The tags of an applicant, which every role sees; each can be removed, and a new one added. */
export function Tags({ applicantId, tags, canTag, onChanged }: TagsProps) {
  const words = useNoteWords(canTag);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const send = async (call: ReturnType<typeof addTag>) => {
    const result = await answered(call);
    setProblem(result.ok ? null : (Object.values(result.fields ?? {})[0] ?? problemWords(result, 'Not saved.')));
    if (result.ok) await onChanged();
    return result.ok;
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '' && (await send(addTag({ applicantId, tag: typed })))) setTyped('');
  };
  if (!canTag && tags.length === 0) return null;
  return (
    <div>
      <div className="flex flex-wrap items-center gap-6 text-12">
        <span className="text-t3">Tags</span>
        {tags.map((tag) => (
          <span key={tag} className="inline-flex h-24 items-center rounded-4 border border-l2 ps-6 phone:h-36">
            <bdi>{tag}</bdi>
            {canTag ? (
              <button
                type="button"
                aria-label={`Remove tag ${tag}`}
                onClick={() => void send(removeTag({ applicantId, tag }))}
                className="flex h-full items-center px-4 text-t3 hover:text-t1 phone:px-10"
              >
                <Icon name="remove" size={12} />
              </button>
            ) : (
              <span className="pe-6" />
            )}
          </span>
        ))}
        {canTag && (
          <form onSubmit={(event) => void add(event)} className="flex items-center gap-4">
            <input
              list={id}
              value={typed}
              maxLength={tagMaxCharacters}
              onChange={(event) => {
                setTyped(event.target.value);
                setProblem(null);
              }}
              aria-label="New tag"
              placeholder="Add a tag"
              autoComplete="off"
              className={cx(fieldClass(problem !== null), 'h-24 max-w-128 px-6 phone:h-36')}
            />
            <datalist id={id}>
              {words.tags
                .filter((tag) => !tags.includes(tag))
                .map((tag) => (
                  <option key={tag} value={tag} />
                ))}
            </datalist>
            <Button type="submit" size="sm" look="quiet" disabled={typed.trim() === ''}>
              Add
            </Button>
          </form>
        )}
      </div>
      {problem && <FieldError>{problem}</FieldError>}
    </div>
  );
}
